// Read state: what a person has not read yet. Messages are counted as they land, at whatever position: an answer that lands
// at an older position is still unread.
import * as z from 'zod/v4-mini';
import type { Message } from './message';
import type { Thread } from './thread';

/** One person's state in one thread. */
export const readStateSchema = z.object({
  /** The thread. */
  id: z.string(),
  /** Messages that had landed when the thread was last read. */
  landedCount: z.number(),
  /** Mentions of this person at that time. */
  mentions: z.number(),
  seenAt: z.nullable(z.number()),
  pinned: z.boolean(),
  muted: z.boolean(),
  unsentText: z.string(),
});
export type ReadState = z.infer<typeof readStateSchema>;

/** Messages that landed since the thread was last read; all of them when it never was. */
export function unreadOf(
  thread: Pick<Thread, 'landedCount'>,
  readState: Pick<ReadState, 'landedCount'> | undefined,
): number {
  return Math.max(0, thread.landedCount - (readState?.landedCount ?? 0));
}

/** Mentions of this person since the thread was last read. */
export function unreadMentionsOf(
  thread: Pick<Thread, 'mentioned'>,
  readState: Pick<ReadState, 'mentions'> | undefined,
  me: string,
): number {
  return Math.max(0, (thread.mentioned[me] ?? 0) - (readState?.mentions ?? 0));
}

/** The text of a badge: more than 99 are shown as 99+. */
export function badgeOf(count: number): string {
  return count > 99 ? '99+' : String(count);
}

/**
 * The first message of somebody else among the last `unread` that landed, as far as they are loaded: the unread divider is
 * above it. Null when there is none.
 */
export function firstUnread(messages: readonly Message[], unread: number, me: string): Message | null {
  if (unread <= 0) return null;
  const byTime = messages.toSorted((a, b) => a.createdAt - b.createdAt || a.seq - b.seq);
  const unseen = byTime.slice(-unread).filter(({ authorId }) => authorId !== me);
  return unseen.toSorted((a, b) => a.seq - b.seq)[0] ?? null;
}
