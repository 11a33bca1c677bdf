import { expect, test } from 'vitest';
import type { ImportEnd } from '@/hooks/archive/import-state';
import { refusalStrings } from '@/model/archive/refusal-strings';
import type { ConversationSummary } from '@/model/archive/summary';
import { AppError } from '@/model/errors';
import { reportJson, reportText } from './report-file';
import { importStrings } from './strings';

const summary: Omit<ConversationSummary, 'title'> = {
  id: 'i-1',
  format: 'chatgpt',
  messages: 4,
  authors: [],
  authorCount: 0,
  firstAt: null,
  lastAt: null,
  branches: 1,
  branchMessages: 3,
  skipped: { system: 2 },
  cut: {},
  attachments: 0,
};
const conversation = (ordinal: number, title: string) =>
  ({ kind: 'conversation', file: 0, ordinal, summary: { ...summary, title } }) as const;

const END: ImportEnd = {
  status: 'ended',
  how: 'cancelled',
  error: null,
  startedAt: Date.UTC(2026, 10, 29, 9),
  endedAt: Date.UTC(2026, 10, 29, 10),
  preview: {
    status: 'preview',
    files: [new File(['{}'], 'export.json'), new File(['?'], 'notes.txt')],
    fileIds: ['a', 'b'],
    known: null,
    found: {
      conversations: [conversation(0, 'Tides'), conversation(1, ''), conversation(2, 'Later')],
      broken: [{ kind: 'broken', file: 0, inside: '', position: 4, title: '', reason: 'cut-off' }],
      ignored: [],
      refused: [{ kind: 'refused', file: 1, reason: 'not-recognised' }],
    },
    choices: { selection: new Set(['0:0', '0:1', '0:2']), withBranches: true, target: { kind: 'new' } },
  },
  outcomes: [
    {
      place: { file: 0, ordinal: 0 },
      branch: null,
      title: 'Tides',
      status: 'imported',
      threadId: 't1',
      added: 4,
      alreadyHere: 0,
    },
    {
      place: { file: 0, ordinal: 0 },
      branch: 0,
      title: 'Tides (2)',
      status: 'imported',
      threadId: 't2',
      added: 3,
      alreadyHere: 0,
    },
    {
      place: { file: 0, ordinal: 1 },
      branch: null,
      title: '',
      status: 'failed',
      error: new AppError('too-long'),
    },
  ],
};

test('[K27] the report for people names every conversation: what came in, failed, was not reached or could not be read', () => {
  const text = reportText(END, {
    strings: importStrings.en,
    reasons: refusalStrings.en,
    errorText: (error) => error.in('en'),
    timeText: (at) => new Date(at).toISOString(),
    hrefOf: (threadId) => `https://site/t/${threadId}`,
  });
  expect(text.split('\n')).toEqual([
    'Import cancelled',
    '2026-11-29T09:00:00.000Z – 2026-11-29T10:00:00.000Z',
    '7 messages in 2 threads.',
    '',
    'Files',
    '- export.json',
    `- notes.txt: ${refusalStrings.en.refusals['not-recognised']}`,
    '',
    'Imported',
    '- Tides: 4 messages, https://site/t/t1',
    '- Tides (2): 3 messages, https://site/t/t2',
    '',
    '1 conversation failed',
    '- Untitled: This is too long. Shorten it and try again.',
    '',
    '1 conversation not imported. Import the file again to go on.',
    '- Later',
    '',
    '1 conversation can’t be read',
    '- Conversation 4: cut off in the middle',
    '',
  ]);
});

test('[K27] the report for programs has the same in codes, with what was left out of each conversation', () => {
  const report: unknown = JSON.parse(reportJson(END));
  expect(report).toMatchObject({
    how: 'cancelled',
    files: [
      { name: 'export.json', bytes: 2, refused: null },
      { name: 'notes.txt', refused: 'not-recognised' },
    ],
    conversations: [
      { title: 'Tides', version: null, status: 'imported', threadId: 't1', added: 4, skipped: { system: 2 } },
      { title: 'Tides (2)', version: 1, threadId: 't2' },
      { title: '', status: 'failed', error: 'too-long' },
    ],
    notImported: [{ file: 'export.json', title: 'Later' }],
    unreadable: [{ position: 4, reason: 'cut-off' }],
  });
});
