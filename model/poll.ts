// The polls of a message: what the server has read of its blocks, and how far they are. Votes stand beside the message, a document a
// person and poll. A hidden poll's votes are read by nobody but the server, before and after: its result has counts alone.
import * as z from 'zod/v4-mini';

export const pollSchema = z.object({
  /** `p0`, `p1`, … in the text's order. */
  key: z.string(),
  /** Of its run, or its message: what all its votes have in common, to list them by. */
  pollId: z.string(),
  question: z.string(),
  options: z.array(z.string()),
  /** Several options at once. */
  isMultiple: z.boolean(),
  isHidden: z.boolean(),
  /** Milliseconds; null: somebody closes it. */
  closesAt: z.nullable(z.number()),
  /** Once it is closed: when, and by whom; null: by its time. */
  closed: z.nullable(z.object({ at: z.number(), by: z.nullable(z.string()) })),
  /** Counted once it is closed: votes by option, and people. */
  result: z.nullable(z.object({ counts: z.array(z.number()), voters: z.number() })),
});
export type Poll = z.infer<typeof pollSchema>;

/** What rules read of a poll that is open; one that was closed is missing. */
const openPollSchema = z.object({
  pollId: z.string(),
  /** Numbers of its options, and how many of them one vote may have. */
  choices: z.array(z.number()),
  most: z.number(),
  isHidden: z.boolean(),
  closesAt: z.nullable(z.number()),
});

export const messagePollsSchema = z.object({
  list: z.array(pollSchema),
  open: z.record(z.string(), openPollSchema),
  /** Who may close them besides managers of the thread: the author of the message, or who asked for the answer. */
  askedBy: z.nullable(z.string()),
});
export type MessagePolls = z.infer<typeof messagePollsSchema>;

export const voteSchema = z.object({
  id: z.string(),
  poll: z.string(),
  pollId: z.string(),
  /** Numbers of the options; none: a vote that was taken back. */
  choices: z.array(z.number()),
  by: z.string(),
  /** Their name of then. */
  byName: z.string(),
  /** Milliseconds, Firestore's time. */
  at: z.number(),
  isHidden: z.boolean(),
});
export type Vote = z.infer<typeof voteSchema>;

/** One a person: the rules compare it with the voter's uid. */
export const voteId = ({ pollId }: Pick<Poll, 'pollId'>, uid: string) => `${pollId}-${uid}`;

/** Votes by option, and people who have voted. */
export function countVotes(
  { options }: Pick<Poll, 'options'>,
  votes: readonly Pick<Vote, 'choices'>[],
): NonNullable<Poll['result']> {
  const counts = options.map((_, index) => votes.filter(({ choices }) => choices.includes(index)).length);
  return { counts, voters: votes.filter(({ choices }) => choices.length > 0).length };
}

export const pollResponseSchema = z.object({ poll: pollSchema });
