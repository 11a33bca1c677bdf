// An import on the wire: what is asked in which order, what is waited for, and what ends it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConversationMessage } from '@/model/archive/conversation';
import { importEntries } from '@/model/import';
import { MAX_KNOWN_ASKED } from '@/model/import-limits';
import { knownConversations, openImport } from './import';

vi.mock('@/services/firebase/session', () => ({ idToken: () => Promise.resolve('token') }));
const fetchMock = vi.fn<typeof fetch>();

const HEAD = {
  format: 'chatgpt',
  sourceId: 'c1',
  title: 'Tides',
  createdAt: null,
  updatedAt: null,
  place: { file: 0, ordinal: 0 },
  branch: null,
  messageCount: 1,
} as const;
const MESSAGE: ConversationMessage = {
  sourceId: 'm1',
  author: { kind: 'person', name: '' },
  text: 'Why?',
  createdAt: 1,
  editedAt: null,
  replyTo: null,
  model: null,
  reasoning: '',
  tools: [],
  attachments: [],
};
const ENTRIES = [...importEntries({ messages: [MESSAGE] })];
const FILE = { id: 'file-0001', bytes: 10 };

const answer = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const refusal = (headers: Record<string, string>) =>
  answer({ error: { code: 'too-many', message: 'Too many.' } }, 429, headers);
const BEGUN = { importId: 'one', kind: 'new', threadId: 't' };
const FINISHED = { threadId: 't', added: 1, alreadyHere: 0 };

/** The answers, in their order. */
function answers(...responses: readonly Response[]): void {
  const left = [...responses];
  fetchMock.mockImplementation(() => Promise.resolve(left.shift() ?? new Response('{}', { status: 500 })));
}

const sent = () => fetchMock.mock.calls.map(([url, init]) => [init?.method, url]);
const bodies = () =>
  fetchMock.mock.calls.map(([, init]): unknown =>
    JSON.parse(typeof init?.body === 'string' ? init.body : 'null'),
  );

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetchMock);
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  fetchMock.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('[K27] the first part begins an import, each part has the number that the server expects, and the end finishes it', async () => {
  answers(
    answer(BEGUN, 201),
    answer({ nextPart: 1, added: 1, alreadyHere: 0 }),
    answer({ nextPart: 2, added: 2, alreadyHere: 0 }),
    answer(FINISHED),
  );
  const upload = openImport(HEAD, { file: FILE, threadId: null });
  await upload.put(ENTRIES);
  await upload.put(ENTRIES);
  expect(await upload.finish()).toEqual(FINISHED);
  expect(sent()).toEqual([
    ['POST', '/api/imports'],
    ['POST', '/api/imports/one/parts'],
    ['POST', '/api/imports/one/parts'],
    ['POST', '/api/imports/one/finish'],
  ]);
  expect(bodies()[0]).toEqual({
    file: FILE,
    conversation: {
      format: 'chatgpt',
      sourceId: 'c1',
      title: 'Tides',
      createdAt: null,
      updatedAt: null,
      messages: 1,
    },
  });
  expect(bodies()[1]).toMatchObject({ part: 0 });
  expect(bodies()[2]).toMatchObject({ part: 1 });
});

test('[K27] a rate that is over soon is waited for; what is used up for the day ends the import', async () => {
  answers(
    refusal({ 'retry-after': '30' }),
    answer(BEGUN, 201),
    answer({ nextPart: 1, added: 1, alreadyHere: 0 }),
  );
  const put = openImport(HEAD, { file: FILE, threadId: null }).put(ENTRIES);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(sent()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  await put;
  expect(sent()).toHaveLength(3);

  answers(refusal({}));
  const refused = openImport(HEAD, { file: FILE, threadId: null }).put(ENTRIES);
  await expect(refused).rejects.toMatchObject({ code: 'too-many' });
  expect(sent()).toHaveLength(4);
});

test('[K27] cancelling asks for nothing before the beginning, and never fails', async () => {
  const upload = openImport(HEAD, { file: FILE, threadId: 'mine' });
  await upload.cancel();
  expect(sent()).toEqual([]);
  answers(answer(BEGUN, 201), answer({ nextPart: 1, added: 1, alreadyHere: 0 }));
  await upload.put(ENTRIES);
  expect(bodies()[0]).toMatchObject({ threadId: 'mine' });
  fetchMock.mockRejectedValue(new TypeError('offline'));
  const cancelled = upload.cancel();
  await vi.runAllTimersAsync();
  await cancelled;
  expect(sent().at(-1)).toEqual(['DELETE', '/api/imports/one']);
});

test('[K26] what is here is asked in lots of the size that the server takes', async () => {
  const known = { id: 'i-7', threadId: 't', title: 'Tides', messages: 3 };
  answers(answer({ known: [] }), answer({ known: [known] }));
  const ids = Array.from({ length: MAX_KNOWN_ASKED + 1 }, (_, index) => `i-${index}`);
  expect(await knownConversations(ids)).toEqual(new Map([['i-7', known]]));
  expect(sent()).toEqual([
    ['POST', '/api/imports/known'],
    ['POST', '/api/imports/known'],
  ]);
});
