// Rows of a shared thread: days, groups, and one row for an answer from its question on.
import { expect, test } from 'vitest';
import type { GuestAnswer, GuestMessage } from '@/model/share';
import { guestRows } from './guest-rows';

const NOON = new Date(2026, 2, 3, 12).getTime();
const MINUTE_MS = 60_000;

function said(seq: number, fields: Partial<GuestMessage> = {}): GuestMessage {
  return {
    seq,
    from: 'person',
    author: { number: 1, name: 'Ada' },
    content: `Message ${seq}`,
    format: 'markdown',
    plain: '',
    status: 'sent',
    error: null,
    stoppedBy: null,
    replyTo: null,
    questionSeq: null,
    createdAt: NOON + seq * MINUTE_MS,
    editedAt: null,
    isDeclined: false,
    imported: null,
    ...fields,
  };
}
const answered = (seq: number, questionSeq: number) =>
  said(seq, { from: 'assistant', author: { number: 0, name: 'Assistant' }, status: 'done', questionSeq });
const open = (seq: number, questionSeq: number): GuestAnswer => ({
  seq,
  questionSeq,
  state: 'writing',
  attempt: 1,
  text: '',
});
const shown = (messages: readonly GuestMessage[], answers: readonly GuestAnswer[] = [], hasEnd = false) =>
  guestRows({ messages, answers, hasEnd });

test('[H21] a day line stands before the first message of each day, and one person’s messages share a head', () => {
  const tomorrow = { createdAt: NOON + 24 * 60 * MINUTE_MS };
  const rows = shown([
    said(1),
    said(2),
    said(3, { author: { number: 2, name: 'Grace' } }),
    said(4, tomorrow),
  ]);
  expect(rows.map((row) => (row.kind === 'message' ? row.startsGroup : row.kind))).toEqual([
    'day',
    true,
    false,
    true,
    'day',
    true,
  ]);
});

test('[H21] an answer has one row from its question on, with its question where others are between', () => {
  const writing = shown([said(1), said(2)], [open(3, 1)]);
  const landed = shown([said(1), said(2), answered(3, 1)]);
  expect(writing.at(-1)).toMatchObject({ kind: 'answer', key: 'at-3', message: null, question: { seq: 1 } });
  expect(landed.at(-1)).toMatchObject({ kind: 'answer', key: 'at-3', open: null, question: { seq: 1 } });
  expect(shown([said(1), answered(2, 1)]).at(-1)).toMatchObject({ question: null, asker: { name: 'Ada' } });
  // While it is written anew, the version before stays at hand.
  expect(shown([said(1), answered(2, 1)], [open(2, 1)]).at(-1)).toMatchObject({
    message: { seq: 2 },
    open: { seq: 2 },
  });
});

test('[H21] a link up to a message says where it ends, unless there is nothing', () => {
  expect(shown([said(1)], [], true).at(-1)).toEqual({ kind: 'end', key: 'end' });
  expect(shown([], [], true)).toEqual([]);
});
