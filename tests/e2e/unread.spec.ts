// Many unread messages in many threads, read on two devices at once: the counts agree with the messages.
import type { Page } from 'playwright/test';
import * as z from 'zod/v4';
import { threadResponseSchema } from '@/model/thread';
import { callAs, conversation, EMAILS, expect, test } from './fixtures';
import { storedDocuments } from './store';

const THREADS = 30;
const MESSAGES = 200;
const MENTIONS = 20;
const AT_ONCE = 5;

/** The number of messages in thread `index`; each of the first twenty threads mentions Grace once. */
const messagesIn = (index: number) => Math.floor(MESSAGES / THREADS) + (index < MESSAGES % THREADS ? 1 : 0);
const mentionsIn = (index: number) => (index < MENTIONS ? 1 : 0);

async function filledThread(index: number): Promise<string> {
  const title = `Counted ${index}`;
  const { thread } = threadResponseSchema.parse(
    await callAs('Ada', { path: '/api/threads', body: { title } }),
  );
  const grace = { email: EMAILS.Grace, role: 'editor' };
  await callAs('Ada', { path: `/api/threads/${thread.id}/members`, body: grace });
  for (let nth = 0; nth < messagesIn(index); nth += 1) {
    const message = nth < mentionsIn(index) ? `@[Grace](demo-grace) ${nth}` : `Words ${nth}`;
    await callAs('Ada', { path: '/api/chat', body: { threadId: thread.id, message, ask: false } });
  }
  return thread.id;
}

/** How many messages of a thread its stored read state says were read. */
async function landedFor(uid: string, threadId: string): Promise<number> {
  const states = await storedDocuments(`users/${uid}/readStates`);
  const landed = states.find(({ id }) => id === threadId)?.fields['landedCount'];
  return Number(z.object({ integerValue: z.string() }).safeParse(landed).data?.integerValue ?? 0);
}

/** The unread counts of these threads in the list of this page. */
async function counted(page: Page, threadIds: readonly string[]) {
  const rows = await Promise.all(
    threadIds.map((id) => page.locator(`a[href="/t/${id}"]`).innerText({ timeout: 10_000 })),
  );
  const figure = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);
  return {
    messages: rows.reduce((sum, text) => sum + figure(text, /(\d+)\s*unread/), 0),
    mentions: rows.reduce((sum, text) => sum + figure(text, /@(\d+)/), 0),
  };
}

function expected(unread: readonly number[]) {
  return {
    messages: unread.reduce((sum, index) => sum + messagesIn(index), 0),
    mentions: unread.reduce((sum, index) => sum + mentionsIn(index), 0),
  };
}

test('[F12] [F13] two hundred unread messages and twenty mentions in thirty threads are right while two devices read at once', async ({
  enter,
}) => {
  test.setTimeout(300_000);
  const all = Array.from({ length: THREADS }, (_, index) => index);
  const ids: string[] = [];
  // One person posts into a few threads at the same instant, not into thirty: all count on the same rate.
  for (let from = 0; from < THREADS; from += AT_ONCE)
    ids.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(filledThread))));
  const [desktop, phone] = [await enter('Grace'), await enter('Grace', 'phone')];
  for (const page of [desktop, phone])
    await expect.poll(() => counted(page, ids)).toEqual({ messages: MESSAGES, mentions: MENTIONS });

  const read = async (page: Page, indexes: readonly number[]) => {
    for (const index of indexes) {
      await page.locator(`a[href="/t/${ids[index]}"]`).click();
      await expect(conversation(page)).toContainText(`${messagesIn(index) - 1}`);
      // A thread is read when it is viewed, not when it is scrolled past; behind it, a phone renders no list.
      await expect.poll(() => landedFor('demo-grace', ids[index] ?? '')).toBe(messagesIn(index));
      if (page === phone) await page.getByRole('link', { name: 'All threads' }).click();
    }
  };
  // One thread is read on both devices.
  await Promise.all([read(desktop, [0, 3, 17, 18, 25]), read(phone, [29, 1, 17, 19, 8])]);
  const unread = all.filter((index) => ![0, 1, 3, 8, 17, 18, 19, 25, 29].includes(index));
  for (const page of [desktop, phone]) await expect.poll(() => counted(page, ids)).toEqual(expected(unread));
});

const sentSchema = z.object({ messageId: z.string() });

test('[F46] [M19] a deleted message leaves the badge, the mentions and the tab’s title; one’s own from a program never enters them', async ({
  enter,
}) => {
  const body = { title: 'Counted again' };
  const { thread } = threadResponseSchema.parse(await callAs('Ada', { path: '/api/threads', body }));
  const grace = { email: EMAILS.Grace, role: 'editor' };
  await callAs('Ada', { path: `/api/threads/${thread.id}/members`, body: grace });
  const say = async (name: 'Ada' | 'Grace', message: string) =>
    sentSchema.parse(
      await callAs(name, { path: '/api/chat', body: { threadId: thread.id, message, ask: false } }),
    ).messageId;
  const page = await enter('Grace');
  const unread = () => counted(page, [thread.id]);
  const inTitle = async () => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);
  await say('Grace', 'From my own program');
  const mention = await say('Ada', '@[Grace](demo-grace) look');
  await say('Ada', 'Something else');
  await expect.poll(unread).toEqual({ messages: 2, mentions: 1 });
  await expect.poll(inTitle).toBeGreaterThanOrEqual(2);
  const before = await inTitle();
  await callAs('Ada', { path: `/api/threads/${thread.id}/messages/${mention}`, method: 'DELETE' });
  await expect.poll(unread).toEqual({ messages: 1, mentions: 0 });
  await expect.poll(inTitle).toBe(before - 1);
});
