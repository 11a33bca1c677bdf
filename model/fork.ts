// Forks: threads that people start from a message of another thread, or continue from a share, with copies of what was said up to
// there. Members of both find the way back; a copy goes when its message does.
import * as z from 'zod/v4-mini';

/** Threads that may be started from one thread: each is changed with every message that is deleted there. */
export const MAX_FORKS = 200;
/** Members whom one request takes along: each is brought in. */
export const MAX_COMPANIONS = 50;
/** Messages that are copied at most, and milliseconds after which a copy that nobody continues is removed. */
export const MAX_FORK_MESSAGES = 5_000;
export const FORK_IDLE_MS = 15 * 60_000;

export const forkResponseSchema = z.object({ threadId: z.string() });
/** `leftOut`: uids of members who did not come along, for too many invites of theirs, members, or people brought in within the hour. */
export const forkThreadResponseSchema = z.extend(forkResponseSchema, { leftOut: z.array(z.string()) });
export type ForkThreadResponse = z.infer<typeof forkThreadResponseSchema>;

/** Where a thread was started from, for who may read that too; else null. */
export const originResponseSchema = z.object({
  origin: z.nullable(z.object({ threadId: z.string(), messageId: z.nullable(z.string()) })),
});
export type Origin = z.infer<typeof originResponseSchema>['origin'];

/** The id of the copy of the message at a position; nobody else may choose one like it. */
export const copyId = (seq: number) => `c-${String(seq).padStart(10, '0')}`;
