// The page of a removed member receives nothing that was written after the removal.
import http from 'node:http';
import type { CDPSession, Page } from 'playwright/test';
import { steps } from '@/scripts/demo-model/directives';
import {
  addMember,
  composer,
  conversation,
  expect,
  streaming,
  newThread,
  openThread,
  removeMember,
  messagesBy,
  sendMessage,
  test,
} from './fixtures';
import { stored, storedDocuments } from './store';

/** Text of the answer only: the question does not contain it. */
const ANSWER = steps(400);
const WORDS = ANSWER.split(' ');

test('[A25] [X23] text flushed after a removal reaches neither screen, network nor memory of the removed page', async ({
  enter,
}) => {
  // Each search in memory takes seconds.
  test.setTimeout(150_000);
  const [ada, grace] = [await enter('Ada'), await enter('Grace')];
  const [heardByAda, heardByGrace] = [await listenIn(ada), await listenIn(grace)];
  await ada.reload();
  const path = await newThread(ada);
  const threadId = path.split('/').at(-1) ?? '';
  await addMember(ada, 'Grace');
  await openThread(grace, path);
  await sendMessage(ada, '@assistant [demo slow=25s steps=400]');
  await expect(streaming(grace)).toContainText('step020');

  await removeMember(ada, 'Grace');
  const removedAt = Date.now();
  await ada.keyboard.press('Escape');
  const before = await textOf(threadId);
  await expect(grace.getByRole('heading', { name: 'You don’t have access to this thread' })).toBeVisible({
    timeout: 3_000,
  });
  console.log(`the removed screen dropped the thread after ${Date.now() - removedAt} ms`);
  // Three flushes that start after the removal's response, and two more, so that their data has time to arrive.
  let text = before;
  for (let flush = 0; flush < 5; flush += 1) text = await textAfter(threadId, text);
  const after = WORDS.filter((word) => text.includes(word) && !before.includes(word));
  expect(after.length).toBeGreaterThan(3);

  // The same search finds them on the member's page: a control, because a broken search would find nothing anywhere.
  await expect(streaming(ada)).toContainText(after.at(-1) ?? '');
  expect(after.filter((word) => heardByAda.text().includes(word))).toEqual(after);
  expect(await heldIn(ada, after)).toEqual(after);

  expect(await heldIn(grace, after)).toEqual([]);
  expect(after.filter((word) => heardByGrace.text().includes(word))).toEqual([]);
  const page = await grace.content();
  expect(after.filter((word) => page.includes(word))).toEqual([]);

  await expect(streaming(ada)).toHaveCount(0, { timeout: 30_000 });
  await expect(messagesBy(ada, 'Assistant')).toContainText(ANSWER);
  await expect(composer(ada)).toBeEditable();
  await expect(conversation(grace)).toHaveCount(0);
});

/** Everything that Firestore sends to a page from its next load on, recorded by a proxy. */
async function listenIn(page: Page): Promise<{ text: () => string }> {
  const store = new URL(`http://${process.env['FIRESTORE_EMULATOR_HOST']}`);
  let heard = '';
  const proxy = http.createServer((request, response) => {
    const { method, url: path, headers } = request;
    // A compressed response could not be parsed.
    const { 'accept-encoding': _, ...plain } = headers;
    const { hostname, port } = store;
    // No connection is used twice: the emulator may close an idle one in the moment in which it is.
    const options = { agent: false, hostname, port, method, path, headers: plain };
    const up = http.request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.setEncoding('utf8').on('data', (text: string) => {
        heard += text;
        response.write(text);
      });
      answer.on('end', () => response.end());
    });
    request.pipe(up);
    up.on('error', () => response.destroy());
    response.once('close', () => up.destroy());
  });
  // As long as the page lives: a look into its memory takes longer than the five seconds of Node.
  proxy.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  await page.route(
    (url) => url.host === store.host,
    (route) => {
      const url = new URL(route.request().url());
      url.port = String(address.port);
      return route.continue({ url: url.href });
    },
  );
  page.once('close', () => {
    proxy.close();
    proxy.closeAllConnections();
  });
  return { text: () => heard };
}

/** Which of the texts are anywhere in the page's memory: its strings, its documents, its caches. */
async function heldIn(page: Page, words: readonly string[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const snapshot = await heapOf(session);
  const storage = await page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage].map((each) => Object.entries(each))),
  );
  await session.detach();
  return words.filter((word) => snapshot.includes(word) || storage.includes(word));
}

async function heapOf(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return chunks.join('');
}

/** The answer so far as it is stored: sealed parts and the rest. */
async function textOf(threadId: string): Promise<string> {
  const [run] = await storedDocuments(`threads/${threadId}/runs`);
  const draft = `threads/${threadId}/drafts/${run?.id}-1`;
  const parts = await storedDocuments(`${draft}/parts`);
  const sealed = parts.map(({ fields }) => textIn(fields['content'])).join('');
  return sealed + textIn((await stored(draft))?.['content']);
}

/** Waits until the text is longer, by at least one flush. */
async function textAfter(threadId: string, before: string): Promise<string> {
  let text = before;
  await expect
    .poll(async () => (text = await textOf(threadId)).length, { intervals: [100] })
    .toBeGreaterThan(before.length);
  return text;
}

function textIn(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('stringValue' in value)) return '';
  return String(value.stringValue);
}
