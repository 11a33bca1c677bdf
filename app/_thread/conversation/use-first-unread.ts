import { useState } from 'react';
import type { TimelineItem } from '@/model/timeline';
import { firstUnread } from '@/model/read-state';

/** The place of the first message that was unread when I came: it stays as long as I am here. */
export function useFirstUnread(
  items: readonly TimelineItem[] | null,
  unread: number | null,
  me: string,
): number | null {
  const [newFrom, setNewFrom] = useState<number | null | undefined>(undefined);
  if (newFrom === undefined && items !== null && unread !== null) {
    const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []));
    // Nobody needs to be told that a thread is new from its first word on.
    const first = firstUnread(messages, unread, me)?.seq ?? null;
    setNewFrom(first === items[0]?.seq ? null : first);
  }
  return newFrom ?? null;
}
