// What a document of Firestore means for the index.
import 'server-only';
import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isRemoved, messageSchema } from '@/model/message';
import { threadSchema } from '@/model/thread';
import { microsOf, readDocuments } from '@/server/platform/documents';
import type { IndexChange } from './search-index';

/** Deleted and hidden messages are taken out. A malformed document is reported and skipped: it must not hold up the others. */
export function messageChange(doc: QueryDocumentSnapshot): IndexChange[] {
  const threadId = doc.ref.parent.parent?.id;
  if (threadId === undefined) return [];
  return readDocuments(messageSchema, [doc]).map((message) => {
    const revision = microsOf(doc.get('changedAt'));
    if (isRemoved(message.status))
      return { kind: 'message-removed', threadId, messageId: message.id, revision };
    const { id, seq, role, authorId, content, format, plain, mentions, createdAt } = message;
    const text = { content, format, plain, mentions };
    const isQuestion = role === 'user' && message.runId !== null;
    const hasForm = message.forms != null;
    return {
      kind: 'message',
      message: { id, threadId, seq, role, authorId, ...text, createdAt, isQuestion, hasForm, revision },
    };
  });
}

/** A thread that is being deleted is gone for everybody, and never comes back. */
export function threadChange(doc: QueryDocumentSnapshot): IndexChange[] {
  return readDocuments(threadSchema, [doc]).map(({ id, title, state, memberIds, updatedAt }) => {
    const revision = microsOf(doc.get('changedAt'));
    return state === 'deleting'
      ? { kind: 'thread-removed', threadId: id, revision }
      : { kind: 'thread', thread: { id, title, state, memberIds, updatedAt, revision } };
  });
}

export function tombstoneChange(doc: QueryDocumentSnapshot): IndexChange[] {
  return [{ kind: 'thread-removed', threadId: doc.id, revision: microsOf(doc.get('deletedAt')) }];
}
