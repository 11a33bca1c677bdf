import { useEffect, useLayoutEffect, useRef } from 'react';
import type { OpenThread } from '@/hooks/shares/guest-thread';
import type { GuestTarget } from '@/hooks/shares/use-guest-permalink';
import type { VirtualList } from '@/hooks/virtual-list/virtual-list';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import type { GuestRow } from './guest-rows';
import { guestStrings } from './strings';

/** Where in the view a target is placed: the messages before it are visible too. */
const TOP_SHARE = 0.22;

type Arrival = {
  thread: OpenThread;
  rows: readonly GuestRow[];
  view: VirtualList<GuestRow>;
  target: GuestTarget;
  onOlder: () => void;
};

/** Goes to the message that the address names, and loads older pages until it is there. Returns whether it is looking for it. */
export function useGuestArrival({ thread, rows, view, target, onOlder }: Arrival): boolean {
  const strings = useStrings(guestStrings);
  const { toast } = useToasts();
  const arrived = useRef(-1);
  const toHighlight = useRef<number | null>(null);
  const row = target.seq === null ? undefined : rowAt(rows, target.seq);
  const isOlder = target.seq !== null && row === undefined && isBefore(thread, target.seq);
  // The reader sees what failed, and can ask again, where older messages would be.
  const isLooking = isOlder && thread.older !== 'failed';

  useEffect(() => {
    if (isLooking && thread.older === 'idle') onOlder();
  }, [isLooking, thread.older, onOlder]);

  useLayoutEffect(() => {
    if (isOlder) return;
    if (arrived.current !== target.arrival) {
      arrived.current = target.arrival;
      toHighlight.current = row !== undefined && target.top === null ? target.seq : null;
      if (row !== undefined) view.anchorTo(row.key, target.top ?? Math.round(view.heightPx * TOP_SHARE));
      else if (target.seq === null && target.arrival > 0) view.jumpToEnd();
      else if (target.seq !== null) toast(strings.notHere);
    }
    // Anchored first, then rendered: it may have been far from the rendered rows.
    const lit = toHighlight.current === null ? undefined : rowAt(rows, toHighlight.current);
    const article = lit && view.slots.get(lit.key)?.querySelector<HTMLElement>('article');
    if (!article) return;
    toHighlight.current = null;
    highlight(article);
  });
  return isLooking;
}

function rowAt(rows: readonly GuestRow[], seq: number): GuestRow | undefined {
  return rows.find(({ key }) => key === `at-${seq}`);
}

/** Whether a message of this position may be in a page that is not loaded. */
function isBefore({ messages, hasOlder }: OpenThread, seq: number): boolean {
  return hasOlder && seq < (messages?.[0]?.seq ?? 0);
}

function highlight(article: HTMLElement): void {
  article.tabIndex = -1;
  article.focus({ preventScroll: true });
  // Removed and set again, so that the animation restarts on each arrival.
  article.removeAttribute('data-highlighted');
  void article.offsetWidth;
  article.setAttribute('data-highlighted', '');
}
