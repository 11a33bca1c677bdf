// The states of an answer, from its question on: one union for every component, computed with the rows.
import { withoutReasoning } from '@/model/answer';
import type { Message } from '@/model/message';
import { type Run, type RunError, type Stop, runState } from '@/model/run';
import type { TimelineItem } from '@/model/timeline';

/** The run of the answer is open; a previous answer may be shown in its place until it ends. */
export type PendingState =
  | { kind: 'queued'; run: Run; /** The number of questions that are answered first. */ ahead: number }
  | { kind: 'streaming'; run: Run }
  /** The run is over, and its answer has not reached this page yet. */
  | { kind: 'landing'; run: Run };

/** The outcome of a later run that did not replace this answer. */
export type Regeneration =
  | { kind: 'none' }
  | { kind: 'stopped'; stop: Stop }
  | { kind: 'failed'; error: RunError };

/** How the run of a stored answer ended. */
export type LandedState =
  /** `declined`: its text is a refusal. */
  | { kind: 'done'; regeneration: Regeneration; declined: boolean }
  | { kind: 'stopped'; stop: Stop | null }
  | { kind: 'failed'; error: RunError; keepsText: boolean }
  | { kind: 'cut-off' }
  | { kind: 'cancelled'; stop: Stop | null; error: RunError }
  | { kind: 'deleted' }
  | { kind: 'hidden' };

export type AnswerState = PendingState | LandedState;

export function pendingStateOf({ run, ahead }: { run: Run; ahead: number }): PendingState {
  switch (runState(run).kind) {
    case 'queued':
      return { kind: 'queued', run, ahead };
    case 'writing':
      return { kind: 'streaming', run };
    case 'over':
      return { kind: 'landing', run };
  }
}

export type LandedAnswer = Pick<Message, 'status' | 'stop' | 'error' | 'content'> & {
  metadata: Pick<Message['metadata'], 'declined'>;
};

export function landedStateOf({ status, stop, error, content, metadata }: LandedAnswer): LandedState {
  switch (status) {
    case 'sent': // Never an answer: only people's messages have this status.
    case 'done':
      return {
        kind: 'done',
        regeneration: regenerationOf(stop, error),
        declined: metadata.declined === true,
      };
    case 'stopped':
      return { kind: 'stopped', stop };
    case 'failed':
      return { kind: 'failed', error: error ?? 'unknown', keepsText: withoutReasoning(content) !== '' };
    case 'cancelled':
      return { kind: 'cancelled', stop, error: error ?? 'unknown' };
    case 'cut-off':
    case 'deleted':
    case 'hidden':
      return { kind: status };
  }
}

function regenerationOf(stop: Stop | null, error: RunError | null): Regeneration {
  if (error !== null) return { kind: 'failed', error };
  return stop === null ? { kind: 'none' } : { kind: 'stopped', stop };
}

/** The open run of a state. */
export function runOf(state: AnswerState): Run | null {
  switch (state.kind) {
    case 'queued':
    case 'streaming':
    case 'landing':
      return state.run;
    case 'done':
    case 'stopped':
    case 'failed':
    case 'cut-off':
    case 'cancelled':
    case 'deleted':
    case 'hidden':
      return null;
  }
}

/** The run that is writing at the position of an item. */
export function streamingRunOf(item: TimelineItem): Run | null {
  if (item.kind === 'message') return null;
  const state = pendingStateOf(item);
  return state.kind === 'streaming' ? state.run : null;
}

/** Equal while nothing that is rendered of the run has changed: each snapshot contains the same run as a new object. */
export function stateKeyOf(state: AnswerState): string {
  const run = runOf(state);
  const ahead = state.kind === 'queued' ? state.ahead : '';
  return run === null ? state.kind : `${state.kind} ${run.id} ${run.attempt} ${ahead}`;
}
