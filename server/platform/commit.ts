// Optimistic concurrency: a batch carries preconditions, and a refused writer reads everything again.
// Transactions would wait for locks for seconds where people write at the same moment; preconditions take milliseconds.
import 'server-only';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@/model/errors';
import { errorText } from './strings';

/**
 * gRPC codes of a batch whose precondition failed: missing (5), already exists (6), changed (9), aborted (10). And of an
 * uncertain result (1, 2): the emulator returns these for a commit that worked when a listener left at that moment; or no reply within
 * COMMIT_MS (4).
 */
const REFUSED = new Set([1, 2, 4, 5, 6, 9, 10]);
const NO_REPLY = 4;
/** Firestore replies in milliseconds; the library would wait for a minute. */
export const COMMIT_MS = 15_000;

export function isRefused(error: unknown): boolean {
  return REFUSED.has(grpcCode(error) ?? -1);
}

/** The gRPC code of an error of Firestore; undefined of any other error. */
export function grpcCode(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}

const TRIES = 25;

/**
 * Runs `attempt` (read, decide, commit with preconditions) until its commit is not refused, with growing, jittered delays.
 * `attempt` gets the number of the try. A refusal may mean that an earlier delivery of the same commit worked: `attempt`
 * must recognise its own work.
 * @throws AppError busy after 25 refusals; the error of the second commit without a reply; any other error unchanged
 */
export async function retryRefused<T>(attempt: (tries: number) => Promise<T>): Promise<T> {
  let unanswered = 0;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      return await attempt(tries);
    } catch (error) {
      if (grpcCode(error) === NO_REPLY) unanswered += 1;
      if (!isRefused(error) || unanswered > 1) throw error;
      await wait(Math.random() * Math.min(250, 8 * tries ** 1.5));
    }
  }
  throw new AppError('busy', errorText.crowded);
}

/** 128 random bits in 22 characters that fit a document id. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Ids of runs and answers, which callers cannot choose. */
export const newRunId = () => `r-${newToken()}`;
export const newAnswerId = () => `a-${newToken()}`;
