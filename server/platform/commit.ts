// Writes that other writers may win: a batch carries preconditions, and whoever loses reads everything anew.
// Transactions would wait for locks for seconds where people write at the same moment; preconditions take milliseconds.
import 'server-only';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '@/model/errors';
import { errorText } from './strings';

/**
 * gRPC codes of a batch whose precondition did not hold: gone (5), already there (6), changed (9), aborted (10). And of
 * one in doubt (1, 2): the emulator says so of a commit that worked, when a listener left at that moment.
 */
const REFUSED = new Set([1, 2, 5, 6, 9, 10]);

export function isRefused(error: unknown): boolean {
  return REFUSED.has(grpcCode(error) ?? -1);
}

/** The gRPC code of an error of Firestore; undefined of any other error. */
export function grpcCode(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}

const TRIES = 25;

/**
 * Runs `attempt` (read, decide, commit with preconditions) until its commit is not refused, with growing jitter.
 * `attempt` is told the how-manieth try it is. A refusal may mean that an earlier delivery of the same commit worked: `attempt` must recognise its own work.
 * @throws AppError busy after 25 refusals; everything else as it comes.
 */
export async function retryRefused<T>(attempt: (tries: number) => Promise<T>): Promise<T> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    try {
      return await attempt(tries);
    } catch (error) {
      if (!isRefused(error)) throw error;
      await wait(Math.random() * Math.min(250, 8 * tries ** 1.5));
    }
  }
  throw new AppError('busy', errorText.crowded);
}

/** 128 random bits in 22 characters that fit a document id. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Runs and answers: ids that callers cannot choose. */
export const newRunId = () => `r-${newToken()}`;
export const newAnswerId = () => `a-${newToken()}`;
