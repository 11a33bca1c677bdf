// A form that a thread fills in together: while it is filled in, overwritten, sent, and seen by a viewer.
import type { Page } from 'playwright/test';
import { answerFormsOf } from '@/model/c1-inputs';
import type { InputValue } from '@/model/form';
import { inputId, roundId, type Round } from '@/model/input';
import { inputPath, messagePath } from '@/model/paths';
import { commit, type Write } from '@/tests/e2e/store';
import type { Name } from '@/tests/e2e/fixtures';
import type { State } from './harness';
import { seen, threadReady } from './locators';
import { plantThread, uidOf } from './planted-threads';
import { scripted } from './samples';

const QUESTION = 'Make a form to plan our off-site';
/** As `plantThread` names the second message and its run. */
const [ANSWER_ID, RUN_ID] = ['a-planted-002', 'r-planted-2'];
const ROUND: Round = { runId: RUN_ID, form: 'f0', round: 1 };

type Entered = { field: string; value: InputValue; by: Name; revision?: number };

const ENTERED: readonly Entered[] = [
  { field: 'f0-0-title', value: 'Two days by the sea', by: 'Ada' },
  { field: 'f0-2-lead', value: 'grace', by: 'Grace' },
  { field: 'f0-4-pace', value: 'quick', by: 'Grace' },
];

function inputOf(threadId: string, { field, value, by, revision = 1 }: Entered): Write {
  return {
    path: inputPath(threadId, ANSWER_ID, inputId(ROUND, field)),
    fields: {
      form: 'f0',
      field,
      roundId: roundId(ROUND),
      value,
      by: uidOf(by),
      byName: by,
      at: new Date(),
      revision,
    },
  };
}

/** `open`: keys of the forms that can be filled in; `after`: messages below. */
type PlantedForm = {
  isSent?: boolean;
  round?: number;
  text?: string;
  open?: readonly string[];
  after?: number;
};

export async function plantForm({
  isSent = false,
  round = 1,
  text = scripted('Ada', QUESTION),
  open = [],
  after = 0,
}: PlantedForm = {}): Promise<string> {
  // Long ones: whoever reads the last is far from the form.
  const long = 'and on it goes '.repeat(60);
  const below = Array.from(
    { length: after },
    (_, index) => ({ by: 'Ada', text: `Below ${index}\n\n${long}` }) as const,
  );
  const lines = [{ by: 'Ada', text: QUESTION } as const, { by: 'Assistant', text } as const, ...below];
  const people = { Grace: 'editor', Linus: 'viewer' } as const;
  const threadId = await plantThread({ title: 'Off-site', people, lines });
  const forms = answerFormsOf(text);
  if (forms === null) throw new Error('the answer has no form');
  const send = {
    round,
    messageId: 'planted-003',
    by: uidOf('Ada'),
    byName: 'Ada',
    at: Date.now(),
    filledBy: [
      { uid: uidOf('Ada'), name: 'Ada' },
      { uid: uidOf('Grace'), name: 'Grace' },
    ],
  };
  const sent = {
    ...forms,
    open: Object.fromEntries(open.map((key) => [key, 1])),
    list: forms.list.map((form) => (open.includes(form.key) ? form : { ...form, round, sends: [send] })),
  };
  await commit([
    {
      path: messagePath(threadId, ANSWER_ID),
      fields: { forms: isSent ? sent : forms, changedAt: new Date() },
      only: ['forms', 'changedAt'],
    },
    ...ENTERED.map((entered) => inputOf(threadId, entered)),
  ]);
  return threadId;
}

const field = (page: Page, label: string) =>
  page.locator('.answer-c1 [data-field]').filter({ hasText: label });

const formState = (
  name: string,
  { who = 'Ada', isSent = false }: { who?: Name; isSent?: boolean },
  then: (page: Page, threadId: string) => Promise<unknown>,
): State => ({
  name,
  enter: async ({ visit }) => {
    const threadId = await plantForm({ isSent });
    const page = await threadReady(await visit(who, `/t/${threadId}`));
    await seen(field(page, 'What should it be called?').getByRole('button', { name: /^Set by/ }));
    await then(page, threadId);
    return page;
  },
});

export const FORMS: readonly State[] = [
  formState('form-live', {}, async (page) => {
    await field(page, 'Who leads').getByRole('button').click();
    await seen(field(page, 'Who leads').getByText(/^Set by Grace/));
  }),
  formState('form-overwritten', {}, async (page, threadId) => {
    await commit([
      inputOf(threadId, { field: 'f0-0-title', value: 'A day in town', by: 'Grace', revision: 2 }),
    ]);
    const note = page.getByText('Grace changed this. You had:');
    await seen(note);
    await note.scrollIntoViewIfNeeded();
  }),
  formState('form-problems', {}, async (page) => {
    await page.getByRole('textbox', { name: 'What should it be called?' }).fill('long '.repeat(820));
    await page.getByRole('textbox', { name: 'Anything to remember' }).fill('much '.repeat(70));
    await page.getByRole('button', { name: 'Send the plan' }).click();
    await seen(page.getByText('This is too long to be saved.'));
    await seen(page.getByText('Shorten this to 300 characters'));
  }),
  formState('form-review', {}, async (page, threadId) => {
    await page.getByRole('button', { name: 'Send the plan' }).click();
    await seen(page.getByRole('dialog', { name: 'Send this message?' }));
    await commit([inputOf(threadId, { field: 'f0-2-lead', value: 'ada', by: 'Grace', revision: 2 })]);
    await seen(page.getByText('Grace changed “Who leads” just now.'));
  }),
  formState('form-locked', { isSent: true }, (page) =>
    seen(page.getByText('Sent by Ada; filled in by Ada and Grace')),
  ),
  formState('form-viewer', { who: 'Linus' }, (page) => seen(page.getByText('View only: you see live'))),
];
