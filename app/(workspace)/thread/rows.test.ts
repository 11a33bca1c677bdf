import { describe, expect, test } from 'vitest';
import type { Message } from '@/model/message';
import type { TimelineItem } from '@/model/timeline';
import { rowsOf } from './rows';

const MINUTE = 60_000;
const noon = new Date('2026-03-10T12:00:00').getTime();

function said(
  seq: number,
  authorId: string,
  createdAt: number,
  role: Message['role'] = 'user',
): TimelineItem {
  const message: Message = {
    id: `message-${seq}`,
    seq,
    role,
    authorId,
    authorName: authorId,
    content: 'words',
    format: 'markdown',
    plain: '',
    mentions: [],
    status: role === 'user' ? 'sent' : 'done',
    createdAt,
    changedAt: createdAt,
    editedAt: null,
    runId: null,
    answers: null,
    error: null,
    stop: null,
    versions: 0,
    metadata: {},
  };
  return { kind: 'message', key: message.id, seq, message };
}

const shape = (items: TimelineItem[], me = 'ada') =>
  rowsOf(items, [], me).map((row) =>
    'begins' in row ? `${row.kind}${row.begins ? ' with head' : ''}` : row.kind,
  );

describe('the lines of a conversation', () => {
  test('a person who goes on within five minutes needs no new head', () => {
    expect(
      shape([said(1, 'ada', noon), said(2, 'ada', noon + 4 * MINUTE), said(3, 'ada', noon + 20 * MINUTE)]),
    ).toEqual(['day', 'said with head', 'said', 'said with head']);
  });

  test('another person, or an answer between, begins anew', () => {
    expect(
      shape([
        said(1, 'ada', noon),
        said(2, 'grace', noon),
        said(3, 'assistant', noon, 'assistant'),
        said(4, 'grace', noon),
      ]),
    ).toEqual(['day', 'said with head', 'said with head', 'answer', 'said with head']);
  });

  test('each day stands under its line', () => {
    expect(shape([said(1, 'ada', noon), said(2, 'ada', noon + 12 * 60 * MINUTE)])).toEqual([
      'day',
      'said with head',
      'day',
      'said with head',
    ]);
  });

  test('what I have on its way goes on where I spoke last, under the key it will land with', () => {
    const sending = {
      id: 'message-2',
      threadId: 'thread-1',
      text: 'more',
      ask: false,
      at: noon + MINUTE,
      state: { kind: 'waiting', tries: 0 },
    } as const;
    const rows = rowsOf([said(1, 'ada', noon)], [sending], 'ada');
    expect(rows.at(-1)).toMatchObject({ kind: 'sending', key: 'message-2', begins: false });
  });
});
