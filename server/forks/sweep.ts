// The removal of forks that are not finished: refused in the end, or left behind by a crash.
import 'server-only';
import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { forkPath } from '@/model/paths';
import { retryRefused } from '@/server/platform/commit';
import { sweepCopies } from '@/server/messages/copies';
import { storedForkSchema } from '@/server/messages/stored-fork';
import { readDocument } from '@/server/platform/documents';
import { logError } from '@/server/platform/log';
import { finishDeletion } from '@/server/threads/deletion';

/** Nothing is left of it, and its id is never used again. One that is shown stays. */
export async function removeUnfinished(db: Firestore, id: string): Promise<void> {
  const isUnfinished = await retryRefused(async () => {
    const doc = await db.doc(forkPath(id)).get();
    const stored = readDocument(storedForkSchema, doc);
    if (stored?.state !== 'copying' || doc.updateTime === undefined) return false;
    // From here on no batch of the copying is taken.
    await doc.ref.delete({ lastUpdateTime: doc.updateTime });
    return true;
  });
  if (isUnfinished) await finishDeletion(db, id);
}

/** Forks of one sweep; the next one continues. */
const MOST_FORKS = 100;
/** A mark is worked off by the request that removes the message; after this, its server has crashed. */
const MARKED_MS = 60_000;

/** Removes forks to which nothing was added for `idleMs`, and copies whose removal a crash has interrupted. @returns ids of the former */
export async function sweepForks(db: Firestore, idleMs: number): Promise<string[]> {
  await sweepCopies(db, Math.min(idleMs, MARKED_MS));
  const before = Timestamp.fromMillis(Date.now() - idleMs);
  const { docs } = await db
    .collection('forks')
    .where('touchedAt', '<', before)
    .orderBy('touchedAt')
    .limit(MOST_FORKS)
    .get();
  const swept: string[] = [];
  for (const { id } of docs) {
    try {
      await removeUnfinished(db, id);
      swept.push(id);
    } catch (error) {
      // Continued meanwhile, or Firestore failed: one that cannot be removed must not block the others.
      logError('fork not swept', error, { threadId: id });
    }
  }
  return swept;
}
