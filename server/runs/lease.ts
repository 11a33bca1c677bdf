// The lease: lease/current exists exactly while a run of its thread is writing. Every start creates it, every end deletes
// it in the batch that ends the run; so one run writes at a time, whatever servers there are.
import 'server-only';
import { FieldValue, type Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { leasePath } from '@/model/paths';
import type { Prompt } from '@/model/prompt';
import type { Run } from '@/model/run';
import { isRefused, retryRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';

const leaseSchema = z.object({
  id: z.string(),
  runId: z.string(),
  attempt: z.number(),
  /** Attempts that ended with the death of their writer. */
  lost: z.number(),
  /** The token of the writer's claim: one per claim, not per process. Null: released, any server may take it at once. */
  owner: z.string().nullable(),
  /** The writer is dead when it has not renewed for so long: its own LEASE_MS, whatever the judge is configured with. */
  leaseMs: z.number(),
  renewedAt: z.number(),
});
export type Lease = z.infer<typeof leaseSchema>;

/** `updateTime` refuses a batch when anybody has written the lease since. */
export type LeaseRead = { lease: Lease; updateTime: Timestamp; state: 'released' | 'held' | 'expired' };

/** A lease that this server holds: who writes what. */
export type HeldLease = {
  threadId: string;
  run: Run;
  attempt: number;
  owner: string;
  /** When it was read already, while the question was stored. */
  prompt?: Promise<Prompt>;
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

/** Whether the stored lease is this claim's: its commit worked, whatever was said of it. */
export async function isHolder({ threadId, owner }: Holder): Promise<boolean> {
  return (await readLease(threadId))?.lease.owner === owner;
}

/** What a holder writes of itself, at the first claim and at every renewal. Nobody's lease has no time to run. */
function holderFields(owner: string | null) {
  return {
    owner,
    leaseMs: owner === null ? 0 : config().leaseMs,
    renewedAt: FieldValue.serverTimestamp(),
  };
}

/** The batch is refused when somebody writes in the thread. Without an owner any server that stands by takes the lease. */
export function acquireLease(
  batch: WriteBatch,
  { threadId, runId, owner }: { threadId: string; runId: string; owner: string | null },
): void {
  const db = firestore();
  // defect: free-claim
  batch.create(db.doc(leasePath(threadId)), { runId, attempt: 1, lost: 0, ...holderFields(owner) });
}

/** Gives the lease as it was read to another owner, or to none. */
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

/** The end of every run that has begun; refused when there is no lease. */
export function deleteLease(batch: WriteBatch, threadId: string): void {
  batch.delete(firestore().doc(leasePath(threadId)), { exists: true });
}

/** Gives a held lease up: any server that stands by takes it. Nothing happens when it was lost meanwhile. */
export async function releaseLease({ threadId, owner }: Holder): Promise<void> {
  await retryRefused(async () => {
    const current = await readLease(threadId);
    if (current?.lease.owner !== owner) return;
    // Refused when the last renewal was still on its way: then it is tried anew.
    const batch = firestore().batch();
    transferLease(batch, { threadId, updateTime: current.updateTime }, { owner: null });
    await batch.commit();
  });
}

/**
 * The writer's sign of life, fenced like everything it writes: somebody who was asleep while another took over renews
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

/** Calls `onLost` once when the lease is gone or somebody else's. Returns the way to stop listening. */
export function watchLease({ threadId, owner }: Holder, onLost: () => void): () => void {
  return firestore()
    .doc(leasePath(threadId))
    .onSnapshot(
      (snapshot) => {
        if (snapshot.get('owner') !== owner) onLost();
      },
      // Without the listener the writer still learns of its loss by its next refused flush or its refused end.
      () => undefined,
    );
}
