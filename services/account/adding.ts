// Who may add the person to threads without asking. Apart from services/account/own-profile.ts: only the settings need it.
import { collection, deleteDoc, doc, limit, query, updateDoc } from 'firebase/firestore';
import { blockSchema, type AddedBy, type Block } from '@/model/adding';
import { MAX_BLOCKS_LISTED } from '@/model/limits';
import { blockPath, blocksPath, userPath } from '@/model/paths';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followQuery } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';

/** @throws AppError */
export async function saveAddedBy(uid: string, addedBy: AddedBy): Promise<void> {
  await written(updateDoc(doc(firestore(), userPath(uid)), { 'preferences.addedBy': addedBy }));
}

/** Threads that the person left whose people may not add them again. */
export function blocksQuery(uid: string) {
  return liveQuery<Block[]>(['blocks', uid], (listener) =>
    followQuery(
      query(collection(firestore(), blocksPath(uid)), limit(MAX_BLOCKS_LISTED)),
      blockSchema,
      listener,
    ),
  );
}

/** @throws AppError */
export async function removeBlock(uid: string, threadId: string): Promise<void> {
  await written(deleteDoc(doc(firestore(), blockPath(uid, threadId))));
}

async function written(write: Promise<void>): Promise<void> {
  await write.catch((error: unknown) => {
    throw fromFirebase(error);
  });
}
