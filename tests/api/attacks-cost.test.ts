/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks on the budget and on connections: asking without a verified address, and many streams at once.
import { expect, test } from 'vitest';
import { MAX_OPEN_STREAMS } from '@/model/limits';
import { attack } from './attack';
import { APP_URL, call, newThread, newcomer, verifyAddress, type Answer, type Caller } from './server';
import { storedIds } from './stored';

test('[A33] [X82] an account with an address that nobody reads asks nothing; verified, it asks', async () => {
  const mallory = await newcomer('Mallory', { emailVerified: false });
  const threadId = await newThread(mallory);
  const ask = (by: Caller) => call(by, 'POST', '/api/chat', { threadId, message: '[demo echo=Yes.]' });
  const words = await call(mallory, 'POST', '/api/chat', { threadId, message: 'To people', ask: false });
  expect(words.status).toBe(202);
  const verified = await verifyAddress(mallory);
  await attack({
    attempt: () => ask(mallory),
    twin: () => ask(verified),
    refusal: { status: 403, code: 'forbidden' },
    unchanged: [`threads/${threadId}`],
  });
});

/** A response that nothing refers to any more is collected, and its connection closed. */
const held: Response[] = [];

/** Posts and reads the answer as a stream; the response begins while the answer is not written yet. */
async function stream(by: Caller, threadId: string, message: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(`${APP_URL}/api/chat`, {
    method: 'POST',
    signal,
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${by.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ threadId, message }),
  });
  held.push(response);
  return {
    status: response.status,
    headers: response.headers,
    text: response.ok ? '' : await response.text(),
  };
}

test('[E11] [X88] who holds five streams gets no sixth, and its message is not stored; one that is left makes room', async () => {
  const [ada, eve] = [await newcomer('Ada'), await newcomer('Eve')];
  const [threadId, other] = [await newThread(ada), await newThread(eve)];
  const readers = Array.from({ length: MAX_OPEN_STREAMS }, () => new AbortController());
  const last = new AbortController();
  // One is being written for as long as this takes, the others wait behind it.
  for (const reader of readers)
    expect((await stream(ada, threadId, 'Slowly [demo slow=60s]', reader.signal)).status).toBe(200);
  const stored = await storedIds(`threads/${threadId}/messages`);
  await attack({
    attempt: () => stream(ada, threadId, 'Once more', last.signal),
    twin: () => stream(eve, other, '[demo echo=Yes.]', last.signal),
    refusal: { status: 429, code: 'too-many' },
    unchanged: [`threads/${threadId}`],
  });
  expect(await storedIds(`threads/${threadId}/messages`)).toEqual(stored);
  readers[0]?.abort();
  await expect
    .poll(async () => (await stream(ada, threadId, 'After one left', last.signal)).status, {
      timeout: 10_000,
    })
    .toBe(200);
  for (const reader of [...readers, last]) reader.abort();
  expect((await call(ada, 'DELETE', `/api/threads/${threadId}?permanent=true`)).status).toBe(204);
});
