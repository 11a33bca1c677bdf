// One request that must be refused, beside a twin that differs in one respect and must succeed: a refusal alone proves
// nothing (a typo is refused too).
import { expect } from 'vitest';
import { refusal, type Answer } from './server';
import { stored } from './stored';

type Attack = {
  /** Succeeds; sent after the attempt, because it may change the attempt's target. */
  twin: () => Promise<Answer>;
  attempt: () => Promise<Answer>;
  refusal: { status: number; code: string };
  /** Paths of documents that the attempt must leave unchanged, including missing ones. */
  unchanged: readonly string[];
  /** A description of the attempt, for the failure message. */
  at?: string;
};

export async function attack({ twin, attempt, refusal: expected, unchanged, at = 'attack' }: Attack) {
  const before = await Promise.all(unchanged.map(stored));
  expect({ at, ...refusal(await attempt()) }).toMatchObject({ at, ...expected });
  expect({ at, stored: await Promise.all(unchanged.map(stored)) }).toEqual({ at, stored: before });
  const { status, text } = await twin();
  expect({ at: `the twin of ${at}`, status, text: status < 300 ? '' : text }).toEqual({
    at: `the twin of ${at}`,
    status: expect.toBeOneOf([200, 201, 202, 204]),
    text: '',
  });
}

export const SIGNED_OUT = { status: 401, code: 'signed-out' } as const;
export const FORBIDDEN = { status: 403, code: 'forbidden' } as const;
export const NOT_FOUND = { status: 404, code: 'not-found' } as const;
export const INVALID = { status: 400, code: 'invalid' } as const;
export const CONFLICT = { status: 409, code: 'conflict' } as const;
