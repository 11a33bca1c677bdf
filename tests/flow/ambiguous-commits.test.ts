import { WriteBatch } from 'firebase-admin/firestore';
import { expect, test, vi } from 'vitest';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, background, workDone, db } = await setUpFixtures();
const { say } = await import('@/server/chat/say');
const { createThread } = await import('@/server/threads/threads');
const { getMessages } = await import('@/server/messages/messages');
const { claimLease } = await import('@/server/runs/takeover');

/** The next commit succeeds, but is reported as failed with this code: 1 CANCELLED, 2 UNKNOWN, 4 DEADLINE_EXCEEDED. */
function nextCommitInDoubt(code: number): void {
  vi.spyOn(WriteBatch.prototype, 'commit').mockImplementationOnce(async function (this: WriteBatch) {
    await this.commit();
    throw Object.assign(new Error('reported as failed'), { code });
  });
}

test.each([1, 2, 4])(
  '[M2] a send that succeeded but was reported as failed with code %d is stored once',
  async (code) => {
    const ada = await person('Ada');
    const { id } = await createThread(ada);
    // The thread's rate counter is flushed to the store with the first message, and not again so soon.
    await say(ada, { threadId: id, message: 'First', ask: false }, background);
    nextCommitInDoubt(code);
    const { runId } = await say(
      ada,
      { threadId: id, message: 'Once [demo echo=Yes.]', ask: true },
      background,
    );
    await workDone();
    expect((await getMessages(ada, id)).map(({ content }) => content)).toEqual([
      'First',
      'Once [demo echo=Yes.]',
      'Yes.',
    ]);
    expect((await db.doc(`threads/${id}/runs/${runId}`).get()).data()).toMatchObject({
      status: 'done',
      attempt: 1,
    });
  },
);

test.each([1, 2, 4])(
  '[R10] a takeover that succeeded but was reported as failed with code %d belongs to this server',
  async (code) => {
    const ada = await person('Ada');
    const { id } = await createThread(ada);
    // Its server died right after the commit, an hour ago.
    await say(ada, { threadId: id, message: 'Left alone', ask: true }, () => undefined);
    await db.doc(`threads/${id}/lease/current`).update({ renewedAt: new Date(Date.now() - 3_600_000) });
    nextCommitInDoubt(code);
    const claim = await claimLease(id, { by: 'this-server' });
    expect(claim).toMatchObject({ kind: 'won', lease: { threadId: id, attempt: 2 } });
    const held = claim.kind === 'won' ? claim.lease : undefined;
    expect((await db.doc(`threads/${id}/lease/current`).get()).get('owner')).toBe(held?.owner);
  },
);
