// What a row of the ledger, feedback and a read state mean for the sums of usage.
import 'server-only';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { storedFeedbackSchema } from '@/model/feedback';
import { type LedgerRow, ledgerRowSchema, tokensOf } from '@/model/ledger';
import { readStateSchema } from '@/model/read-state';
import { microsOf, readDocuments } from '@/server/platform/documents';
import type { IndexChange, IndexedRun } from './search-index';

/** A run that is still open is in no sum. */
export function runChange(doc: QueryDocumentSnapshot): IndexChange[] {
  return readDocuments(ledgerRowSchema, [doc]).flatMap((row) => {
    if (row.end === null || row.settledAt === null) return [];
    const run: IndexedRun = {
      id: row.id,
      threadId: row.threadId,
      asker: row.asker,
      model: row.model,
      at: row.openedAt,
      settledAt: row.settledAt,
      outcome: outcomeOf(row.end),
      error: row.error,
      isRegeneration: row.isRegeneration,
      attempts: row.attempts,
      queuedMs: row.queuedMs,
      firstTokenMs: row.firstTokenMs,
      totalMs: row.totalMs,
      tokens: tokensOf(row),
      cost: row.cost,
      currency: row.price?.currency ?? row.title?.price?.currency ?? null,
      revision: microsOf(doc.get('changedAt')),
    };
    return [{ kind: 'run', run }];
  });
}

/** One that was deleted with its thread under it has failed. */
function outcomeOf(end: NonNullable<LedgerRow['end']>): IndexedRun['outcome'] {
  return end === 'lost' ? 'failed' : end;
}

export function feedbackChange(doc: QueryDocumentSnapshot): IndexChange[] {
  return readDocuments(storedFeedbackSchema, [doc]).map(({ id, threadId, messageId, runId, value }) => {
    const revision = microsOf(doc.get('changedAt'));
    return { kind: 'feedback', feedback: { id, threadId, messageId, runId, value, revision } };
  });
}

export function readStateChange(doc: QueryDocumentSnapshot): IndexChange[] {
  const reader = doc.ref.parent.parent?.id;
  if (reader === undefined) return [];
  return readDocuments(readStateSchema, [doc]).flatMap(({ id, seenAt }) =>
    seenAt === null ? [] : [{ kind: 'thread-read', threadId: id, reader, seenAt }],
  );
}
