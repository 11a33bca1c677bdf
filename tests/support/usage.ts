// A month of a busy site: who asked what and how it ended, made of numbers, so that a plain loop over it says what sums must be.
import { NO_TOKENS } from '@/model/price';
import type { IndexChange, IndexedFeedback, IndexedRun } from '@/server/search/search-index';

export const DAY_MS = 86_400_000;
/** The first instant of the month, in UTC. */
export const MONTH_BEGINS = Date.UTC(2026, 9, 1);

const MODELS = ['demo-small', 'demo-large', 'demo-wide'];
const OUTCOMES = [
  'done',
  'done',
  'done',
  'done',
  'done',
  'done',
  'done',
  'stopped',
  'failed',
  'cancelled',
] as const;

type Size = { people: number; threads: number; runs: number };

/** Numbers that look like chance, and are the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function plantedRuns({ people, threads, runs }: Size): IndexedRun[] {
  const next = chance(7);
  const below = (most: number) => Math.floor(next() * most);
  return Array.from({ length: runs }, (_, index): IndexedRun => {
    const at = MONTH_BEGINS + Math.floor((index / runs) * 31 * DAY_MS) + below(1_000);
    const outcome = OUTCOMES[below(OUTCOMES.length)] ?? 'done';
    const isCancelled = outcome === 'cancelled';
    const totalMs = isCancelled ? null : 500 + below(40_000);
    return {
      id: `run-${String(index).padStart(8, '0')}`,
      threadId: `thread-${below(threads)}`,
      asker: `person-${below(people)}`,
      model: MODELS[below(MODELS.length)] ?? '',
      at,
      settledAt: at + (totalMs ?? 10),
      outcome,
      error: outcome === 'failed' ? 'timed-out' : null,
      isRegeneration: below(20) === 0,
      attempts: isCancelled ? 0 : below(50) === 0 ? 2 : 1,
      queuedMs: isCancelled ? null : below(5) === 0 ? below(9_000) : 0,
      firstTokenMs: totalMs === null ? null : below(totalMs),
      totalMs,
      tokens: isCancelled
        ? NO_TOKENS
        : { input: 200 + below(9_000), output: below(2_000), reasoning: below(100), cached: below(200) },
      cost: isCancelled ? 0 : below(60_000),
      currency: below(200) === 0 ? 'EUR' : 'USD',
      revision: 1,
    };
  });
}

/** For one answer in ten. */
export function plantedFeedback(runs: readonly IndexedRun[]): IndexedFeedback[] {
  return runs
    .filter(({ outcome }, index) => index % 10 === 0 && outcome === 'done')
    .map(({ id, threadId }, index) => ({
      id: `feedback-${id}`,
      threadId,
      messageId: `answer-${id}`,
      runId: id,
      value: index % 7 === 0 ? null : index % 3 === 0 ? 'down' : 'up',
      revision: 1,
    }));
}

/** A short message of a person for each run that none of them has. */
export function plantedMessages(runs: readonly IndexedRun[]): IndexChange[] {
  return runs.map(({ id, threadId, asker, at }, index) => ({
    kind: 'message',
    message: {
      id: `question-${id}`,
      threadId,
      seq: index + 1,
      role: 'user',
      authorId: asker,
      content: 'What next?',
      format: 'markdown',
      plain: '',
      mentions: [],
      createdAt: at,
      isQuestion: true,
      hasForm: false,
      revision: 1,
    },
  }));
}

/** Milliseconds: by the clock, and those in which this process worked, its threads included, whoever else the machine works for. */
export async function timed(act: () => Promise<unknown>): Promise<{ cpu: number; wall: number }> {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  await act();
  const { user, system } = process.cpuUsage(used);
  return { cpu: Math.round((user + system) / 1_000), wall: Math.round(performance.now() - begun) };
}
