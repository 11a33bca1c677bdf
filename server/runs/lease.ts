// The lease: lease/current exists exactly while a run of its thread is writing. Every start creates it, every end deletes
// it in the batch that finalizes the run; so one run writes at a time, however many servers there are.
import 'server-only';
import { FieldValue, type Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { leasePath } from '@/model/paths';
import type { LedgerRow, Spent } from '@/model/ledger';
import type { Prompt } from '@/model/prompt';
import type { Run } from '@/model/run';
import { isRefused, retryRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { addLostAttempt, readRow } from '@/server/usage/ledger';

const leaseSchema = z.object({
  id: z.string(),
  runId: z.string(),
  attempt: z.number(),
  /** Attempts that ended with the death of their writer. */
  lost: z.number(),
  /** The token of the writer's claim: one per claim, not per process. Null: released, any server may take it at once. */
  owner: z.string().nullable(),
  /** The writer counts as dead when it has not renewed for so long: its own LEASE_MS, not the reading server's. */
  leaseMs: z.number(),
  renewedAt: z.number(),
});
export type Lease = z.infer<typeof leaseSchema>;

/** `updateTime` refuses a batch when anybody has written the lease since. */
export type LeaseRead = { lease: Lease; updateTime: Timestamp; state: 'released' | 'held' | 'expired' };

/** A lease that this server holds, with the run and attempt that it writes. */
export type HeldLease = {
  threadId: string;
  run: Run;
  attempt: number;
  owner: string;
  /** Present when the prompt was already read while the question was being stored. */
  prompt?: Promise<Prompt>;
  /** Present when this server has just opened it: no other attempt has added to it. */
  row?: LedgerRow;
};

type Holder = Pick<HeldLease, 'threadId' | 'owner'>;

export async function readLease(threadId: string): Promise<LeaseRead | undefined> {
  const snapshot = await firestore().doc(leasePath(threadId)).get();
  const lease = readDocument(leaseSchema, snapshot);
  if (lease === undefined || snapshot.updateTime === undefined) return undefined;
  // Both times are Firestore's: no machine's clock decides whether a writer is dead.
  const ageMs = snapshot.readTime.toMillis() - lease.renewedAt;
  const held = ageMs > lease.leaseMs ? 'expired' : 'held';
  return { lease, updateTime: snapshot.updateTime, state: lease.owner === null ? 'released' : held };
}

/** Whether the stored lease is this claim's: its commit worked, even if it was reported as failed. */
export async function isHolder({ threadId, owner }: Holder): Promise<boolean> {
  return (await readLease(threadId))?.lease.owner === owner;
}

/** The holder's fields, at the first claim and at every renewal. A lease without an owner expires at once. */
function holderFields(owner: string | null) {
  return {
    owner,
    leaseMs: owner === null ? 0 : config().leaseMs,
    renewedAt: FieldValue.serverTimestamp(),
  };
}

/** The batch is refused when a run is writing in the thread. Without an owner any standby server takes the lease. */
export function acquireLease(
  batch: WriteBatch,
  { threadId, runId, owner }: { threadId: string; runId: string; owner: string | null },
): void {
  const db = firestore();
  // defect: free-claim
  batch.create(db.doc(leasePath(threadId)), { runId, attempt: 1, lost: 0, ...holderFields(owner) });
}

/** Transfers the lease, as it was read, to another owner, or to none. */
export function transferLease(
  batch: WriteBatch,
  { threadId, updateTime }: { threadId: string; updateTime: Timestamp },
  { owner, ...counts }: { owner: string | null; attempt?: number; lost?: number },
): void {
  // defect: free-claim
  batch.update(
    firestore().doc(leasePath(threadId)),
    { ...counts, ...holderFields(owner) },
    { lastUpdateTime: updateTime },
  );
}

/** Part of the end of every started run; refused when there is no lease. */
export function deleteLease(batch: WriteBatch, threadId: string): void {
  batch.delete(firestore().doc(leasePath(threadId)), { exists: true });
}

/**
 * Releases a held lease: any standby server takes it. `spent`: what its writer has used of the model; `row`: the run's row of the
 * ledger, unless it must be read. Has no effect when the lease was lost meanwhile.
 */
export async function releaseLease(
  { threadId, owner, runId, row: opened }: Holder & Pick<HeldLease, 'row'> & { runId: string },
  spent: Spent,
): Promise<void> {
  await retryRefused(async () => {
    const [current, row] = await Promise.all([readLease(threadId), opened ?? readRow(runId)]);
    if (current?.lease.owner !== owner) return;
    // Refused when the last renewal was still in flight: then it is retried.
    const batch = firestore().batch();
    transferLease(batch, { threadId, updateTime: current.updateTime }, { owner: null });
    addLostAttempt(batch, row, spent);
    await batch.commit();
  });
}

/**
 * The writer's heartbeat, fenced like everything it writes: a writer that was suspended while another one took over renews
 * nothing, or a dead successor would look alive.
 */
export async function renewLease({ threadId, owner }: Holder): Promise<'held' | 'lost'> {
  const current = await readLease(threadId);
  if (current?.lease.owner !== owner) return 'lost';
  const batch = firestore().batch();
  transferLease(batch, { threadId, updateTime: current.updateTime }, { owner });
  try {
    await batch.commit();
    return 'held';
  } catch (error) {
    if (!isRefused(error)) throw error;
    return (await isHolder({ threadId, owner })) ? 'held' : 'lost';
  }
}

/** Calls `onLost` once when the lease is deleted or has another owner. Returns the function that stops listening. */
export function watchLease({ threadId, owner }: Holder, onLost: () => void): () => void {
  return firestore()
    .doc(leasePath(threadId))
    .onSnapshot(
      (snapshot) => {
        if (snapshot.get('owner') !== owner) onLost();
      },
      // Without the listener the writer still learns that the lease is lost from its next refused flush or finalization.
      () => undefined,
    );
}
