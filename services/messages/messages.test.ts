import { describe, expect, test } from 'vitest';
import { MESSAGES_PAGE } from '@/model/limits';
import type { Message } from '@/model/message';
import { accumulate } from './messages';

function message(seq: number, changedAt: number, content = 'words'): Message {
  return {
    id: `message-${seq}`,
    seq,
    role: 'user',
    authorId: 'ada',
    authorName: 'Ada',
    content,
    format: 'markdown',
    plain: '',
    mentions: [],
    status: 'sent',
    createdAt: changedAt,
    changedAt,
    editedAt: null,
    runId: null,
    questionId: null,
    replyTo: null,
    error: null,
    stop: null,
    hidden: null,
    versions: 0,
    metadata: {},
  };
}

const page = (first: number, changedAt: number) =>
  Array.from({ length: MESSAGES_PAGE }, (_, index) => message(first + index, changedAt + index));

describe('the listener of recent changes', () => {
  test('keeps the messages that left its window', () => {
    const before = accumulate({ messages: [], generation: 0 }, page(1, 100));
    const after = accumulate(before, page(2, 101));
    expect(after.messages).toHaveLength(MESSAGES_PAGE + 1);
    expect(after.generation).toBe(0);
  });

  test('takes the later change of a message and leaves the others the same objects', () => {
    const before = accumulate({ messages: [], generation: 0 }, [message(1, 10), message(2, 11)]);
    const after = accumulate(before, [message(1, 20, 'edited'), message(2, 11)]);
    expect(after.messages[0]?.content).toBe('edited');
    expect(after.messages[1]).toBe(before.messages[1]);
  });

  test('starts anew when a sleep left a gap', () => {
    const before = accumulate({ messages: [], generation: 0 }, page(1, 100));
    const after = accumulate(before, page(200, 1_000));
    expect(after.messages[0]?.seq).toBe(200);
    expect(after.generation).toBe(1);
  });
});
