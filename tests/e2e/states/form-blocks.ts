// Forms in Markdown: filled in, sent in an earlier round, seen by a guest of no thread, and blocks that are none.
import type { Page } from 'playwright/test';
import { markdownFormsOf } from '@/model/form-block';
import type { InputValue } from '@/model/form';
import { inputId, roundId, type Round } from '@/model/input';
import { inputPath, messagePath } from '@/model/paths';
import { commit } from '@/tests/e2e/store';
import type { Name } from '@/tests/e2e/fixtures';
import type { State } from './harness';
import { seen, threadReady } from './locators';
import { plantThread, uidOf } from './planted-threads';
import { scripted } from './samples';

const QUESTION = 'A form in Markdown for the harbour trip';
/** As `plantThread` names the second message and its run. */
const [ANSWER_ID, RUN_ID] = ['a-planted-002', 'r-planted-2'];
const ROUND: Round = { runId: RUN_ID, form: 'f0', round: 1 };

const ENTERED: readonly { field: string; value: InputValue; by: Name }[] = [
  { field: 'f0-0-Whatshoulditbeca', value: 'Two days by the sea', by: 'Ada' },
  { field: 'f0-3-Wholeads', value: 'Grace', by: 'Grace' },
  { field: 'f0-4-Whatweneed', value: ['A room', 'Lunch'], by: 'Grace' },
];

async function plantFormBlock(text: string): Promise<string> {
  const lines = [{ by: 'Ada', text: QUESTION } as const, { by: 'Assistant', text } as const];
  const people = { Grace: 'editor', Linus: 'viewer' } as const;
  const threadId = await plantThread({ title: 'Harbour', people, lines });
  const forms = markdownFormsOf(text);
  if (forms === null) return threadId;
  await commit([
    {
      path: messagePath(threadId, ANSWER_ID),
      fields: { forms, changedAt: new Date() },
      only: ['forms', 'changedAt'],
    },
    ...ENTERED.map(({ field, value, by }) => ({
      path: inputPath(threadId, ANSWER_ID, inputId(ROUND, field)),
      fields: {
        form: 'f0',
        field,
        roundId: roundId(ROUND),
        value,
        by: uidOf(by),
        byName: by,
        at: new Date(),
        revision: 1,
      },
    })),
  ]);
  return threadId;
}

const form = (page: Page) => page.getByRole('group', { name: 'The plan', exact: true });

const formBlockState = (name: string, who: Name, then: (page: Page) => Promise<unknown>): State => ({
  name,
  enter: async ({ visit }) => {
    const threadId = await plantFormBlock(scripted('Ada', QUESTION));
    const page = await threadReady(await visit(who, `/t/${threadId}`));
    await seen(form(page).getByRole('button', { name: /^Set by/ }));
    await then(page);
    return page;
  },
});

const NO_FORMS = [
  'Two that are none:',
  '```form\ntitle: Off-site\nfields:\n  - label: Where to?\n```',
  '```form\n{ "fields": [{ "label": "Where to?", "type": "place" }] }\n```',
].join('\n\n');

export const FORM_BLOCKS: readonly State[] = [
  formBlockState('form-block-live', 'Ada', async (page) => {
    await form(page).getByRole('button', { name: 'Send the plan' }).scrollIntoViewIfNeeded();
  }),
  formBlockState('form-block-viewer', 'Linus', async (page) => {
    await seen(page.getByText('View only: you see live'));
  }),
  {
    name: 'form-block-none',
    enter: async ({ visit }) => {
      const page = await threadReady(await visit('Ada', `/t/${await plantFormBlock(NO_FORMS)}`));
      await seen(page.getByText('it isn’t valid JSON.'));
      await seen(page.getByText('“fields.0.type” is missing'));
      return page;
    },
  },
];
