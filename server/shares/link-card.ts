// What other sites and apps may show of a link: its thread's title, where the sharer chose so.
import 'server-only';
import type { Thread } from '@/model/thread';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { readShareAccess } from './share-access';
import { closedBecause, hashOfToken, storedShareSchema } from './stored-share';

/** Null for a link that is unknown, closed, or does not show it: a card does not tell which. */
export async function titleOnCard(token: string): Promise<Pick<Thread, 'title' | 'titleBy'> | null> {
  const { docs } = await firestore()
    .collection('shares')
    .where('tokenHash', '==', hashOfToken(token))
    .limit(1)
    .get();
  const share = docs[0] && readDocument(storedShareSchema, docs[0]);
  // guard: cards-show-titles-by-choice
  if (share?.showsTitle !== true) return null;
  const access = await readShareAccess(share);
  if (closedBecause(share, access, Date.now()) !== null) return null;
  return access.thread ?? null;
}
