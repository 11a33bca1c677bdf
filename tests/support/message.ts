// A message for tests of pure code: a person's, stored, with a `seq`; each test sets the fields that matter to it.
import { messageSchema, type Message } from '@/model/message';

export function messageAt(seq: number, more: Partial<Message> = {}): Message {
  return messageSchema.parse({
    id: `m-${seq}`,
    seq,
    role: 'user',
    authorId: 'ada',
    authorName: 'Ada',
    content: `line ${seq}`,
    format: 'markdown',
    plain: '',
    mentions: [],
    status: 'sent',
    createdAt: seq,
    changedAt: seq,
    editedAt: null,
    runId: null,
    questionId: null,
    error: null,
    stop: null,
    metadata: {},
    ...more,
  });
}
