// Shares as the owner and admins make, change and end them, and who gets in.
import { afterEach, expect, test, vi } from 'vitest';
import type * as z from 'zod/v4';
import { createShareRequestSchema } from '@/model/share-requests';
import { RATES } from '@/model/limits';
import { sharePath } from '@/model/paths';
import { setUpFixtures, until } from '@/tests/support/fixtures';
import { codeOf } from '@/tests/support/code-of';
import { guestsOnServer } from '@/tests/support/guests';
import { eventsOf } from './membership';

const { person, db, background, workDone } = await setUpFixtures({ SHARES_MAX_GUESTS: '3' });
const { createThread } = await import('@/server/threads/threads');
const { deleteThread } = await import('@/server/threads/deletion');
const { restoreThread, trashThread } = await import('@/server/threads/trash');
const { addMember, changeRole, removeMember } = await import('@/server/members/members');
const { say } = await import('@/server/chat/say');
const { changeShare, createShare, revokeShare } = await import('@/server/shares/shares');
const { getMyShares, getShares, previewShare } = await import('@/server/shares/share-lists');
const { openShare } = await import('@/server/shares/guests');
const { countOf } = await import('@/server/shares/viewers');
const { guest, opened } = await guestsOnServer();

afterEach(() => {
  vi.useRealTimers();
});

const ada = await person('Ada');
const grace = await person('Grace');
const linus = await person('Linus');
type Person = typeof ada;

/** A thread of Ada's with Grace as an admin and Linus as an editor, in which something was said. */
async function thread(): Promise<string> {
  const { id } = await createThread(ada, { title: 'A plan' });
  await addMember(ada, id, { email: grace.email, role: 'admin' });
  await addMember(ada, id, { email: linus.email, role: 'editor' });
  await say(ada, { threadId: id, message: 'Hello', ask: false }, background);
  await workDone();
  return id;
}

type Wanted = Partial<z.input<typeof createShareRequestSchema>>;
const wanted = (more: Wanted = {}) => createShareRequestSchema.parse({ audience: 'anyone', ...more });
const made = (who: Person, id: string, more: Wanted = {}) => createShare(who, id, wanted(more));

const CLOSED = { code: 'share-closed' };
test('[H1] owner and admins make links; whoever has one sees the thread; the secret is stored nowhere', async () => {
  const id = await thread();
  const { share, token } = await made(grace, id, { label: ' For\nreview ' });
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(share).toMatchObject({
    threadId: id,
    label: 'For review',
    audience: 'anyone',
    hasPassword: false,
    upToSeq: null,
    createdByName: 'Grace',
    isMine: true,
    guestsNow: 0,
    guestCount: 0,
    state: 'active',
  });
  expect(JSON.stringify((await db.doc(sharePath(share.id)).get()).data())).not.toContain(token);
  const stranger = await guest(token);
  expect(stranger.share).toMatchObject({ id: share.id, title: 'A plan', sharedBy: 'Grace', count: 1 });
  expect(stranger.texts()).toEqual(['Hello']);
  stranger.leave();
  await expect(made(linus, id)).rejects.toMatchObject({ code: 'forbidden' });
  const forbidden = { code: 'forbidden' };
  await expect(getShares(linus, id)).rejects.toMatchObject(forbidden);
  await expect(previewShare(linus, id, { names: 'real' })).rejects.toMatchObject(forbidden);
  await expect(revokeShare(linus, { threadId: id, shareId: share.id })).rejects.toMatchObject(forbidden);
});

test('[H1] without a choice a link lives seven days; the thread is told who shared it with whom', async () => {
  const id = await thread();
  const before = Date.now();
  const { share } = await made(ada, id);
  expect(share.expiresAt).toBeGreaterThan(before + 7 * 24 * 3_600_000 - 1);
  expect(share.expiresAt).toBeLessThan(Date.now() + 7 * 24 * 3_600_000 + 1);
  await changeShare(grace, { threadId: id, shareId: share.id }, { label: 'Again' });
  await revokeShare(grace, { threadId: id, shareId: share.id });
  await revokeShare(grace, { threadId: id, shareId: share.id });
  const events = await eventsOf(db, id);
  expect(
    events.filter(({ kind }) => String(kind).startsWith('share')).map(({ kind, by }) => [kind, by]),
  ).toEqual([
    ['shared', ada.uid],
    ['share-changed', grace.uid],
    ['share-revoked', grace.uid],
  ]);
});

