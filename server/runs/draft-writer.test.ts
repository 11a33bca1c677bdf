import { expect, test } from 'vitest';
import { DRAFT_PART_CHARS } from '@/model/limits';
import { type DraftBatch, type DraftState, nextBatch } from './draft-writer';

const full = 'x'.repeat(DRAFT_PART_CHARS);
const emoji = '👋';

const TABLE: readonly (readonly [string, DraftState, DraftBatch | null])[] = [
  ['nothing before the first piece', { text: '', offset: 0, parts: 0, stored: 0 }, null],
  ['nothing when all of it is stored', { text: 'Once', offset: 0, parts: 0, stored: 4 }, null],
  [
    'all of the text while nothing is sealed',
    { text: 'Once upon', offset: 0, parts: 0, stored: 4 },
    { sealed: null, draft: { offset: 0, parts: 0, content: 'Once upon' }, stored: 9 },
  ],
  [
    'text after the sealed parts alone',
    { text: `${full} a time`, offset: DRAFT_PART_CHARS, parts: 1, stored: DRAFT_PART_CHARS + 2 },
    {
      sealed: null,
      draft: { offset: DRAFT_PART_CHARS, parts: 1, content: ' a time' },
      stored: DRAFT_PART_CHARS + 7,
    },
  ],
  [
    'no part of text that followers have not seen yet, however long',
    { text: full + full, offset: 0, parts: 0, stored: DRAFT_PART_CHARS - 1 },
    { sealed: null, draft: { offset: 0, parts: 0, content: full + full }, stored: 2 * DRAFT_PART_CHARS },
  ],
  [
    'a part of what followers have, once that fills one',
    { text: `${full} a time`, offset: 0, parts: 0, stored: DRAFT_PART_CHARS },
    {
      sealed: { part: 0, content: full },
      draft: { offset: DRAFT_PART_CHARS, parts: 1, content: ' a time' },
      stored: DRAFT_PART_CHARS + 7,
    },
  ],
  [
    'half an emoji waits for its other half',
    { text: `Hi ${emoji.slice(0, 1)}`, offset: 0, parts: 0, stored: 2 },
    { sealed: null, draft: { offset: 0, parts: 0, content: 'Hi ' }, stored: 3 },
  ],
  [
    'half an emoji alone is nothing to write',
    { text: emoji.slice(0, 1), offset: 0, parts: 0, stored: 0 },
    null,
  ],
  [
    'a whole emoji at the end',
    { text: `Hi ${emoji}`, offset: 0, parts: 0, stored: 3 },
    { sealed: null, draft: { offset: 0, parts: 0, content: `Hi ${emoji}` }, stored: 5 },
  ],
];

test.each(TABLE)('[R12] a flush writes %s', (_, state, batch) => {
  expect(nextBatch(state)).toEqual(batch);
});
