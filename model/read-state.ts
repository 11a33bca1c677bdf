// Read state: what a person has not read yet. Messages are counted as they land, at whatever position: an answer that lands
// at an older position is still unread.
import * as z from 'zod/v4-mini';
import { MAX_POSTED_KEPT, MAX_QUIET_KEPT, MAX_REMOVED_KEPT } from './limits';
import { type Message, isRemoved } from './message';
import type { Thread } from './thread';

/** One person's state in one thread. What nobody has written yet is missing: each write has its own fields alone. */
export const readStateSchema = z.object({
  /** The thread. */
  id: z.string(),
  /** Messages that had landed when the thread was last read. */
  landedCount: z._default(z.number(), 0),
  /** Mentions of this person at that time. */
  mentions: z._default(z.number(), 0),
  seenAt: z._default(z.nullable(z.number()), null),
  pinned: z._default(z.boolean(), false),
  muted: z._default(z.boolean(), false),
  unsentText: z._default(z.string(), ''),
  /** It was unread when all threads were last looked through, or marked so since: counted whatever its age. */
  unread: z._default(z.boolean(), false),
  /** Last change, of whatever field: the person's other devices listen by it. */
  changedAt: z._default(z.number(), 0),
});
export type ReadState = z.infer<typeof readStateSchema>;

type Landed = Pick<Thread, 'landedCount' | 'removed' | 'postedBy' | 'quiet'>;

/** Messages of others that landed after `landedCount` and are still there: what a badge counts. */
export function newsSince(thread: Landed, landedCount: number, me: string): number {
  const own = Object.entries(thread.postedBy).flatMap(([number, uid]) =>
    uid === me ? [Number(number)] : [],
  );
  const isQuiet = (number: number) => thread.quiet.some(({ from, to }) => number >= from && number <= to);
  const none = new Set(
    [...thread.removed, ...own].filter((number) => number > landedCount && !isQuiet(number)),
  );
  const quiet = thread.quiet.reduce(
    (sum, { from, to }) => sum + Math.max(0, to - Math.max(from - 1, landedCount)),
    0,
  );
  return Math.max(0, thread.landedCount - landedCount - none.size - quiet);
}

/**
 * `quiet` with the numbers of the next `count` messages, which come from a file. Ranges do not touch. Where there are too many, the
 * shortest is given up: its messages count as news again, while a joint range would hide what people said in between.
 */
export function withQuiet(
  { landedCount, quiet }: Pick<Thread, 'landedCount' | 'quiet'>,
  count: number,
): Thread['quiet'] {
  const added = { from: landedCount + 1, to: landedCount + count };
  const last = quiet.at(-1);
  const ranges =
    last !== undefined && last.to === landedCount
      ? [...quiet.slice(0, -1), { from: last.from, to: added.to }]
      : [...quiet, added];
  if (ranges.length <= MAX_QUIET_KEPT) return ranges;
  const lengths = ranges.map(({ from, to }) => to - from);
  return ranges.toSpliced(lengths.indexOf(Math.min(...lengths)), 1);
}

/** The messages that are news to this person; all of others when they never read the thread. */
export function unreadCountOf(
  thread: Landed,
  readState: Pick<ReadState, 'landedCount'> | undefined,
  me: string,
): number {
  return newsSince(thread, readState?.landedCount ?? 0, me);
}

/** The count as of which the last message of somebody else is news again. */
export function countBeforeLast(thread: Landed, me: string): number {
  let landedCount = thread.landedCount;
  while (landedCount > 0 && newsSince(thread, landedCount, me) === 0) {
    const quiet = thread.quiet.find(({ from, to }) => landedCount >= from && landedCount <= to);
    landedCount = (quiet?.from ?? landedCount) - 1;
  }
  return landedCount;
}

/** `removed` with the number of a message that is deleted or hidden now, or without that of one that is shown again. */
export function withRemoved(removed: readonly number[], number: number): number[] {
  return [...new Set([...removed, number])].toSorted((a, b) => a - b).slice(-MAX_REMOVED_KEPT);
}

export function withoutRemoved(removed: readonly number[], number: number): number[] {
  return removed.filter((one) => one !== number);
}

/** `postedBy` after this person has posted the next `count` messages. */
export function withPosted(
  { landedCount, postedBy }: Pick<Thread, 'landedCount' | 'postedBy'>,
  uid: string,
  count: number,
): Record<string, string> {
  const added = Array.from({ length: count }, (_, index) => [`${landedCount + 1 + index}`, uid] as const);
  // Keys that are numbers are in their order.
  return Object.fromEntries([...Object.entries(postedBy), ...added].slice(-MAX_POSTED_KEPT));
}

/** Messages that landed since the thread was last read, one's own and removed ones too; all of them when it never was. */
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

type Unread = { messages: number; mentions: number; isMuted: boolean };

/** What a thread counts for: an edit adds a mention without a message. Of a muted one, mentions alone count. */
export function countedUnread({ messages, mentions, isMuted }: Unread): number {
  return isMuted ? mentions : Math.max(messages, mentions);
}

/** The highest number of a badge. */
export const MAX_BADGE = 99;

/** The text of a badge: more than 99 are shown as 99+. */
export function badgeOf(count: number): string {
  return count > MAX_BADGE ? `${MAX_BADGE}+` : String(count);
}

/**
 * The first message of somebody else among the last `unread` that landed, as far as they are loaded: the unread divider is
 * above it. Null when there is none that is still there.
 */
export function firstUnread(messages: readonly Message[], unread: number, me: string): Message | null {
  if (unread <= 0) return null;
  const byTime = messages.toSorted((a, b) => landedAtOf(a) - landedAtOf(b) || a.seq - b.seq);
  const unseen = byTime
    .slice(-unread)
    .filter(
      ({ authorId, status, imported }) => authorId !== me && imported === undefined && !isRemoved(status),
    );
  return unseen.toSorted((a, b) => a.seq - b.seq)[0] ?? null;
}

function landedAtOf({ landedAt, createdAt }: Message): number {
  return landedAt ?? createdAt;
}
