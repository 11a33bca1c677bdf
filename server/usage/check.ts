// The ledger beside everything that it must agree with: its own prices, the runs, and the counts by which asking is limited.
import 'server-only';
import type { Firestore, Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { budgetCounterSchema } from '@/model/budget';
import { type LedgerRow, costOfRow, ledgerRowSchema, tokensOf } from '@/model/ledger';
import { NO_TOKENS, type Tokens, addTokens } from '@/model/price';
import { type Run, runSchema, runState } from '@/model/run';
import { readDocuments } from '@/server/platform/documents';
import { siteShards, today } from './daily-caps';

export type LedgerCheck = {
  rows: number;
  open: number;
  tokens: Tokens;
  /** In millionths, by currency. */
  cost: ReadonlyMap<string, bigint>;
  /** None: everything agrees. */
  findings: readonly LedgerFinding[];
};

/**
 * `cost`: not what the row's prices make. `half-settled`: a row without an end, or an end without a count. `lost-attempts`: fewer
 * tokens than the attempts that were lost. `no-row`, `state`, `tokens`: of a run, beside its row. `answers`: of a day, of a person
 * or the site, beside the number of rows. `site`: what is given out of a month's budget, beside what its rows
 * use and servers hold. The rest: of a budget's counter, beside the rows that it was charged for.
 */
export type LedgerFinding = {
  kind:
    | 'cost'
    | 'half-settled'
    | 'lost-attempts'
    | 'no-row'
    | 'state'
    | 'tokens'
    | 'answers'
    | 'reserved'
    | 'settled'
    | 'input'
    | 'output'
    | 'site';
  /** The run; or the person's day, the site's, or the counter of a budget. */
  of: string;
  stored?: number;
  computed?: number;
};

const PAGE = 1_000;

/** Reads all rows and runs. What is written meanwhile may be found to differ: then check again. */
export async function checkLedger(db: Firestore): Promise<LedgerCheck> {
  const rows = new Map<string, LedgerRow>();
  await eachPage(db.collection('ledger'), (docs) => {
    for (const row of readDocuments(ledgerRowSchema, docs)) rows.set(row.id, row);
  });
  const all = [...rows.values()];
  const findings = [
    ...all.flatMap(findingsOfRow),
    ...(await findingsOfRuns(db, rows)),
    ...(await findingsOfDays(db, all)),
    ...(await findingsOfBudgets(db, all)),
    ...(await findingsOfSite(db, all)),
  ];
  return {
    rows: rows.size,
    open: all.filter(({ settledAt }) => settledAt === null).length,
    tokens: all.map(tokensOf).reduce(addTokens, NO_TOKENS),
    cost: costsOf(all),
    findings,
  };
}

function costsOf(rows: readonly LedgerRow[]): Map<string, bigint> {
  const costs = new Map<string, bigint>();
  for (const { price, title, cost } of rows) {
    const currency = price?.currency ?? title?.price?.currency;
    if (currency !== undefined) costs.set(currency, (costs.get(currency) ?? 0n) + BigInt(cost));
  }
  return costs;
}

function findingsOfRow(row: LedgerRow): LedgerFinding[] {
  const { id, cost, spent, lost, end, settledAt } = row;
  const must = costOfRow(row);
  const isSettled = settledAt !== null;
  const isWhole = isSettled === (end !== null) && isSettled === (spent !== null);
  const hasLost = spent === null || includes(spent.tokens, lost.tokens);
  return [
    ...(cost === must ? [] : [{ kind: 'cost' as const, of: id, stored: cost, computed: must }]),
    ...(isWhole ? [] : [{ kind: 'half-settled' as const, of: id }]),
    ...(hasLost ? [] : [{ kind: 'lost-attempts' as const, of: id }]),
  ];
}

function includes(whole: Tokens, part: Tokens): boolean {
  return whole.input >= part.input && whole.output >= part.output;
}

/** Every run since the first row has one; both are open or both are over, and have the same count of tokens. */
async function findingsOfRuns(db: Firestore, rows: ReadonlyMap<string, LedgerRow>): Promise<LedgerFinding[]> {
  const since = [...rows.values()].reduce((first, { openedAt }) => Math.min(first, openedAt), Infinity);
  const findings: LedgerFinding[] = [];
  await eachPage(db.collectionGroup('runs'), (docs) => {
    for (const run of readDocuments(runSchema, docs)) {
      const row = rows.get(run.id);
      if (row !== undefined) findings.push(...findingsOfRun(run, row));
      else if (run.createdAt >= since) findings.push({ kind: 'no-row', of: run.id });
    }
  });
  return findings;
}

function findingsOfRun(run: Run, { spent, settledAt }: LedgerRow): LedgerFinding[] {
  const isOver = runState(run).kind === 'over';
  if (isOver !== (settledAt !== null)) return [{ kind: 'state', of: run.id }];
  // What others have estimated, or retried requests used, is not on the run.
  if (run.usage === null || spent?.requests !== 1 || spent.counted === 'estimated') return [];
  const { tokens } = spent;
  if (tokens.input === run.usage.prompt && tokens.output === run.usage.completion) return [];
  const [stored, computed] = [run.usage.prompt + run.usage.completion, tokens.input + tokens.output];
  return [{ kind: 'tokens', of: run.id, stored, computed }];
}

/** The counts of a person's day and of the site's, as long as they are stored. */
async function findingsOfDays(db: Firestore, rows: readonly LedgerRow[]): Promise<LedgerFinding[]> {
  const byPerson = countBy(rows, ({ asker, day }) => `${asker}_${day}`);
  const byDay = countBy(rows, ({ day }) => day);
  const findings: LedgerFinding[] = [];
  const compare = (of: string, stored: number, computed: number) => {
    if (stored !== computed) findings.push({ kind: 'answers', of, stored, computed });
  };
  await eachPage(db.collection('budgets'), (docs) => {
    for (const doc of docs) compare(doc.id, Number(doc.get('answers')), byPerson.get(doc.id) ?? 0);
  });
  // A day that is over may have lost some of its counts to the TTL policy.
  for (const [day, computed] of byDay) {
    if (day < today()) continue;
    const shards = await db.getAll(...siteShards(day));
    const stored = shards.reduce((sum, shard) => sum + Number(shard.get('count') ?? 0), 0);
    compare(day, stored, computed);
  }
  return findings;
}

/** Counters of budgets: answers, money reserved and settled, and tokens, of the rows that they were charged for. */
async function findingsOfBudgets(db: Firestore, rows: readonly LedgerRow[]): Promise<LedgerFinding[]> {
  const charged = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    if (row.charged === null) continue;
    const same = charged.get(row.charged.id);
    if (same === undefined) charged.set(row.charged.id, [row]);
    else same.push(row);
  }
  const findings: LedgerFinding[] = [];
  await eachPage(db.collection('budgetCounters'), (docs) => {
    for (const counter of readDocuments(budgetCounterSchema, docs)) {
      const sums = sumsOf(charged.get(counter.id) ?? []);
      const stored = { ...counter, input: counter.tokens.input, output: counter.tokens.output };
      for (const name of SUMS) {
        if (stored[name] !== sums[name])
          findings.push({ kind: name, of: counter.id, stored: stored[name], computed: sums[name] });
      }
    }
  });
  return findings;
}

