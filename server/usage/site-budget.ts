// The site's budget of a month. A document that every question writes would be the hottest of all, so a server takes a portion, in
// the batch of a question that needs one, and gives answers of it out of its memory. A portion lives for a minute: what is left of
// it then, also where its server has died, the sweep gives back. What an answer did not use goes to one of several documents.
import 'server-only';
import { randomInt } from 'node:crypto';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  Timestamp,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { NOTICE_SHARE, periodAt } from '@/model/budget';
import { AppError } from '@/model/errors';
import type { LedgerRow } from '@/model/ledger';
import { siteBudgetPath } from '@/model/paths';
import { isRefused, newToken } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { firestore } from '@/server/platform/firebase';
import { logInfo } from '@/server/platform/log';
import { errorText } from '@/server/platform/strings';
import { amountOf } from './amount';

/** How long a server gives answers out of a portion, by its own clock. */
const PORTION_MS = 60_000;
/** A batch that uses a portion in its last instant is stored by then: the sweep counts it. */
const PORTION_REST_MS = 120_000;
/** Of the budget: what a server that dies keeps from the others for so long. */
const PORTION_SHARE = 1 / 50;
const SHARDS = 10;
/** A month is settled a little after its end. */
const KEPT_AFTER_MS = 7 * 86_400_000;

type Portion = { id: string; period: string; left: number; until: number };

let portions: Portion[] = [];
/** What a request has taken of a portion: its next try takes nothing more. */
const taken = new Map<string, NonNullable<LedgerRow['site']>>();

const MOST_TAKEN = 10_000;

const thisMonth = () => periodAt('thread', Date.now());
const mainOf = (period: string) => firestore().doc(siteBudgetPath(period));
const shardOf = (period: string, shard: number) => firestore().doc(siteBudgetPath(`${period}-s${shard}`));

/** One that can still give `amount`. */
function portionWith(amount: number): Portion | undefined {
  const { period } = thisMonth();
  portions = portions.filter((one) => one.period === period && performance.now() < one.until);
  return portions.find(({ left }) => left >= amount);
}

/** The documents by which the next portion is taken, to read with a start's others; none without need. */
export function siteBudgetDocs(): DocumentReference[] {
  const { site } = config().budgets;
  if (site === null) return [];
  return portionWith(site.unit === 'answers' ? 1 : mostOfOne) ? [] : documentsOf(thisMonth().period);
}

/** The first has what was given out in portions, the others what came back. */
function documentsOf(period: string): DocumentReference[] {
  return [mainOf(period), ...Array.from({ length: SHARDS }, (_, shard) => shardOf(period, shard))];
}

/** The dearest answer so far: a portion that has less left is as good as none. */
let mostOfOne = 1;

/** `stored` must be called once the batch was committed. */
type SiteReserved = { site: LedgerRow['site']; stored: () => void };

/**
 * Reserves an answer of at most `cost` in the site's month: of this server's portion, or of a new one that `batch` takes.
 * @throws AppError over-budget
 */
export async function reserveOfSite(
  batch: WriteBatch,
  { runId, cost, read }: { runId: string; cost: number; read: readonly DocumentSnapshot[] },
): Promise<SiteReserved> {
  const { site: budget } = config().budgets;
  const before = taken.get(runId);
  const forget = () => {
    taken.delete(runId);
  };
  if (budget === null || before !== undefined) return { site: before ?? null, stored: forget };
  const amount = budget.unit === 'answers' ? 1 : cost;
  mostOfOne = Math.max(mostOfOne, amount);
  const current = portionWith(amount);
  if (current !== undefined) {
    current.left -= amount;
    const site = { portion: current.id, period: current.period, unit: budget.unit, amount };
    // Requests that were given up in the middle stay in it.
    if (taken.size > MOST_TAKEN) taken.clear();
    taken.set(runId, site);
    return { site, stored: forget };
  }
  const { period } = thisMonth();
  const docs = read.some(({ id }) => id === period) ? read : await firestore().getAll(...documentsOf(period));
  return takePortion(batch, { period, amount, docs });
}

