// Whether a person may be made a member without asking them: by their own setting, and by the threads they left for good.
import 'server-only';
import { createHash } from 'node:crypto';
import { addedByOf } from '@/model/adding';
import { MAX_THREADS_COMPARED } from '@/model/limits';
import { blockPath, blocksPath, userPath } from '@/model/paths';
import type { Newcomer } from './join';
import { profileIn } from '@/server/access/person';
import { auth, firestore } from '@/server/platform/firebase';

type Adding = { email: string; adder: string; threadId: string };

export type Addressee = {
  /** The person who has signed in with this address and verified it. */
  account: Newcomer | undefined;
  /** The account, where this adder may make it a member without asking. */
  addable: Newcomer | undefined;
};

/**
 * The person behind an address. Reads the same for an address without an account, in as many round trips: the time tells
 * no more than the response does.
 */
export async function addresseeOf({ email, adder, threadId }: Adding): Promise<Addressee> {
  const db = firestore();
  const uid = await uidOf(email);
  const readUid = uid ?? createHash('sha256').update(email).digest('hex');
  const [[userDoc, blockDoc], blocks, shared] = await Promise.all([
    db.getAll(db.doc(userPath(readUid)), db.doc(blockPath(readUid, threadId))),
    db.collection(blocksPath(readUid)).where('uids', 'array-contains', adder).limit(1).get(),
    threadsOf(adder),
  ]);
  // Without a profile the person has never signed in here.
  const profile = uid === undefined ? undefined : userDoc && profileIn(userDoc);
  if (uid === undefined || profile === undefined) return { account: undefined, addable: undefined };
  const account = { uid, ...profile };
  const isBlocked = blockDoc?.exists === true || !blocks.empty;
  const isAddable =
    // guard: left-for-good-is-not-added
    !isBlocked &&
    // guard: added-by-whom-they-allow
    allows(userDoc?.get('preferences.addedBy'), shared.has(uid));
  return { account, addable: isAddable ? account : undefined };
}

/** The same of somebody with whom the adder shares a thread, by uid. @returns their verified address, if they have one, too */
export async function fellowOf({
  uid,
  adder,
  threadId,
}: Omit<Adding, 'email'> & { uid: string }): Promise<Addressee & { email: string | null }> {
  const db = firestore();
  const [{ users }, [userDoc, blockDoc], blocks] = await Promise.all([
    auth().getUsers([{ uid }]),
    db.getAll(db.doc(userPath(uid)), db.doc(blockPath(uid, threadId))),
    db.collection(blocksPath(uid)).where('uids', 'array-contains', adder).limit(1).get(),
  ]);
  const [user] = users;
  const email = user?.emailVerified === true && !user.disabled ? (user.email ?? null) : null;
  const profile = userDoc && profileIn(userDoc);
  if (profile === undefined || user === undefined) return { email, account: undefined, addable: undefined };
  const account = { uid, ...profile };
  const isAddable =
    // guard: fellows-who-left-are-not-added
    !(blockDoc?.exists === true || !blocks.empty) &&
    // guard: fellows-are-added-as-they-allow
    allows(userDoc?.get('preferences.addedBy'), true);
  return { email, account, addable: isAddable ? account : undefined };
}

function allows(preference: unknown, sharesThread: boolean): boolean {
  switch (addedByOf(preference)) {
    case 'anyone':
      return true;
    case 'shared':
      return sharesThread;
    case 'nobody':
      return false;
  }
}

async function uidOf(email: string): Promise<string | undefined> {
  const { users } = await auth().getUsers([{ email }]);
  const user = users[0];
  if (
    user === undefined ||
    // guard: added-address-verified
    !user.emailVerified ||
    user.disabled
  )
    return undefined;
  return user.uid;
}

/**
 * Everybody in the adder's newest threads. Read from the adder's side: what an address costs must not depend on whose it
 * is. Whoever shares only an older thread with them gets an invitation.
 */
async function threadsOf(adder: string): Promise<ReadonlySet<string>> {
  const { docs } = await firestore()
    .collection('threads')
    .where('memberIds', 'array-contains', adder)
    .where('state', 'in', ['open', 'archived'])
    .orderBy('updatedAt', 'desc')
    .limit(MAX_THREADS_COMPARED)
    .select('memberIds')
    .get();
  return new Set(docs.flatMap((doc): string[] => doc.get('memberIds') ?? []));
}