const SUMS = ['answers', 'reserved', 'settled', 'input', 'output'] as const;

function sumsOf(rows: readonly LedgerRow[]): Record<(typeof SUMS)[number], number> {
  const sums = { answers: 0, reserved: 0, settled: 0, input: 0, output: 0 };
  for (const row of rows) {
    const tokens = tokensOf(row);
    if (row.spent === null || row.spent.requests > 0) sums.answers += 1;
    if (row.settledAt === null) sums.reserved += row.reserved.cost;
    sums.settled += row.cost;
    sums.input += tokens.input;
    sums.output += tokens.output;
  }
  return sums;
}

/** What is given out of a month, less what came back, is what its rows use and what is left of portions. */
async function findingsOfSite(db: Firestore, rows: readonly LedgerRow[]): Promise<LedgerFinding[]> {
  const stored = new Map<string, number>();
  const computed = new Map<string, number>();
  const add = (sums: Map<string, number>, period: string, amount: number) =>
    sums.set(period, (sums.get(period) ?? 0) + amount);
  const ofPortion = new Map<string, number>();
  for (const row of rows) {
    if (row.site === null) continue;
    add(ofPortion, row.site.portion, row.site.amount);
    add(computed, row.site.period, usedOfSite(row, row.site));
  }
  await eachPage(db.collection('siteBudgets'), (docs) => {
    for (const doc of docs) {
      const period = doc.id.slice(0, '2026-11'.length);
      const portion: unknown = doc.get('portion');
      if (typeof portion === 'string')
        add(computed, period, Number(doc.get('size')) - (ofPortion.get(portion) ?? 0));
      else add(stored, period, Number(doc.get('granted') ?? 0) - Number(doc.get('returned') ?? 0));
    }
  });
  return [...stored].flatMap(([period, amount]): LedgerFinding[] => {
    const must = computed.get(period) ?? 0;
    return amount === must ? [] : [{ kind: 'site', of: period, stored: amount, computed: must }];
  });
}

function usedOfSite({ spent, cost }: LedgerRow, { unit, amount }: NonNullable<LedgerRow['site']>): number {
  if (spent === null) return amount;
  return unit === 'answers' ? Math.min(1, spent.requests) : cost;
}

function countBy(rows: readonly LedgerRow[], keyOf: (row: LedgerRow) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
}

async function eachPage(query: Query, read: (docs: readonly QueryDocumentSnapshot[]) => void): Promise<void> {
  const limited = query.limit(PAGE);
  for (let page = await limited.get(); page.size > 0;) {
    read(page.docs);
    const last = page.docs.at(-1);
    if (last === undefined) return;
    page = await limited.startAfter(last).get();
  }
}