test('[H2] a password, an account of this site, an expiry: without them nobody gets in, and every refusal is the same', async () => {
  const id = await thread();
  const secret = await made(ada, id, { password: 'correct horse' });
  const inside = await made(ada, id, { audience: 'signed-in' });
  const late = await made(ada, id, { expiresInHours: 1 });
  await db.doc(sharePath(late.share.id)).update({ expiresAt: new Date(Date.now() - 1) });
  for (const attempt of [
    () => opened('no-such-token'),
    () => opened(secret.token),
    () => opened(secret.token, { password: 'wrong horse' }),
    () => opened(inside.token),
    () => opened(inside.token, { password: 'correct horse' }),
    () => opened(late.token),
  ])
    await expect(attempt()).rejects.toMatchObject(CLOSED);
  expect((await opened(secret.token, { password: 'correct horse' })).share.id).toBe(secret.share.id);
  expect((await opened(inside.token, { person: await person('Somebody') })).share.id).toBe(inside.share.id);
  const { shares } = await getShares(ada, id);
  expect(shares.map(({ state, hasPassword }) => [state, hasPassword])).toEqual([
    ['expired', false],
    ['active', false],
    ['active', true],
  ]);
});

test('[H2] five passwords a minute for one link and address; another address may go on', async () => {
  const { token } = await made(ada, await thread(), { password: 'correct horse' });
  const tries = async (address: string, times: number) => {
    const codes: unknown[] = [];
    for (let count = 0; count < times; count += 1)
      codes.push(
        await codeOf(openShare({ token, password: 'wrong horse', person: null, address, isSecure: false })),
      );
    return codes;
  };
  const times = (count: number, code: string) => Array.from({ length: count }, () => code);
  // Minutes are counted by the clock: on a busy machine nine tries may take longer than what is left of one.
  const { perMs } = RATES['share-password/address'];
  const nextMinute = Math.ceil(Date.now() / perMs) * perMs;
  vi.useFakeTimers({ toFake: ['Date'], now: nextMinute });
  expect(await tries('192.0.2.7', 9)).toEqual([...times(5, 'share-closed'), ...times(4, 'too-many')]);
  expect(await tries('192.0.2.8', 1)).toEqual(['share-closed']);
  vi.setSystemTime(nextMinute + perMs - 1);
  expect(await tries('192.0.2.7', 1)).toEqual(['too-many']);
  vi.setSystemTime(nextMinute + perMs);
  expect(await tries('192.0.2.7', 6)).toEqual([...times(5, 'share-closed'), 'too-many']);
});

test('[H2] [X164] at most four passwords are computed at once', async () => {
  const { token } = await made(ada, await thread());
  const tries = Array.from({ length: 8 }, (_, index) =>
    openShare({ token: `guess-${index}`, person: null, address: `192.0.2.${index}`, isSecure: false }),
  );
  const codes = await Promise.all(tries.map(codeOf));
  expect(new Set(codes)).toEqual(new Set(['share-closed', 'too-many']));
  expect(codes.filter((code) => code === 'share-closed').length).toBeGreaterThanOrEqual(4);
  // Who needs no password is let in meanwhile.
  await opened(token);
  // A dead link without a password costs as much as one that never was.
  const late = await made(ada, await thread());
  await db.doc(sharePath(late.share.id)).update({ expiresAt: new Date(Date.now() - 1) });
  const dead = await Promise.all(Array.from({ length: 8 }, () => codeOf(opened(late.token))));
  expect(dead).toContain('too-many');
});

