import { useState } from 'react';
import type { TimelineItem } from '@/model/timeline';
import { firstUnread } from '@/model/read-state';

/**
 * The `seq` of the first message that was unread when the thread was opened: it does not change while the thread is
 * open.
 */
export function useFirstUnread(
  items: readonly TimelineItem[] | null,
  unread: number | null,
  me: string,
): number | null {
  const [newFrom, setNewFrom] = useState<number | null | undefined>(undefined);
  if (newFrom === undefined && items !== null && unread !== null) {
    const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []));
    // A divider above the very first message would say nothing.
    const first = firstUnread(messages, unread, me)?.seq ?? null;
    setNewFrom(first === items[0]?.seq ? null : first);
  }
  return newFrom ?? null;
}
