import { expect, test } from 'vitest';
import { DELETED_PERSON } from '@/model/product';
import { setUpFixtures } from '@/tests/support/fixtures';
import { ANIMATED_PNG, PNG, pngChunk, pngOfSize, pngWith } from '@/tests/support/pictures';
import { consistent, eventsOf } from './membership';

const { person, db, background, workDone } = await setUpFixtures();
const { auth } = await import('@/server/platform/firebase');
const { createThread, getThread } = await import('@/server/threads/threads');
const { addMember, transferOwnership, removeMember } = await import('@/server/members/members');
const { createInvite, acceptInvite } = await import('@/server/members/invite-links');
const { trashThread, restoreThread } = await import('@/server/threads/trash');
const { deleteAccount, finishAccountDeletions, getOwned, signOutEverywhere, updateProfile } =
  await import('@/server/account/account');
const { readPicture } = await import('@/server/account/pictures');
const { saveProfile } = await import('@/server/access/person');
const { say } = await import('@/server/chat/say');
const { getMessages } = await import('@/server/messages/messages');

const member = (threadId: string, uid: string) => db.doc(`threads/${threadId}/members/${uid}`).get();

test('[A22] name and picture change in the account and in every thread; messages keep the name at the time', async () => {
  const [ada, grace] = [await person('Ada'), await person('Grace')];
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  await say(grace, { threadId: id, message: 'Hello', ask: false }, background);
  const changed = await updateProfile(grace, {
    name: 'Admiral\u202e Hopper',
    picture: PNG.toString('base64'),
  });
  expect(changed.name).toBe('Admiral Hopper');
  expect((await member(id, grace.uid)).data()).toMatchObject(changed);
  expect(await getMessages(ada, id)).toMatchObject([{ authorName: 'Grace' }]);
  const pictureId = changed.photoUrl?.split('/').at(-1) ?? '';
  expect(await readPicture(pictureId)).toEqual({ bytes: PNG, type: 'image/png' });
  // A sign-in with an older name keeps the chosen one, and so does a thread created then.
  expect(await saveProfile(grace)).toEqual(changed);
  const { id: own } = await createThread(grace);
  expect((await member(own, grace.uid)).data()).toMatchObject(changed);
  await updateProfile(grace, { picture: null });
  expect((await member(id, grace.uid)).get('photoUrl')).toBeNull();
  await expect(readPicture(pictureId)).rejects.toMatchObject({ code: 'not-found' });
});

test('[A22] nothing but a small PNG, JPEG or WebP is stored, whatever its declared type', async () => {
  const ada = await person('Ada');
  const attempt = (bytes: Buffer) => updateProfile(ada, { picture: bytes.toString('base64') });
  await expect(attempt(Buffer.from('<svg onload="alert(1)"/>'))).rejects.toMatchObject({ code: 'invalid' });
  await expect(attempt(Buffer.from('<html>'))).rejects.toMatchObject({ code: 'invalid' });
  await expect(attempt(ANIMATED_PNG)).rejects.toMatchObject({ code: 'invalid' });
  await expect(attempt(pngOfSize(513, 1))).rejects.toMatchObject({ code: 'invalid' });
  await expect(attempt(pngWith(pngChunk('tEXt', Buffer.alloc(48 * 1024))))).rejects.toMatchObject({
    code: 'too-long',
  });
  await expect(updateProfile(ada, { name: 'Assіstant' })).rejects.toMatchObject({ code: 'invalid' });
  expect(await updateProfile(ada, { picture: PNG.toString('base64') })).toMatchObject({ name: 'Ada' });
});

test('[A23] after signing out everywhere no session gets another token', async () => {
  const ada = await person('Ada');
  await signOutEverywhere(ada);
  const { tokensValidAfterTime = '' } = await auth().getUser(ada.uid);
  expect(Date.parse(tokensValidAfterTime)).toBeGreaterThan(Date.now() - 60_000);
  expect((await db.doc(`users/${ada.uid}`).get()).get('signedOutAt')).toBeDefined();
});

