// The last message on the thread document, when that message changes.
import 'server-only';
import type { FieldValue, WriteBatch } from 'firebase-admin/firestore';
import type { Message } from '@/model/message';
import type { Thread } from '@/model/thread';
import type { Access } from '@/server/access/thread-access';

/**
 * Checks the thread's guard, so that no run starts meanwhile; updates the thread's preview if this was the last message.
 * Null: the message was removed.
 */
export function updatePreview(
  batch: WriteBatch,
  { thread, threadRef, guard }: Access,
  { seq }: Pick<Message, 'seq'>,
  {
    preview,
    ...changes
  }: {
    preview: string | null;
    mentioned?: Record<string, number>;
    removed?: number[];
    /** Lists that have the thread further down learn of it by this time. */
    changedAt: FieldValue;
    title?: string;
    titleBy?: Thread['titleBy'];
    titleFrom?: FieldValue;
  },
): void {
  const isLast = thread.lastMessage?.seq === seq;
  const last = isLast ? { 'lastMessage.preview': preview } : { state: thread.state };
  batch.update(threadRef, { ...changes, ...last }, guard);
}
