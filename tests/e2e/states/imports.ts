// Importing: from an empty page to a report. The API is answered here; stories import by the real one.
import type { Page, Route } from 'playwright/test';
import { callAs } from '@/tests/e2e/fixtures';
import { beginImportResponseSchema, importParts } from '@/model/import';
import { conversationId } from '@/model/archive/content-id';
import { CHATGPT, node, tree } from '@/tests/support/archives/chatgpt';
import { chooseFiles, dragFile, broughtJson, type BroughtFile } from '@/tests/support/archives/drop';
import { onlyConversationIn } from '@/tests/support/archives/read';
import { zipOf } from '@/tests/support/archives/zip';
import { press, seen, threadReady } from './locators';
import type { Harness, State } from './harness';

const TITLES = [
  'Tides and the Moon',
  'Names for a calendar app that families share',
  'Kubernetes ingress fails with 502 after an upgrade',
  '春季发布计划',
  'A letter to the landlord',
  'Regular expressions for dates',
  'What to read after Middlemarch',
];

function conversation(title: string, index: number) {
  const root = { id: 'client-created-root', parent: null };
  const said = Array.from({ length: 2 + index * 2 }, (_, at) =>
    node({
      id: `m${at}`,
      parent: at === 0 ? root.id : `m${at - 1}`,
      role: at % 2 === 0 ? 'user' : 'assistant',
      at: index * 4_000_000 + at * 60,
      text: `${title}, ${at}`,
    }),
  );
  return tree(said, { title, conversation_id: `sample-${index}` });
}

const LIST = [
  ...TITLES.map(conversation),
  { ...CHATGPT.branches, conversation_id: 'sample-branches', title: 'Why are there tides?' },
  { ...CHATGPT.hidden, conversation_id: 'sample-hidden', title: 'With custom instructions' },
  { ...CHATGPT.tools, conversation_id: 'sample-tools', title: 'A coast in a picture' },
  { title: 'Empty', conversation_id: 'sample-empty', mapping: {} },
];
const FILE = broughtJson('conversations.json', LIST);
const FEW = broughtJson('conversations.json', LIST.slice(0, 3));

const REFUSED: readonly BroughtFile[] = [
  { name: 'holiday.txt', mimeType: 'text/plain', buffer: Buffer.from('Nothing but a list: eggs, milk.') },
];

async function zipFile(name: string, files: Readonly<Record<string, string>>): Promise<BroughtFile> {
  const buffer = Buffer.from(await zipOf(files).arrayBuffer());
  return { name, mimeType: 'application/zip', buffer };
}

type Answers = {
  known?: (route: Route) => unknown;
  begin?: (route: Route) => unknown;
  parts?: (route: Route) => unknown;
};

const never = () => undefined;
const json =
  (body: unknown, status = 200) =>
  (route: Route) =>
    route.fulfill({ status, json: body });
const refusal = (status: number, code: string, message: string) =>
  json({ error: { code, message, requestId: 'r' } }, status);

const NONE_KNOWN = json({ known: [] });
const KNOWN = json({
  known: [0, 1].map((index) => ({
    id: conversationId('chatgpt', `sample-${index}`),
    threadId: 'some-thread',
    title: TITLES[index],
    messages: 2,
  })),
});

/** A page that imports, whose API gives these answers. */
async function importing({ visit }: Harness, answers: Answers = {}): Promise<Page> {
  let begun = 0;
  const begin = (route: Route) => {
    begun += 1;
    return json({ importId: `import-${begun}`, kind: 'new', threadId: `imported-${begun}` }, 201)(route);
  };
  const parts = json({ nextPart: 1, added: 2, alreadyHere: 0 });
  const finish = (route: Route) =>
    json({ threadId: `imported-${begun}`, added: begun * 2, alreadyHere: 0 })(route);
  const page = await visit('Ada', '/import', async (tab) => {
    await tab.route('**/api/imports/known', answers.known ?? NONE_KNOWN);
    await tab.route('**/api/imports', answers.begin ?? begin);
    await tab.route('**/api/imports/*/parts', answers.parts ?? parts);
    await tab.route('**/api/imports/*/finish', finish);
    await tab.route(/\/api\/imports\/import-\d+$/, (route) => route.fulfill({ status: 204 }));
  });
  await seen(page.getByRole('heading', { name: 'Bring conversations from other products' }));
  return page;
}

async function previewing(harness: Harness, answers: Answers & { file?: BroughtFile } = {}): Promise<Page> {
  const page = await importing(harness, answers);
  await chooseFiles(page, answers.file ?? FILE);
  await seen(page.getByRole('button', { name: /^Import \d+ conversations$/ }));
  return page;
}

