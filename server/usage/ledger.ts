// The rows of the ledger: opened in the batch that starts a run, settled in the batch that ends it. Nothing else writes them
// but what a row gains later: a title, or the name that replaces a deleted account's. `changedAt`, from the end on, is what the
// feeder of usage follows (server/search/feeds).
import 'server-only';
import { type DocumentSnapshot, FieldValue, type Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import {
  type LedgerRow,
  type Spent,
  NOTHING_SPENT,
  addSpent,
  costOfRow,
  ledgerRowSchema,
} from '@/model/ledger';
import { ledgerPath } from '@/model/paths';
import { NO_TOKENS, costOf } from '@/model/price';
import { newToken, retryRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { chargeMore, type PayingNow, reserve, settleCharge } from './budgets';
import { priceOf, requirePrice } from './prices';
import { reserveOfSite, returnToSite, unusedOf } from './site-budget';

type Opening = Pick<LedgerRow, 'threadId' | 'asker' | 'day' | 'isRegeneration' | 'model'> & {
  runId: string;
  paying: PayingNow;
  /** The documents of the site's budget that were read. */
  siteDocs: readonly DocumentSnapshot[];
};

/**
 * Adds the row of a run to the batch that starts it, with the most that the answer may use, and reserves that of who pays and of the
 * site; `stored` must be called once the batch was committed.
 * @throws AppError conflict: the model has no price here, and such models are refused; over-budget
 */
export async function openRow(
  batch: WriteBatch,
  { runId, paying, siteDocs, ...opening }: Opening,
): Promise<{ row: LedgerRow; noticed: boolean; stored: () => void }> {
  const price = requirePrice(opening.model);
  const { promptMaxTokens, answerMaxTokens } = config();
  const most = { ...NO_TOKENS, input: promptMaxTokens, output: answerMaxTokens };
  const cost = costOf(most, price);
  const { charged, noticed } = reserve(batch, paying, cost);
  const { site, stored } = await reserveOfSite(batch, { runId, cost, read: siteDocs });
  const row: Omit<LedgerRow, 'id'> = {
    ...opening,
    payer: paying.payer,
    payerId: paying.kind === 'person' ? paying.of : null,
    charged,
    site,
    price,
    reserved: { tokens: most, cost },
    lost: NOTHING_SPENT,
    spent: null,
    title: null,
    cost: 0,
    end: null,
    error: null,
    attempts: 0,
    queuedMs: null,
    firstTokenMs: null,
    totalMs: null,
    openedAt: Date.now(),
    settledAt: null,
  };
  const openedAt = FieldValue.serverTimestamp();
  batch.create(firestore().doc(ledgerPath(runId)), { ...row, openedAt });
  return { row: { ...row, id: runId }, noticed, stored };
}

/** Null: the run is older than the ledger. */
export async function readRow(runId: string): Promise<LedgerRow | null> {
  return rowIn(await firestore().doc(ledgerPath(runId)).get());
}

/** Null: the run is older than the ledger. */
export function rowIn(doc: DocumentSnapshot | undefined): LedgerRow | null {
  return (doc && readDocument(ledgerRowSchema, doc)) ?? null;
}

export type Settlement = Pick<LedgerRow, 'end' | 'error' | 'attempts'> & {
  /** Of the attempt that ends the run. */
  spent: Spent;
  /** That answered; undefined: none was asked, or nobody knows. */
  model?: string | undefined;
  queuedMs?: number | undefined;
  firstTokenMs?: number | undefined;
  totalMs?: number | undefined;
};

/** Adds to the batch that ends a run what it has used, whatever its end. */
export function settleRow(batch: WriteBatch, row: LedgerRow, settlement: Settlement): void {
  const { end, error, attempts, queuedMs = null, firstTokenMs = null, totalMs = null } = settlement;
  const spent = addSpent(row.lost, settlement.spent);
  const settled = { ...row, ...modelOf(row, settlement), spent };
  const cost = costOfRow(settled);
  const used = { cost, tokens: spent.tokens, requests: spent.requests };
  settleCharge(batch, row, used);
  returnToSite(batch, row.site, unusedOf(row.site, used));
  batch.update(firestore().doc(ledgerPath(row.id)), {
    model: settled.model,
    price: settled.price,
    spent,
    cost,
    end,
    error,
    attempts,
    queuedMs,
    firstTokenMs,
    totalMs,
    settledAt: FieldValue.serverTimestamp(),
    changedAt: FieldValue.serverTimestamp(),
  });
}

/** A thread may have chosen another model while its question was queued; its price is today's, the others' stay as they were. */
function modelOf(row: LedgerRow, { model = row.model }: Settlement): Pick<LedgerRow, 'model' | 'price'> {
  if (model === row.model) return { model, price: row.price };
  const price = priceOf(model);
  return { model, price: price === 'refused' ? row.price : price };
}

/** Adds to the batch that ends an attempt, but not its run, what the attempt has used; a run without a row pays nothing. */
export function addLostAttempt(batch: WriteBatch, row: LedgerRow | null, { tokens, requests }: Spent): void {
  if (row === null || requests === 0) return;
  const increment = (by: number) => FieldValue.increment(by);
  batch.update(firestore().doc(ledgerPath(row.id)), {
    'lost.tokens.input': increment(tokens.input),
    'lost.tokens.output': increment(tokens.output),
    'lost.tokens.reasoning': increment(tokens.reasoning),
    'lost.tokens.cached': increment(tokens.cached),
    'lost.requests': increment(requests),
    // Only a whole answer is counted by its server.
    'lost.counted': 'estimated',
  });
}

/** Adds what a title used to the settled row of the run after which it was made. */
export async function addTitle(
  runId: string,
  { model, spent }: { model: string; spent: Spent },
): Promise<void> {
  if (spent.requests === 0) return;
  const found = priceOf(model);
  const price = found === 'refused' ? null : found;
  const title = { ...spent, model, price, cost: costOf(spent.tokens, price) };
  await retryRefused(async () => {
    const doc = await firestore().doc(ledgerPath(runId)).get();
    const row = readDocument(ledgerRowSchema, doc);
    // Older than the ledger; or this write worked, and its reply was lost.
    if (row === undefined || row.title !== null || doc.updateTime === undefined) return;
    const batch = firestore().batch();
    batch.update(
      doc.ref,
      { title, cost: costOfRow({ ...row, title }), changedAt: FieldValue.serverTimestamp() },
      { lastUpdateTime: doc.updateTime },
    );
    chargeMore(batch, row.charged, title);
    if (row.site?.unit === 'money') returnToSite(batch, row.site, -title.cost);
    await batch.commit();
  });
}

/** Settles a row that was read at `updateTime`, and whose run is gone: nobody knows what it used, so it pays the most. */
export async function settleLost(row: LedgerRow, updateTime: Timestamp): Promise<void> {
  const { tokens } = row.reserved;
  const spent: Spent = { tokens, counted: 'estimated', requests: 1 };
  const cost = costOfRow({ ...row, spent });
  const batch = firestore().batch();
  batch.update(
    firestore().doc(ledgerPath(row.id)),
    {
      spent,
      cost,
      end: 'lost',
      settledAt: FieldValue.serverTimestamp(),
      changedAt: FieldValue.serverTimestamp(),
    },
    { lastUpdateTime: updateTime },
  );
  const used = { cost, tokens, requests: 1 };
  settleCharge(batch, row, used);
  returnToSite(batch, row.site, unusedOf(row.site, used));
  await batch.commit();
}

/** Writes another name for a person, the same in all their rows: what they cost stays, who they were does not. */
export async function forgetPerson(uid: string): Promise<void> {
  const nobody = `gone-${newToken()}`;
  const changedAt = FieldValue.serverTimestamp();
  const rows = firestore().collection('ledger');
  const [asked, paid] = await Promise.all([
    rows.where('asker', '==', uid).select().get(),
    rows.where('payerId', '==', uid).select().get(),
  ]);
  const writer = firestore().bulkWriter();
  // A row is never deleted, so no write fails but for the connection, which the writer repeats.
  const written = [
    ...asked.docs.map(({ ref }) => writer.update(ref, { asker: nobody, changedAt })),
    ...paid.docs.map(({ ref }) => writer.update(ref, { payerId: nobody, changedAt })),
  ];
  await writer.close();
  await Promise.all(written);
}
