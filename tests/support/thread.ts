// A thread for tests of pure code; each test sets the fields that matter to it.
import { threadSchema, type Thread } from '@/model/thread';

export function threadAt(updatedAt: number, more: Partial<Thread> = {}): Thread {
  return threadSchema.parse({
    id: 'thread-1',
    title: 'A plan',
    titleBy: 'person',
    memberIds: ['ada'],
    postingMembers: 1,
    createdBy: 'ada',
    createdAt: 1,
    updatedAt,
    changedAt: updatedAt,
    seq: 0,
    landedCount: 0,
    lastMessage: null,
    state: 'open',
    settings: { replyPolicy: 'auto', model: null },
    metadata: {},
    ...more,
  });
}