function takePortion(
  batch: WriteBatch,
  { period, amount, docs }: { period: string; amount: number; docs: readonly DocumentSnapshot[] },
): SiteReserved {
  const { site: budget } = config().budgets;
  const main = docs.find(({ id }) => id === period);
  if (budget === null || main === undefined) throw new AppError('unknown');
  const granted = Number(main.get('granted') ?? 0);
  const returned = docs.reduce((sum, doc) => sum + Number(doc.get('returned') ?? 0), 0);
  const left = budget.most - granted + returned;
  // guard: site-budget-is-kept
  if (left < amount) throw new AppError('over-budget', errorText.budgetOfSiteUsedUp(amountOf(budget)));
  const size = Math.max(amount, Math.min(left, Math.ceil(budget.most * PORTION_SHARE)));
  const isNoticed = budget.most - left + size >= budget.most * NOTICE_SHARE && main.get('noticed') !== true;
  const endsAt = Timestamp.fromMillis(thisMonth().endsAt + KEPT_AFTER_MS);
  const next = { granted: granted + size, noticed: isNoticed || main.get('noticed') === true };
  if (main.updateTime === undefined) batch.create(main.ref, { ...next, endsAt });
  else batch.update(main.ref, next, { lastUpdateTime: main.updateTime });
  const id = newToken();
  const expiresAt = Timestamp.fromMillis(Date.now() + PORTION_MS + PORTION_REST_MS);
  batch.create(firestore().doc(siteBudgetPath(`${period}-p${id}`)), {
    portion: id,
    period,
    size,
    expiresAt,
    endsAt,
  });
  const until = performance.now() + PORTION_MS;
  return {
    site: { portion: id, period, unit: budget.unit, amount },
    stored: () => {
      portions.push({ id, period, left: size - amount, until });
      if (isNoticed) logInfo('site budget nearly used up', { period, most: budget.most, unit: budget.unit });
    },
  };
}

/** Gives back what is left of portions whose time is over, of dead servers too. Safe beside other sweeps. */
export async function reclaimPortions(): Promise<void> {
  const db = firestore();
  const expired = db.collection('siteBudgets').where('expiresAt', '<', Timestamp.now());
  for (const doc of (await expired.limit(MOST_RECLAIMED).get()).docs) {
    const [id, period, size]: unknown[] = [doc.get('portion'), doc.get('period'), doc.get('size')];
    if (typeof id !== 'string' || typeof period !== 'string' || typeof size !== 'number') continue;
    const rows = await db.collection('ledger').where('site.portion', '==', id).select('site.amount').get();
    const used = rows.docs.reduce((sum, row) => sum + Number(row.get('site.amount')), 0);
    const batch = db.batch();
    batch.delete(doc.ref, { lastUpdateTime: doc.updateTime });
    addReturned(batch, period, size - used);
    await batch.commit().catch((error: unknown) => {
      // Another sweep was earlier.
      if (!isRefused(error)) throw error;
    });
  }
}

const MOST_RECLAIMED = 200;

/** Gives back what an answer did not use, in the batch that settles it; a title takes more. */
export function returnToSite(batch: WriteBatch, site: LedgerRow['site'], amount: number): void {
  if (site !== null) addReturned(batch, site.period, amount);
}

/** Without a precondition: no end waits for another one. */
function addReturned(batch: WriteBatch, period: string, amount: number): void {
  if (amount === 0) return;
  const endsAt = Timestamp.fromMillis(periodAt('thread', Date.parse(period)).endsAt + KEPT_AFTER_MS);
  batch.set(
    shardOf(period, randomInt(SHARDS)),
    { returned: FieldValue.increment(amount), endsAt },
    { merge: true },
  );
}

/** What a settled answer leaves of its reservation. */
export function unusedOf(site: LedgerRow['site'], used: { cost: number; requests: number }): number {
  if (site === null) return 0;
  if (site.unit === 'answers') return used.requests === 0 ? site.amount : 0;
  return site.amount - used.cost;
}
