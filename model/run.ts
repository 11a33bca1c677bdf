// Runs: their shape, their states, and how they may fail.
import * as z from 'zod/v4-mini';
import { budgetNoticeSchema } from './budget';

export const RUN_STATUSES = ['queued', 'writing', 'done', 'stopped', 'failed', 'cancelled'] as const;
export const runStatusSchema = z.enum(RUN_STATUSES);
export type RunStatus = z.infer<typeof runStatusSchema>;

/** Statuses that followers listen to: a run that is over has left its answer among the messages. */
export const OPEN_RUN_STATUSES = ['queued', 'writing'] as const satisfies readonly RunStatus[];

export const RUN_ERRORS = [
  'rate-limited',
  'key-refused',
  'quota-used-up',
  'model-not-found',
  'context-too-long',
  'unreachable',
  'model-error',
  'cut-stream',
  'filtered',
  'refused',
  'tool-call',
  'empty',
  'timed-out',
  'asker-left',
  'unknown',
] as const;
export const runErrorSchema = z.enum(RUN_ERRORS);
export type RunError = z.infer<typeof runErrorSchema>;

/** Whether regenerating may succeed after this error. */
export function canRegenerateAfter(error: RunError): boolean {
  switch (error) {
    case 'rate-limited':
    case 'unreachable':
    case 'model-error':
    case 'cut-stream':
    case 'tool-call':
    case 'empty':
    case 'timed-out':
    case 'unknown':
      return true;
    case 'key-refused':
    case 'quota-used-up':
    case 'model-not-found':
    case 'context-too-long':
    case 'filtered':
    case 'refused':
    case 'asker-left':
      return false;
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
  /** The message that this run will leave behind, and its position. */
  answerId: z.string(),
  answerSeq: z.number(),
  /** Regeneration: the position holds the previous answer until this run ends. */
  isRegeneration: z.boolean(),
  /** Counts writers: 1 for the first, +1 at each takeover. */
  attempt: z.number(),
  stop: z.nullable(stopSchema),
  error: z.nullable(runErrorSchema),
  createdAt: z.number(),
  startedAt: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
  usage: z.nullable(usageSchema),
});
export type Run = z.infer<typeof runSchema>;

export const stopResponseSchema = z.object({ outcome: z.enum(['stopped', 'already-over']) });

/** Response of ask and regenerate: the run that writes the answer. */
export const regenerateResponseSchema = z.object({ runId: z.string(), budget: budgetNoticeSchema });
export type RegenerateResponse = z.infer<typeof regenerateResponseSchema>;

/** The state of a run; the only code that reads `status`. */
export type RunState =
  | { kind: 'queued' }
  | { kind: 'writing'; attempt: number }
  /** Its answer is among the messages, or the message says why there is none. */
  | { kind: 'over'; stop: Stop | null };

export function runState({ status, attempt, stop }: Pick<Run, 'status' | 'attempt' | 'stop'>): RunState {
  switch (status) {
    case 'queued':
      return { kind: 'queued' };
    case 'writing':
      return { kind: 'writing', attempt };
    case 'done':
    case 'stopped':
    case 'failed':
    case 'cancelled':
      return { kind: 'over', stop };
  }
}

/** Open runs in the order in which they are answered: the one that is writing, then by position. */
export function inAnswerOrder(runs: readonly Run[]): Run[] {
  const order = (run: Run) => (runState(run).kind === 'writing' ? 0 : run.answerSeq);
  return runs.toSorted((a, b) => order(a) - order(b));
}
