// The removal of an import that is not finished: cancelled by its person, or left behind by a crash or a closed page.
import 'server-only';
import { type Firestore, type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import type { Person } from '@/server/access/person';
import { retryRefused } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { finishDeletion } from '@/server/threads/deletion';
import { type StoredImport, readOwnImport, readStoredImport } from './stored-import';

/** Nothing of it is left; a finished one stays. @throws AppError not-found: of somebody else, removed */
export async function cancelImport(person: Person, importId: string): Promise<void> {
  const stored = await retryRefused(async () => {
    const own = await readOwnImport(person, importId);
    if (own.stored.state !== 'done') await own.ref.update({ state: 'cancelled' }, own.guard);
    return own.stored;
  });
  if (stored.state !== 'done') await removeAll(firestore(), stored);
}

/** Its thread was nobody's: what is left of it is emptied like that of a deleted one, and its id never used again. */
async function removeAll(db: Firestore, { id, kind, threadId }: StoredImport): Promise<void> {
  if (kind === 'new') await finishDeletion(db, threadId);
  await db.recursiveDelete(db.collection('imports').doc(id));
}

/** Imports of one sweep; the next one continues. */
const MOST_IMPORTS = 100;

/**
 * Removes imports to which nothing was added for `idleMs`; finished ones are only forgotten. Safe to run beside live servers
 * and other sweeps. @returns their ids
 */
export async function sweepImports(db: Firestore, idleMs: number): Promise<string[]> {
  const before = Timestamp.fromMillis(Date.now() - idleMs);
  const { docs } = await db
    .collection('imports')
    .where('touchedAt', '<', before)
    .orderBy('touchedAt')
    .limit(MOST_IMPORTS)
    .get();
  const swept: string[] = [];
  for (const doc of docs) {
    try {
      await removeStored(db, doc);
      swept.push(doc.id);
    } catch (error) {
      // Continued meanwhile, or Firestore failed: an import that cannot be removed must not block the others.
      logError('import not swept', error, { importId: doc.id });
    }
  }
  return swept;
}

async function removeStored(db: Firestore, doc: QueryDocumentSnapshot): Promise<void> {
  const stored = readStoredImport(doc);
  if (stored === undefined || stored.state === 'done') {
    await db.recursiveDelete(doc.ref);
    return;
  }
  if (stored.state !== 'cancelled')
    await doc.ref.update({ state: 'cancelled' }, { lastUpdateTime: doc.updateTime });
  await removeAll(db, stored);
}

/** All of a person whose account is deleted. */
export async function removeImportsOf(db: Firestore, uid: string): Promise<void> {
  const { docs } = await db.collection('imports').where('uid', '==', uid).get();
  for (const doc of docs) await removeStored(db, doc);
}
