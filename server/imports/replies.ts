// What imported messages reply to.
import 'server-only';
import { type ReplyTo, replyToSchema } from '@/model/message';
import type { ImportEntry } from '@/model/import';
import { messagePath } from '@/model/paths';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { type Source, idOf } from './neutral';

/** By the id of the message that is replied to. */
export type Replies = Map<string, ReplyTo>;

/** Those among the messages that are stored; what comes with `entries` is added when it is made. */
export async function storedReplies(
  threadId: string,
  source: Source,
  entries: readonly ImportEntry[],
): Promise<Replies> {
  const wanted = new Set<string>();
  const coming = new Set<string>();
  for (const entry of entries) {
    if (entry.kind !== 'message') continue;
    const { replyTo, sourceId } = entry.message;
    if (replyTo !== null) wanted.add(idOf(source, replyTo));
    coming.add(idOf(source, sourceId));
  }
  const ids = [...wanted].filter((id) => !coming.has(id));
  if (ids.length === 0) return new Map();
  const db = firestore();
  const fieldMask = ['seq', 'authorId', 'authorName'];
  const docs = await db.getAll(...ids.map((id) => db.doc(messagePath(threadId, id))), { fieldMask });
  return new Map(
    docs.flatMap((doc) => {
      const reply = readDocument(replyToSchema, doc);
      return reply === undefined ? [] : [[reply.id, reply] as const];
    }),
  );
}

/** Which of these messages are stored. */
export async function storedIds(threadId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const db = firestore();
  const docs = await db.getAll(...ids.map((id) => db.doc(messagePath(threadId, id))), { fieldMask: ['seq'] });
  return new Set(docs.filter((doc) => doc.exists).map((doc) => doc.id));
}
