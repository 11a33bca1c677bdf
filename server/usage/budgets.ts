// Budgets of people and threads: a counter for each payer and period. A start of a run reads it in the round trip that it makes
// anyway and reserves in its batch, under the counter's precondition: exact, however many servers there are. The end of the run
// settles by increments, which wait for nobody.
import 'server-only';
import { createHash } from 'node:crypto';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  Timestamp,
  type WriteBatch,
} from 'firebase-admin/firestore';
import {
  type Budget,
  type BudgetKind,
  NOTICE_SHARE,
  type Payer,
  budgetCounterSchema,
  kindOf,
  payerOf,
  periodAt,
  usedOf,
} from '@/model/budget';
import { AppError } from '@/model/errors';
import type { LedgerRow } from '@/model/ledger';
import { budgetCounterPath } from '@/model/paths';
import type { Tokens } from '@/model/price';
import type { Thread } from '@/model/thread';
import { config } from '@/server/platform/config';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { amountOf } from './amount';

/** A counter that is written within its period may be settled a little after it. */
const KEPT_AFTER_MS = 7 * 86_400_000;

/** Who pays for an answer: of whom, and by which budget. `budget` is null where the site sets none. */
type Paying = { payer: Payer; kind: BudgetKind; of: string; budget: Budget | null };

type ThreadSettings = Pick<Thread, 'id' | 'settings'>;

function payingFor({ id, settings }: ThreadSettings, asker: string): Paying {
  const { person, thread } = config().budgets;
  const payer = payerOf(settings, thread === null ? [] : ['thread']);
  const kind = kindOf(payer);
  switch (payer) {
    case 'thread':
      return { payer, kind, of: id, budget: thread };
    case 'owner':
      return { payer, kind, of: settings.payerId ?? asker, budget: person };
    case 'asker':
      return { payer, kind, of: asker, budget: person };
  }
}

/** Names of people and threads are hashed: a counter says nothing of whom it is. */
function counterOf({ kind, of }: Pick<Paying, 'kind' | 'of'>, period: string): DocumentReference {
  const name = createHash('sha256').update([kind, of, period].join('\n')).digest('hex').slice(0, 32);
  return firestore().doc(budgetCounterPath(name));
}

/** Owners who pay, by thread: who paid last is read together with the others. A wrong guess costs a round trip. */
const owners = new Map<string, string>();
const MOST_OWNERS = 10_000;

/** Counters to read with a start's other documents; none where no budget is set. */
export function countersToRead(threadId: string, asker: string): DocumentReference[] {
  const { person, thread } = config().budgets;
  const now = (kind: BudgetKind) => periodAt(kind, Date.now()).period;
  const people = person === null ? [] : [...new Set([asker, owners.get(threadId) ?? asker])];
  return [
    ...people.map((of) => counterOf({ kind: 'person', of }, now('person'))),
    ...(thread === null ? [] : [counterOf({ kind: 'thread', of: threadId }, now('thread'))]),
  ];
}

/** Who pays, with their counter of a period; null where the site sets no budget. */
export type PayingNow = Paying & { period: string; endsAt: number; doc: DocumentSnapshot | null };

/** The payer and their counter, of those that were read, or read now. */
export async function payingIn(
  thread: ThreadSettings,
  { asker, read }: { asker: string; read: readonly DocumentSnapshot[] },
): Promise<PayingNow> {
  const paying = payingFor(thread, asker);
  const now = periodAt(paying.kind, Date.now());
  if (paying.budget === null) return { ...paying, ...now, doc: null };
  if (paying.payer === 'owner') {
    if (owners.size > MOST_OWNERS) owners.clear();
    owners.set(thread.id, paying.of);
  }
  const ref = counterOf(paying, now.period);
  return { ...paying, ...now, doc: read.find(({ id }) => id === ref.id) ?? (await ref.get()) };
}

/** `noticed`: with this answer the payer reached the share at which they are told, for the first time in the period. */
type Reserved = { charged: LedgerRow['charged']; noticed: boolean };

/**
 * Reserves an answer of at most `cost` in the batch that starts its run.
 * @throws AppError over-budget, in words that say who can change it
 */
export function reserve(
  batch: WriteBatch,
  { budget, kind, payer, period, endsAt, doc }: PayingNow,
  cost: number,
): Reserved {
  if (budget === null || doc === null) return { charged: null, noticed: false };
  const counter = readDocument(budgetCounterSchema, doc);
  const used = usedOf(counter, budget.unit) + (budget.unit === 'answers' ? 1 : cost);
  // guard: budgets-are-kept
  if (used > budget.most) throw new AppError('over-budget', usedUp(payer, budget));
  const noticed = used >= budget.most * NOTICE_SHARE && counter?.noticed !== true;
  const { answers = 0, reserved = 0, settled = 0, tokens = { input: 0, output: 0 } } = counter ?? {};
  const next = {
    kind,
    period,
    answers: answers + 1,
    reserved: reserved + cost,
    noticed: noticed || counter?.noticed === true,
  };
  // Concurrent questions of one payer: the precondition refuses one of them, which then counts again.
  if (doc.updateTime === undefined) {
    const endsAtTime = Timestamp.fromMillis(endsAt + KEPT_AFTER_MS);
    batch.create(doc.ref, { ...next, settled, tokens, endsAt: endsAtTime });
  } else batch.update(doc.ref, next, { lastUpdateTime: doc.updateTime });
  return { charged: { id: doc.id, kind, period }, noticed };
}

function usedUp(payer: Payer, budget: Budget) {
  const amount = amountOf(budget);
  switch (payer) {
    case 'asker':
      return errorText.budgetOfAskerUsedUp(amount);
    case 'owner':
      return errorText.budgetOfOwnerUsedUp(amount);
    case 'thread':
      return errorText.budgetOfThreadUsedUp(amount);
  }
}

/** Replaces a reservation by what was used, in the batch that settles its row. */
export function settleCharge(
  batch: WriteBatch,
  { charged, reserved }: Pick<LedgerRow, 'charged' | 'reserved'>,
  used: { cost: number; tokens: Tokens; requests: number },
): void {
  add(batch, charged, { ...used, released: reserved.cost, answers: used.requests === 0 ? -1 : 0 });
}

/** Adds what is used besides the answer, and was not reserved. */
export function chargeMore(
  batch: WriteBatch,
  charged: LedgerRow['charged'],
  used: { cost: number; tokens: Tokens },
): void {
  add(batch, charged, { ...used, released: 0, answers: 0 });
}

/** Increments without a precondition; a counter that its TTL policy has deleted meanwhile is made again, for as long. */
function add(
  batch: WriteBatch,
  charged: LedgerRow['charged'],
  { cost, tokens, released, answers }: { cost: number; tokens: Tokens; released: number; answers: number },
): void {
  if (charged === null) return;
  const { id, kind, period } = charged;
  const { endsAt } = periodAt(kind, Date.parse(period));
  batch.set(
    firestore().doc(budgetCounterPath(id)),
    {
      kind,
      period,
      answers: FieldValue.increment(answers),
      reserved: FieldValue.increment(-released),
      settled: FieldValue.increment(cost),
      tokens: { input: FieldValue.increment(tokens.input), output: FieldValue.increment(tokens.output) },
      endsAt: Timestamp.fromMillis(endsAt + KEPT_AFTER_MS),
    },
    { merge: true },
  );
}