test('[A24] an account goes once its threads are transferred or deleted; messages stay, by a deleted person', async () => {
  const [ada, grace, linus] = [await person('Ada'), await person('Grace'), await person('Linus')];
  const { id } = await createThread(grace);
  const { id: trashed } = await createThread(grace);
  const { id: elsewhere } = await createThread(linus);
  await addMember(grace, id, { email: ada.email, role: 'editor' });
  await addMember(linus, elsewhere, { email: grace.email, role: 'admin' });
  await say(grace, { threadId: elsewhere, message: 'I was here', ask: true }, background);
  await workDone();
  const { token } = await createInvite(grace, elsewhere, { role: 'editor', hours: 24, uses: 5, note: '' });
  await updateProfile(grace, { picture: PNG.toString('base64') });
  await trashThread(grace, trashed, background);

  await expect(deleteAccount(grace)).rejects.toMatchObject({ code: 'conflict' });
  expect(await getOwned(grace)).toEqual([{ id, title: 'New thread', titleBy: 'default', members: 2 }]);
  await transferOwnership(grace, id, ada.uid);
  expect(await getOwned(grace)).toEqual([]);
  await deleteAccount(grace);

  for (const threadId of [id, elsewhere]) {
    await consistent(db, threadId);
    expect((await member(threadId, grace.uid)).exists).toBe(false);
  }
  expect((await db.doc(`threads/${trashed}`).get()).exists).toBe(false);
  const [question, answer] = await getMessages(linus, elsewhere);
  expect(question).toMatchObject({ authorName: DELETED_PERSON, content: 'I was here' });
  expect(answer).toMatchObject({ authorName: 'Assistant', status: 'done' });
  for (const threadId of [id, elsewhere]) {
    const thread = await db.doc(`threads/${threadId}`).get();
    const all = await Promise.all((await thread.ref.listCollections()).map((collection) => collection.get()));
    const written = JSON.stringify([
      thread.data(),
      ...all.flatMap(({ docs }) => docs.map((doc) => doc.data())),
    ]);
    expect(written).not.toContain('"Grace"');
  }
  await expect(acceptInvite(await person('Guest'), token)).rejects.toMatchObject({ code: 'not-found' });
  expect((await db.collection('pictures').where('uid', '==', grace.uid).get()).size).toBe(0);
  await expect(auth().getUser(grace.uid)).rejects.toMatchObject({ code: 'auth/user-not-found' });
  // A token is valid for another hour, but has no account.
  await expect(saveProfile(grace)).rejects.toMatchObject({ code: 'signed-out' });
  await expect(createThread(grace)).rejects.toMatchObject({ code: 'signed-out' });
  expect((await eventsOf(db, id)).at(-1)).toMatchObject({ kind: 'left', byName: DELETED_PERSON });
});

test('[A24] an interrupted deletion is finished, and its record deleted', async () => {
  const [ada, grace] = [await person('Ada'), await person('Grace')];
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  const longAgo = new Date(Date.now() - 3 * 3_600_000);
  await db.doc(`users/${grace.uid}`).update({ leavingAt: longAgo });
  await finishAccountDeletions();
  expect((await member(id, grace.uid)).exists).toBe(false);
  expect((await db.doc(`users/${grace.uid}`).get()).data()).toMatchObject({ deleted: true });
  await db.doc(`users/${grace.uid}`).update({ leavingAt: longAgo });
  await finishAccountDeletions();
  expect((await db.doc(`users/${grace.uid}`).get()).exists).toBe(false);
});

test('[A24] a deleted account does not return with a restored thread, nor own one transferred meanwhile', async () => {
  const [ada, grace, linus] = [await person('Ada'), await person('Grace'), await person('Linus')];
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  await trashThread(ada, id, background);
  await deleteAccount(grace);
  await restoreThread(ada, id);
  await consistent(db, id);
  expect(await getThread(ada, id)).toMatchObject({ memberIds: [ada.uid] });

  const { id: handed } = await createThread(ada);
  for (const { email } of [linus, await person('Guest')])
    await addMember(ada, handed, { email, role: 'viewer' });
  await db.doc(`users/${linus.uid}`).update({ leavingAt: new Date(0) });
  await transferOwnership(ada, handed, linus.uid);
  await finishAccountDeletions();
  await consistent(db, handed);
  expect((await member(handed, ada.uid)).get('role')).toBe('owner');
  await removeMember(
    ada,
    handed,
    (await getThread(ada, handed)).memberIds.find((uid) => uid !== ada.uid) ?? '',
  );
});
