// Listeners in Firestore that this server holds: whatever opens them ends them.
import { DocumentReference, Query } from 'firebase-admin/firestore';
import { beforeAll, expect, test } from 'vitest';
import { createShareRequestSchema } from '@/model/share-requests';
import { setUpFixtures, until } from '@/tests/support/fixtures';
import { guestsOnServer } from '@/tests/support/guests';

const { person, background, workDone } = await setUpFixtures();
const { createThread } = await import('@/server/threads/threads');
const { say } = await import('@/server/chat/say');
const { createShare } = await import('@/server/shares/shares');
const { shareState } = await import('@/server/shares/state');
const { forkThread } = await import('@/server/forks/forks');
const { followRun } = await import('@/server/runs/follow');
const { opened, followed } = await guestsOnServer();

const MANY = 50;
/** Of a shared thread: its shares, itself, its members, messages and open runs. */
const OF_A_THREAD = 5;

const listening = new Set<object>();
let begun = 0;

/** Counts what the SDK opens and what is given back; the listeners are its own. */
function counted<Listen extends (...args: never[]) => () => void>(listen: Listen) {
  return function (this: unknown, ...args: Parameters<Listen>): () => void {
    const one = {};
    listening.add(one);
    begun += 1;
    const stop = listen.apply(this, args);
    return () => {
      listening.delete(one);
      stop();
    };
  };
}

beforeAll(() => {
  for (const { prototype } of [DocumentReference, Query])
    Reflect.set(prototype, 'onSnapshot', counted(Reflect.get(prototype, 'onSnapshot')));
});

test('[H37] fifty guests and fifty forks of a thread share one set of listeners, which ends after the last of them', async () => {
  const ada = await person('Ada');
  const { id: threadId } = await createThread(ada, { title: 'A plan' });
  const { messageId } = await say(ada, { threadId, message: 'Here', ask: false }, background);
  await workDone();
  const { token } = await createShare(ada, threadId, createShareRequestSchema.parse({ audience: 'anyone' }));
  const { share, cookie } = await opened(token);
  const before = begun;
  for (let one = 0; one < MANY; one += 1) {
    const guest = await followed(share.id, cookie);
    expect(guest.texts()).toEqual(['Here']);
    guest.leave();
    if (one % 5 === 0) await forkThread(ada, threadId, { messageId, members: [] });
  }
  for (let one = 0; one < MANY - MANY / 5; one += 1)
    await forkThread(ada, threadId, { messageId, members: [] });
  expect({ listening: listening.size, begun: begun - before }).toEqual({ listening: OF_A_THREAD, begun: 0 });
  shareState().projections.get(threadId)?.close();
  expect(listening.size).toBe(0);
});

test('[E7] [H37] fifty programs that follow answers, to the end or not, leave no listener behind', async () => {
  const ada = await person('Ada');
  const { id: threadId } = await createThread(ada);
  const already = listening.size;
  for (let one = 0; one < MANY; one += 1) {
    const message = `${one} [demo echo=words]`;
    const { runId } = await say(ada, { threadId, message, ask: true }, background);
    const leaving = new AbortController();
    const follow = {
      threadId,
      runId: runId ?? '',
      uid: ada.uid,
      language: 'en',
      signal: leaving.signal,
    } as const;
    for await (const { event } of followRun(follow)) if (one % 2 === 0 && event === 'delta') leaving.abort();
    await workDone();
  }
  expect(begun).toBeGreaterThan(2 * MANY);
  await until(() => listening.size === already, 'as many listeners as before');
}, 120_000);
