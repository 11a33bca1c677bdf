// The sweep: finds leases of dead writers and queued questions without a lease, in all threads, also those nobody has open.
// It writes no part of an answer; it releases the leases, and any standby server takes them.
import 'server-only';
import { type Query, Timestamp } from 'firebase-admin/firestore';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { settleOrphans } from '@/server/usage/orphans';
import { reclaimPortions } from '@/server/usage/site-budget';
import { claimLease } from './takeover';

/** Threads of each kind in one sweep; the next one continues. */
const MOST_THREADS = 200;

/**
 * Finds leases that were not renewed for `unrenewedMs`, and questions queued for so long. Safe to run beside live servers
 * and other sweeps. @returns the threads it looked at
 */
export async function sweep(unrenewedMs: number): Promise<string[]> {
  const db = firestore();
  // This clock and period only choose candidates: Firestore's clock and the lease's own period decide whether a writer is
  // dead.
  const before = Timestamp.fromMillis(Date.now() - unrenewedMs);
  const found = await Promise.all([
    threadsOf(db.collectionGroup('lease').where('renewedAt', '<', before).orderBy('renewedAt')),
    threadsOf(
      db
        .collectionGroup('runs')
        .where('status', '==', 'queued')
        .where('createdAt', '<', before)
        .orderBy('createdAt'),
    ),
  ]);
  const threadIds = [...new Set(found.flat())];
  for (const threadId of threadIds) {
    // A thread whose lease cannot be claimed must not block the others.
    await claimLease(threadId, { by: 'nobody' }).catch((error: unknown) =>
      logError('thread not swept', error, { threadId }),
    );
  }
  await settleOrphans(unrenewedMs);
  await reclaimPortions();
  return threadIds;
}

async function threadsOf(query: Query): Promise<string[]> {
  const { docs } = await query.limit(MOST_THREADS).select().get();
  return docs.flatMap(({ ref }) => ref.parent.parent?.id ?? []);
}
