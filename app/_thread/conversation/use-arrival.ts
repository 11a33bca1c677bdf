import { useEffect, useLayoutEffect, useRef } from 'react';
import type { VirtualList } from '@/hooks/virtual-list/virtual-list';
import type { Permalink, PermalinkNavigation } from '@/hooks/timeline/use-permalink';
import { isShown } from '@/hooks/timeline/timeline-state';
import type { TimelineView } from '@/hooks/timeline/use-timeline';
import { messageIdOf } from './row-kind';
import type { Row } from '@/app/_thread/rows';

/** Where a message stands that was pointed at: what was said before it can be seen too. */
const TOP_SHARE = 0.22;

type Arrival = {
  timeline: TimelineView;
  navigation: PermalinkNavigation;
  view: VirtualList<Row>;
  rows: readonly Row[];
};

/** Shows what is pointed at as soon as it is known, drawn before or not, and the end to whoever leaves a detached window. */
export function useArrival({ timeline, navigation, view, rows }: Arrival): void {
  const { stage, isLooking, sendings } = timeline;
  const isDetached = stage.kind === 'detached';
  const lastSendingId = sendings.at(-1)?.id;
  const { permalink, leave } = navigation;
  const arrived = useRef(-1);
  const toHighlight = useRef<Permalink | null>(null);
  useLayoutEffect(() => {
    if (!isShown(stage) || isLooking) return;
    if (arrived.current !== permalink.arrival) {
      arrived.current = permalink.arrival;
      const row = rowOf(rows, permalink);
      toHighlight.current = row ? permalink : null;
      if (row) view.anchorTo(row.key, permalink.top ?? Math.round(view.heightPx * TOP_SHARE));
      else if (permalink.messageId === null && permalink.arrival > 0) view.jumpToEnd();
    }
    // Held first, then drawn: it may have been far from what was drawn before.
    const target = toHighlight.current;
    const row = target && rowOf(rows, target);
    const article = row && view.slots.get(row.key)?.querySelector<HTMLElement>('article');
    if (!target || !article) return;
    toHighlight.current = null;
    highlight(article, target);
  });
  // Whoever speaks wants to see the end.
  const last = useRef(lastSendingId);
  useEffect(() => {
    // Also while a detached window is still read.
    if (lastSendingId !== last.current && lastSendingId !== undefined && (isDetached || isLooking)) leave();
    last.current = lastSendingId;
  }, [lastSendingId, isDetached, isLooking, leave]);
}

function rowOf(rows: readonly Row[], { messageId }: Permalink): Row | undefined {
  return messageId === null ? undefined : rows.find((row) => messageIdOf(row) === messageId);
}

/** Gives what is pointed at the focus, and marks it for a moment where one comes to it anew. */
function highlight(article: HTMLElement, { top, arrival }: Permalink): void {
  // Whoever comes back to a thread goes on reading; the focus stays with what they come to write in.
  if (top !== null && arrival === 0) return;
  article.tabIndex = -1;
  article.focus({ preventScroll: true });
  if (top !== null) return;
  // Taken off and put on again, so that the mark shows each time one comes here.
  article.removeAttribute('data-highlighted');
  void article.offsetWidth;
  article.setAttribute('data-highlighted', '');
}
