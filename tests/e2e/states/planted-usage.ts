// Rows of the ledger, past the server: the usage of two months that nobody has asked through.
import { expect } from 'playwright/test';
import { DEMO_PEOPLE } from '@/model/demo';
import { type LedgerRow, NOTHING_SPENT } from '@/model/ledger';
import { usageResponseSchema } from '@/model/usage';
import { callAs, type Name } from '@/tests/e2e/fixtures';
import { commit } from '@/tests/e2e/store';
import { plantThread, type Line } from './planted-threads';

const DAY_MS = 86_400_000;
const ENDS = ['done', 'done', 'done', 'done', 'done', 'done', 'stopped', 'failed'] as const;
const MODELS = ['c1/anthropic/claude-sonnet-4.6/v-20260331', 'cothread-demo'] as const;

/** About so many answers on each of the last 60 days, by everybody in turn; resolves once they are in the sums. */
export async function plantLedger(threadId: string, perDay = 3): Promise<void> {
  const before = await answersOf('Ada');
  const rows = Array.from({ length: 60 }, (_, back) => back).flatMap((back) =>
    Array.from({ length: back % 7 > 4 ? 1 : perDay + (back % 3) }, (_, index) =>
      rowAt(threadId, back, index),
    ),
  );
  for (let from = 0; from < rows.length; from += 100)
    await commit(
      rows.slice(from, from + 100).map((row) => ({
        path: `ledger/${row.id}`,
        fields: { ...row, openedAt: new Date(row.openedAt), settledAt: new Date(), changedAt: new Date() },
      })),
    );
  const added = rows.filter(({ asker }) => asker === DEMO_PEOPLE[0].uid).length;
  await expect.poll(() => answersOf('Ada'), { timeout: 60_000 }).toBe(before + added);
}

function rowAt(threadId: string, back: number, index: number): LedgerRow {
  const openedAt = Date.now() - back * DAY_MS - index * 60_000;
  const number = back * 7 + index;
  const tokens = {
    input: 900 + ((number * 137) % 4_000),
    output: 100 + ((number * 71) % 900),
    reasoning: 0,
    cached: 0,
  };
  const price = {
    version: 'planted',
    currency: 'USD',
    input: 3_000_000,
    cached: 3_000_000,
    output: 15_000_000,
  };
  return {
    id: `r-planted-${crypto.randomUUID()}`,
    threadId,
    asker: DEMO_PEOPLE[number % 5 < 3 ? 0 : number % 2 === 0 ? 1 : 2].uid,
    payer: 'asker',
    payerId: null,
    charged: null,
    day: new Date(openedAt).toISOString().slice(0, 10),
    isRegeneration: number % 11 === 0,
    site: null,
    model: MODELS[number % 4 === 0 ? 1 : 0],
    price,
    reserved: { tokens, cost: 0 },
    lost: NOTHING_SPENT,
    spent: { tokens, counted: 'measured', requests: 1 },
    title: null,
    cost: tokens.input * 3 + tokens.output * 15,
    end: ENDS[number % ENDS.length] ?? 'done',
    error: null,
    attempts: number % 23 === 0 ? 2 : 1,
    queuedMs: number % 5 === 0 ? 1_400 : 0,
    firstTokenMs: 300 + ((number * 53) % 1_900),
    totalMs: 2_000 + ((number * 389) % 24_000),
    openedAt,
    settledAt: openedAt,
  };
}

/** Within 90 days. */
async function answersOf(name: Name): Promise<number> {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const query = `scope=mine&from=${day(Date.now() - 89 * DAY_MS)}&to=${day(Date.now() + DAY_MS)}&timeZone=UTC`;
  const usage = usageResponseSchema.parse(await callAs(name, { path: `/api/usage?${query}`, method: 'GET' }));
  return usage.state === 'off' ? 0 : usage.totals.answers;
}

export const PRICE_LINES: readonly Line[] = [
  { by: 'Ada', text: 'What should the page of prices say?' },
  { by: 'Assistant', text: 'Three plans, **one sentence each**, and what happens after the trial.' },
];
const ANSWER_ID = 'a-planted-002';

/** A thread with two months of usage and feedback; gives its id. */
export async function plantUsage(): Promise<string> {
  const people = { Grace: 'editor', Linus: 'viewer' } as const;
  const threadId = await plantThread({ title: 'Page of prices', people, lines: PRICE_LINES });
  await plantLedger(threadId);
  const path = `/api/threads/${threadId}/messages/${ANSWER_ID}/feedback`;
  const down = {
    value: 'down',
    reasons: ['incomplete', 'too-long'],
    comment: 'It forgot the discount for schools.',
  };
  await callAs('Grace', { path, method: 'PUT', body: { feedback: down } });
  await callAs('Linus', { path, method: 'PUT', body: { feedback: { value: 'up' } } });
  return threadId;
}
