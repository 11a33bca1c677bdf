import { expect, test } from 'vitest';
import { MAX_BRANCHES_IMPORTED } from '@/model/import-limits';
import type { ConversationSummary } from '@/model/archive/summary';
import type { FoundConversation } from '@/services/archive/reader-messages';
import { addedUp, keyOf, shownConversations, totalsOf, withChosen } from './import-choice';
import {
  leftOut,
  newMessagesOf,
  NOTHING_FOUND,
  usualSelection,
  withFound,
  type Preview,
} from './import-state';

const SUMMARY: ConversationSummary = {
  id: 'i-1',
  format: 'chatgpt',
  title: 'Tides',
  messages: 4,
  authors: [{ kind: 'person', name: 'Zoë Adams', messages: 2 }],
  authorCount: 1,
  firstAt: 10,
  lastAt: 20,
  branches: 0,
  branchMessages: 0,
  skipped: {},
  cut: {},
  attachments: 0,
};

function found(ordinal: number, summary: Partial<ConversationSummary> = {}): FoundConversation {
  return { kind: 'conversation', file: 0, ordinal, summary: { ...SUMMARY, id: `i-${ordinal}`, ...summary } };
}

const titles = (conversations: readonly FoundConversation[]) =>
  conversations.map(({ summary }) => summary.title);

test('[K26] conversations are found by title and by author, whatever the accents, and ordered', () => {
  const all = [
    found(0, { title: 'Tides', lastAt: 20, messages: 4 }),
    found(1, { title: 'Árbol 10', lastAt: 30, messages: 2, authors: [] }),
    found(2, { title: 'Arbol 9', lastAt: null, messages: 9, authors: [] }),
  ];
  const shown = (query: string, order: Parameters<typeof shownConversations>[1]['order'] = 'file') =>
    titles(shownConversations(all, { query, order }));
  expect(shown('arbol')).toEqual(['Árbol 10', 'Arbol 9']);
  expect(shown(' zoe ')).toEqual(['Tides']);
  expect(shown('nothing')).toEqual([]);
  expect(shown('', 'newest')).toEqual(['Árbol 10', 'Tides', 'Arbol 9']);
  expect(shown('', 'oldest')).toEqual(['Arbol 9', 'Tides', 'Árbol 10']);
  expect(shown('', 'longest')).toEqual(['Arbol 9', 'Tides', 'Árbol 10']);
  expect(shown('', 'title')).toEqual(['Arbol 9', 'Árbol 10', 'Tides']);
});

test('[K26] totals count the chosen ones, and other versions only where they are wanted, up to their bound', () => {
  const all = [
    found(0, { messages: 4, branches: 2, branchMessages: 7 }),
    found(1, { messages: 3, branches: 1_000, branchMessages: 500 }),
    found(2, { messages: 100 }),
  ];
  const selection = withChosen(new Set([keyOf({ file: 0, ordinal: 2 })]), all.slice(0, 2), true);
  const chosen = withChosen(selection, [{ file: 0, ordinal: 2 }], false);
  expect(totalsOf(all, { selection: chosen, withBranches: false })).toEqual({
    conversations: 2,
    threads: 2,
    messages: 7,
  });
  expect(totalsOf(all, { selection: chosen, withBranches: true })).toEqual({
    conversations: 2,
    threads: 4 + MAX_BRANCHES_IMPORTED,
    messages: 514,
  });
});

test('[K26] chosen at first is what adds something: not what is here, but what has grown since', () => {
  const all = [found(0), found(1), found(2, { messages: 6 })];
  const known = new Map(
    ['i-1', 'i-2'].map((id) => [id, { id, threadId: 't', title: 'Tides', messages: 4 }] as const),
  );
  const everything = withFound(NOTHING_FOUND, all);
  expect(all.map((one) => newMessagesOf(one, known))).toEqual([4, 0, 2]);
  expect([...usualSelection(everything, known)]).toEqual(['0:0', '0:2']);
  expect([...usualSelection(everything, null)]).toEqual(['0:0', '0:1', '0:2']);
});

test('[K27] what was chosen and not reached is named', () => {
  const all = [found(0), found(1), found(2)];
  const preview: Preview = {
    status: 'preview',
    files: [],
    fileIds: [],
    found: withFound(NOTHING_FOUND, all),
    known: null,
    choices: { selection: new Set(['0:0', '0:2']), withBranches: false, target: { kind: 'new' } },
  };
  const done = { place: { file: 0, ordinal: 0 }, branch: null, title: 'Tides' } as const;
  const left = leftOut(preview, [{ ...done, status: 'imported', threadId: 't', added: 1, alreadyHere: 0 }]);
  expect(left.map(({ ordinal }) => ordinal)).toEqual([2]);
});

test('[K26] what is left out is added up by kind', () => {
  const counts = [{ system: 2, hidden: 1 }, {}, { system: 3 }];
  expect(addedUp(['hidden', 'profile', 'system'], counts)).toEqual([
    { kind: 'hidden', count: 1 },
    { kind: 'system', count: 5 },
  ]);
});