async function started(harness: Harness, answers: Answers): Promise<Page> {
  const page = await previewing(harness, { ...answers, file: FEW });
  await press(page, 'Import 3 conversations');
  return page;
}

/** By the real API: how what came from a file looks in a thread. */
async function imported({ visit }: Harness): Promise<Page> {
  const { messages, format, sourceId, title, createdAt, updatedAt } = await onlyConversationIn([
    { ...CHATGPT.tools, conversation_id: crypto.randomUUID() },
  ]);
  const head = { format, sourceId, title, createdAt, updatedAt, messages: messages.length };
  const body = { file: { id: crypto.randomUUID(), bytes: 1 }, conversation: head };
  const { importId, threadId } = beginImportResponseSchema.parse(
    await callAs('Ada', { path: '/api/imports', body }),
  );
  for (const [part, entries] of [...importParts({ messages })].entries())
    await callAs('Ada', { path: `/api/imports/${importId}/parts`, body: { part, entries } });
  await callAs('Ada', { path: `/api/imports/${importId}/finish`, body: {} });
  const page = await threadReady(await visit('Ada', `/t/${threadId}`));
  await page
    .getByText(/tool calls and sources$/)
    .first()
    .click();
  await seen(page.getByText('coast.png'));
  return page;
}

export const IMPORTS: readonly State[] = [
  { name: 'import-empty', enter: importing },
  { name: 'imported-thread', enter: imported },
  {
    name: 'import-drop-on-list',
    enter: async ({ visit }) => {
      const page = await visit('Ada', '/');
      const list = page.getByRole('navigation', { name: 'Threads' });
      await seen(list.getByRole('listitem'));
      await dragFile(list, FILE, ['dragenter']);
      await seen(page.getByText('Drop to import'));
      return page;
    },
  },
  {
    name: 'import-reading',
    enter: async (harness) => {
      const page = await importing(harness, { known: never });
      await chooseFiles(page, FILE);
      await seen(page.getByRole('heading', { name: 'Reading “conversations.json”' }));
      await seen(page.getByText('10 conversations so far'));
      return page;
    },
  },
  {
    name: 'import-refused',
    enter: async (harness) => {
      const page = await importing(harness);
      const nested = await zipFile('backup.zip', { 'inner.zip': 'PK\u0003\u0004 and more' });
      await chooseFiles(page, [...REFUSED, nested]);
      await seen(page.getByRole('heading', { name: 'Nothing to import' }));
      return page;
    },
  },
  {
    name: 'import-preview',
    enter: (harness) => previewing(harness, { known: KNOWN }),
  },
  {
    name: 'import-append',
    enter: async (harness) => {
      await harness.sample('main');
      const page = await previewing(harness, { file: FEW });
      await page.getByRole('radio', { name: /^A thread of yours/ }).check();
      await seen(page.getByRole('combobox', { name: 'Thread' }));
      return page;
    },
  },
  {
    name: 'importing',
    enter: async (harness) => {
      const page = await started(harness, { parts: never });
      await seen(page.getByRole('heading', { name: 'Importing' }));
      return page;
    },
  },
  {
    name: 'import-paused',
    enter: async (harness) => {
      const page = await started(harness, { parts: (route) => route.abort() });
      await seen(page.getByRole('heading', { name: 'Paused' }));
      return page;
    },
  },
  {
    name: 'import-done',
    enter: async (harness) => {
      let count = 0;
      const page = await started(harness, {
        parts: (route) => {
          count += 1;
          return count === 2
            ? refusal(400, 'invalid', 'The message “m3” has a text that is too long.')(route)
            : json({ nextPart: 1, added: 2, alreadyHere: 0 })(route);
        },
      });
      await seen(page.getByRole('heading', { name: 'Import finished' }));
      return page;
    },
  },
  {
    name: 'import-over-quota',
    enter: async (harness) => {
      const page = await started(harness, {
        begin: refusal(429, 'too-many', 'You have imported 50,000 messages today. Go on tomorrow.'),
      });
      await seen(page.getByRole('heading', { name: 'Import stopped' }));
      return page;
    },
  },
  {
    name: 'import-cancelled',
    enter: async (harness) => {
      const page = await started(harness, { parts: never });
      await seen(page.getByRole('heading', { name: 'Importing' }));
      await press(page, 'Cancel');
      await seen(page.getByRole('heading', { name: 'Import cancelled' }));
      return page;
    },
  },
];
