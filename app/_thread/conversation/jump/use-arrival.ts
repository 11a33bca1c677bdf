import { useEffect, useLayoutEffect, useRef } from 'react';
import type { VirtualList } from '@/hooks/virtual-list/virtual-list';
import type { Permalink, PermalinkNavigation } from '@/hooks/timeline/use-permalink';
import { isShown } from '@/hooks/timeline/timeline-state';
import type { TimelineView } from '@/hooks/timeline/use-timeline';
import { messageIdOf } from '@/app/_thread/conversation/row-kind';
import type { Row } from '@/app/_thread/rows';

/** Where in the view the target of a permalink is placed: the messages before it are visible too. */
const TOP_SHARE = 0.22;

type Arrival = {
  timeline: TimelineView;
  navigation: PermalinkNavigation;
  view: VirtualList<Row>;
  rows: readonly Row[];
};

/**
 * Scrolls to the target of the permalink as soon as it is known, rendered before or not; and to the end for a reader
 * who leaves a detached window.
 */
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
    // Anchored first, then rendered: it may have been far from the rendered rows.
    const target = toHighlight.current;
    const row = target && rowOf(rows, target);
    const article = row && view.slots.get(row.key)?.querySelector<HTMLElement>('article');
    if (!target || !article) return;
    toHighlight.current = null;
    highlight(article, target);
  });
  // A reader who sends a message wants to see the end.
  const last = useRef(lastSendingId);
  useEffect(() => {
    // Also while a detached window is still loading.
    if (lastSendingId !== last.current && lastSendingId !== undefined && (isDetached || isLooking)) leave();
    last.current = lastSendingId;
  }, [lastSendingId, isDetached, isLooking, leave]);
}

function rowOf(rows: readonly Row[], { messageId }: Permalink): Row | undefined {
  return messageId === null ? undefined : rows.find((row) => messageIdOf(row) === messageId);
}

/** Focuses the target; highlights it for a moment, except after Back and Forward. */
function highlight(article: HTMLElement, { top, arrival }: Permalink): void {
  // A reader who returns to a thread continues reading: the focus stays in the composer.
  if (top !== null && arrival === 0) return;
  article.tabIndex = -1;
  // Who finds in the thread goes on with the next match.
  if (document.activeElement?.closest('[role="search"]') == null) article.focus({ preventScroll: true });
  if (top !== null) return;
  // The attribute is removed and set again, so that the animation restarts on each arrival.
  article.removeAttribute('data-highlighted');
  void article.offsetWidth;
  article.setAttribute('data-highlighted', '');
}