test('[H3] what lets guests in is changed by a new version: sessions of the earlier one are void', async () => {
  const id = await thread();
  const { share, token } = await made(ada, id);
  const target = { threadId: id, shareId: share.id };
  const version = async (): Promise<unknown> => (await db.doc(sharePath(share.id)).get()).get('version');
  await changeShare(grace, target, { label: 'Other', mayFork: true, showsTitle: true, expiresInHours: 2 });
  expect(await version()).toBe(1);
  await changeShare(ada, target, { names: 'real', audience: 'anyone', upToSeq: null });
  expect(await version()).toBe(1);
  const steps = [
    { password: 'correct horse' },
    { password: null },
    { names: 'numbered' },
    { upToSeq: 1 },
    { audience: 'signed-in' },
    { replaceToken: true },
  ] as const;
  for (const [index, body] of steps.entries()) {
    await changeShare(ada, target, body);
    expect(await version()).toBe(index + 2);
  }
  await expect(opened(token, { person: linus })).rejects.toMatchObject(CLOSED);
  const { token: next } = await changeShare(ada, target, { replaceToken: true });
  expect((await opened(next ?? '', { person: linus })).share.upToSeq).toBe(1);
  await expect(changeShare(linus, target, { label: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' });
  const other = await thread();
  await expect(changeShare(ada, { ...target, threadId: other }, { label: 'x' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await revokeShare(ada, { ...target, threadId: other });
  expect((await getShares(ada, id)).shares).toHaveLength(1);
});

test('[H1] what a link cannot be: a password for accounts, a scope that was not said yet, a fifty-first link', async () => {
  const id = await thread();
  await expect(made(ada, id, { audience: 'signed-in', password: 'correct horse' })).rejects.toMatchObject({
    code: 'invalid',
  });
  await expect(made(ada, id, { upToSeq: 2 })).rejects.toMatchObject({ code: 'invalid' });
  await made(ada, id, { upToSeq: 1 });
  const full = db.batch();
  for (let index = 1; index < 50; index += 1)
    full.set(db.doc(sharePath(`s-planted-${id}-${index}`)), { threadId: id, endsAt: null });
  await full.commit();
  await expect(made(ada, id)).rejects.toMatchObject({ code: 'too-many' });
});

test('[H4] open pages are cut by what ends their right, with a reason, and hear nothing more', async () => {
  const id = await thread();
  const links = {
    revoked: await made(ada, id),
    password: await made(ada, id),
    scope: await made(ada, id),
    expired: await made(ada, id, { expiresInHours: 0.002 }),
    demoted: await made(grace, id),
    trashed: await made(ada, id),
  };
  const target = ({ share }: { share: { id: string } }) => ({ threadId: id, shareId: share.id });
  const guests = {
    revoked: await guest(links.revoked.token),
    password: await guest(links.password.token),
    scope: await guest(links.scope.token),
    expired: await guest(links.expired.token),
    demoted: await guest(links.demoted.token),
    trashed: await guest(links.trashed.token),
  };
  await revokeShare(ada, target(links.revoked));
  await changeShare(ada, target(links.password), { password: 'correct horse' });
  await changeShare(ada, target(links.scope), { upToSeq: 1 });
  await changeRole(ada, id, { uid: grace.uid, role: 'editor' });
  const cuts = () => Object.entries(guests).map(([what, one]) => [what, one.shown().cut]);
  const soFar = ['revoked', 'password', 'scope', 'expired', 'demoted'] as const;
  await until(() => soFar.every((what) => guests[what].hasEnded()), 'five guests are cut');
  await say(ada, { threadId: id, message: 'Secret', ask: false }, background);
  await until(() => guests.trashed.texts().includes('Secret'), 'the sixth goes on');
  await trashThread(ada, id, background);
  await until(() => guests.trashed.hasEnded(), 'the sixth guest is cut');
  expect(Object.fromEntries(cuts())).toEqual({
    revoked: 'revoked',
    password: 'changed',
    scope: 'changed',
    expired: 'expired',
    demoted: 'closed',
    trashed: 'closed',
  });
  for (const what of soFar) expect(guests[what].wire()).not.toContain('Secret');
  await restoreThread(ada, id);
  expect((await getShares(ada, id)).shares.map(({ state }) => state)).toEqual([
    'active',
    'closed',
    'expired',
    'active',
    'active',
  ]);
});

test('[H4] a member who leaves, and a thread that is deleted, take their links with them', async () => {
  const id = await thread();
  const [his, hers] = [await made(grace, id), await made(ada, id)];
  const [first, second] = [await guest(his.token), await guest(hers.token)];
  await removeMember(grace, id, grace.uid);
  await until(() => first.hasEnded(), 'the link of who left is cut');
  await expect(opened(his.token)).rejects.toMatchObject(CLOSED);
  expect(second.hasEnded()).toBe(false);
  await deleteThread(ada, id);
  await until(() => second.hasEnded(), 'the link of a deleted thread is cut');
  expect([first.shown().cut, second.shown().cut]).toEqual(['closed', 'closed']);
  expect((await db.collection('shares').where('threadId', '==', id).get()).size).toBe(0);
});

test('[H5] [X171] guests are counted, now and in all, and as many are let in as the site allows', async () => {
  const id = await thread();
  const { share, token } = await made(ada, id);
  const some = [await guest(token), await guest(token), await guest(token)];
  await expect(guest(token)).rejects.toMatchObject({ code: 'too-many' });
  await countOf({ id: share.id, threadId: id }).flush();
  const [listed] = (await getShares(grace, id)).shares;
  expect(listed).toMatchObject({ guestsNow: 3, guestCount: 4, isMine: false });
  expect(listed?.lastSeenAt).not.toBeNull();
  for (const { leave } of some) leave();
  (await guest(token)).leave();
  await countOf({ id: share.id, threadId: id }).flush();
  expect((await getShares(grace, id)).shares[0]).toMatchObject({ guestsNow: 0, guestCount: 5 });
});

test('[H1] a person sees their own links of all threads, but of those that they have left', async () => {
  const [one, two] = [await thread(), await thread()];
  await made(grace, one, { label: 'One' });
  await made(grace, two, { label: 'Two' });
  await made(ada, two, { label: 'Not hers' });
  const labels = async () =>
    (await getMyShares(grace)).shares.flatMap(({ threadId, label }) =>
      [one, two].includes(threadId) ? [label] : [],
    );
  expect(await labels()).toEqual(['Two', 'One']);
  await changeRole(ada, two, { uid: grace.uid, role: 'viewer' });
  expect((await getMyShares(grace)).shares[0]).toMatchObject({ threadTitle: 'A plan', state: 'closed' });
  const [first] = (await getMyShares(grace)).shares;
  await revokeShare(grace, { threadId: two, shareId: first?.id ?? '' });
  await removeMember(ada, one, grace.uid);
  expect(await labels()).toEqual([]);
});
