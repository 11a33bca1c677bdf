// What nobody looks at any more: leases of dead writers and questions that wait without one, in all threads. The sweep
// writes nothing of an answer; it frees the leases, and any server that stands by takes them.
import 'server-only';
import { type Query, Timestamp } from 'firebase-admin/firestore';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { claimLease } from './takeover';

/** Threads that one sweep looks at of each kind; the next one goes on. */
const MOST_THREADS = 200;

/**
 * Looks at leases that were not renewed for `unrenewedMs`, and at questions that wait for so long. Safe beside living
 * servers and other sweeps. @returns the threads it looked at
 */
export async function sweep(unrenewedMs: number): Promise<string[]> {
  const db = firestore();
  // This clock and period only choose where to look: a writer is dead by Firestore's clock and the lease's own period.
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
    // One thread that cannot be mended must not keep the others waiting.
    await claimLease(threadId, { by: 'nobody' }).catch((error: unknown) =>
      logError('not swept', error, { threadId }),
    );
  }
  return threadIds;
}

async function threadsOf(query: Query): Promise<string[]> {
  const { docs } = await query.limit(MOST_THREADS).select().get();
  return docs.flatMap(({ ref }) => ref.parent.parent?.id ?? []);
}
