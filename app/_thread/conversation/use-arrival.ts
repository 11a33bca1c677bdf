import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RowView } from '@/hooks/virtual-list/virtual-list';
import type { Pointed, Pointing } from '@/hooks/timeline/use-permalink';
import type { TimelineView } from '@/hooks/timeline/use-timeline';
import { messageIdOf } from './row-kind';
import type { Row } from '@/app/_thread/rows';

/** Where a message stands that was pointed at: what was said before it can be seen too. */
const TOP_SHARE = 0.22;

type Arrival = { timeline: TimelineView; pointing: Pointing; view: RowView<Row>; rows: readonly Row[] };

/** Shows what is pointed at as soon as it is known, drawn before or not, and the end to whoever leaves an island. */
export function useArrival({ timeline, pointing, view, rows }: Arrival): void {
  const { status, isLooking, isApart, sendings } = timeline;
  const said = sendings.at(-1)?.id;
  const { pointed, leave } = pointing;
  const arrived = useRef(-1);
  const toMark = useRef<Pointed | null>(null);
  useLayoutEffect(() => {
    if (status !== 'ready' || isLooking) return;
    if (arrived.current !== pointed.turn) {
      arrived.current = pointed.turn;
      const row = rowOf(rows, pointed);
      toMark.current = row ? pointed : null;
      if (row) view.hold(row.key, pointed.top ?? Math.round(view.heightPx * TOP_SHARE));
      else if (pointed.messageId === null && pointed.turn > 0) view.jumpToEnd();
    }
    // Held first, then drawn: it may have been far from what was drawn before.
    const mark = toMark.current;
    const row = mark && rowOf(rows, mark);
    const article = row && view.slots.get(row.key)?.querySelector<HTMLElement>('article');
    if (!mark || !article) return;
    toMark.current = null;
    markPointed(article, mark);
  });
  // Whoever speaks wants to see the end.
  const last = useRef(said);
  useEffect(() => {
    // Also while an island is still on its way.
    if (said !== last.current && said !== undefined && (isApart || isLooking)) leave();
    last.current = said;
  }, [said, isApart, isLooking, leave]);
}

function rowOf(rows: readonly Row[], { messageId }: Pointed): Row | undefined {
  return messageId === null ? undefined : rows.find((row) => messageIdOf(row) === messageId);
}

/** Gives what is pointed at the focus, and marks it for a moment where one comes to it anew. */
function markPointed(article: HTMLElement, { top, turn }: Pointed): void {
  // Whoever comes back to a thread goes on reading; the focus stays with what they come to write in.
  if (top !== null && turn === 0) return;
  article.tabIndex = -1;
  article.focus({ preventScroll: true });
  if (top !== null) return;
  // Taken off and put on again, so that the mark shows each time one comes here.
  article.removeAttribute('data-pointed');
  void article.offsetWidth;
  article.setAttribute('data-pointed', '');
}
