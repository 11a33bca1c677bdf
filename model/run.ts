// What a run and its draft are, and how a run may fail.
import * as z from 'zod/v4';

export const RUN_STATUSES = ['queued', 'writing', 'done', 'stopped', 'failed', 'cancelled'] as const;
export const runStatusSchema = z.enum(RUN_STATUSES);
export type RunStatus = z.infer<typeof runStatusSchema>;

/** Statuses a follower listens to: a run that is over has left its answer among the messages. */
export const OPEN_RUN_STATUSES = ['queued', 'writing'] as const satisfies readonly RunStatus[];

export const RUN_ERRORS = [
  'rate-limited',
  'key-refused',
  'context-too-long',
  'unreachable',
  'cut-stream',
  'filtered',
  'refused',
  'empty',
  'timed-out',
  'asker-left',
  'unknown',
] as const;
export const runErrorSchema = z.enum(RUN_ERRORS);
export type RunError = z.infer<typeof runErrorSchema>;

/** Why an answer failed, for people, and whether asking again can help. */
export function wordsForRunError(error: RunError): { words: string; askAgainHelps: boolean } {
  switch (error) {
    case 'rate-limited':
      return { words: 'The model is answering too many at the moment.', askAgainHelps: true };
    case 'key-refused':
      return {
        words: 'The model refused our key. Whoever runs this site has to renew it.',
        askAgainHelps: false,
      };
    case 'context-too-long':
      return {
        words: 'This is more text than the model can read at once. Ask with a shorter message.',
        askAgainHelps: false,
      };
    case 'unreachable':
      return { words: 'The model could not be reached.', askAgainHelps: true };
    case 'cut-stream':
      return { words: 'The connection to the model broke in the middle of the answer.', askAgainHelps: true };
    case 'filtered':
      return {
        words: 'The model’s content filter stopped this answer. Ask in other words.',
        askAgainHelps: false,
      };
    case 'refused':
      return { words: 'The model refused this request.', askAgainHelps: false };
    case 'empty':
      return { words: 'The model returned nothing.', askAgainHelps: true };
    case 'timed-out':
      return { words: 'The answer took too long.', askAgainHelps: true };
    case 'asker-left':
      return { words: 'The person who asked is no longer a member.', askAgainHelps: false };
    case 'unknown':
      return { words: 'The assistant could not finish this answer.', askAgainHelps: true };
  }
}

export const stopSchema = z.object({ by: z.string(), byName: z.string(), at: z.number() });
export type Stop = z.infer<typeof stopSchema>;

export const usageSchema = z.object({ prompt: z.number(), completion: z.number() });
export type Usage = z.infer<typeof usageSchema>;

export const runSchema = z.object({
  id: z.string(),
  status: runStatusSchema,
  askedBy: z.string(),
  askedByName: z.string(),
  questionId: z.string(),
  /** The message this run will leave behind, and its place. */
  answerId: z.string(),
  answerSeq: z.number(),
  /** Asked again: the place holds an earlier answer until this run ends. */
  again: z.boolean(),
  /** Counts writers: 1 for the first, +1 at each takeover. */
  attempt: z.number(),
  stop: stopSchema.nullable(),
  error: runErrorSchema.nullable(),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  usage: usageSchema.nullable(),
});
export type Run = z.infer<typeof runSchema>;

export function isOver(status: RunStatus): boolean {
  switch (status) {
    case 'queued':
    case 'writing':
      return false;
    case 'done':
    case 'stopped':
    case 'failed':
    case 'cancelled':
      return true;
  }
}
