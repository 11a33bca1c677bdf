// The last word on every search: what the index found is compared with Firestore before anything of it leaves. A person who was
// removed, a message that was deleted or hidden, a thread in the trash count from the moment of their commit, whatever the index knows.
import 'server-only';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import * as z from 'zod/v4-mini';
import { isRemoved, messageStatusSchema } from '@/model/message';
import { memberPath, messagePath, threadPath } from '@/model/paths';
import type { Range, SearchHit, SearchThread } from '@/model/search';
import { threadSchema } from '@/model/thread';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import type { IndexHit, IndexTitleHit } from './search-index';

const shownThreadSchema = z.pick(threadSchema, {
  id: true,
  title: true,
  titleBy: true,
  state: true,
  updatedAt: true,
});
const shownMessageSchema = z.object({ status: messageStatusSchema, authorName: z.string() });
/** Of each document only what is shown or decides: messages are long. */
const FIELDS = ['role', 'title', 'titleBy', 'state', 'updatedAt', 'status', 'authorName'];

/** The hits and titles that this person may read now; one round trip, three documents a hit at most. */
export async function readable(
  uid: string,
  { hits, titles }: { hits: readonly IndexHit[]; titles: readonly IndexTitleHit[] },
): Promise<{ hits: SearchHit[]; threads: SearchThread[]; titles: SearchThread[] }> {
  const threadIds = [...new Set([...hits, ...titles].map(({ threadId }) => threadId))];
  const docs = await read([
    ...threadIds.flatMap((threadId) => [threadPath(threadId), memberPath(threadId, uid)]),
    ...hits.map(({ threadId, messageId }) => messagePath(threadId, messageId)),
  ]);
  const threads = new Map(
    threadIds.flatMap((threadId) => {
      const thread = shownThread(docs, uid, threadId);
      return thread === undefined ? [] : [[threadId, thread] as const];
    }),
  );
  const shown = hits.flatMap((hit) => (threads.has(hit.threadId) ? shownHit(docs, hit) : []));
  const shownIn = new Set(shown.map(({ threadId }) => threadId));
  return {
    hits: shown,
    threads: [...threads.values()].filter(({ id }) => shownIn.has(id)),
    titles: titles.flatMap(({ threadId, title, ranges }) => {
      const thread = threads.get(threadId);
      return thread === undefined ? [] : [withRanges(thread, title, ranges)];
    }),
  };
}

type Docs = ReadonlyMap<string, DocumentSnapshot>;

async function read(paths: readonly string[]): Promise<Docs> {
  if (paths.length === 0) return new Map();
  const db = firestore();
  const docs = await db.getAll(...paths.map((path) => db.doc(path)), { fieldMask: FIELDS });
  return new Map(docs.map((doc) => [doc.ref.path, doc]));
}

function shownThread(docs: Docs, uid: string, threadId: string): SearchThread | undefined {
  // guard: hits-of-members-only
  if (docs.get(memberPath(threadId, uid))?.exists !== true) return undefined;
  const doc = docs.get(threadPath(threadId));
  const thread = doc && readDocument(shownThreadSchema, doc);
  if (thread === undefined || thread.state === 'deleting') return undefined;
  return { ...thread, state: thread.state, title: { text: thread.title, ranges: [] } };
}

function shownHit(docs: Docs, hit: IndexHit): SearchHit[] {
  const doc = docs.get(messagePath(hit.threadId, hit.messageId));
  const message = doc && readDocument(shownMessageSchema, doc);
  // guard: no-hits-of-removed-messages
  if (message === undefined || isRemoved(message.status)) return [];
  const { text, ranges, ...facts } = hit;
  return [{ ...facts, authorName: message.authorName, snippet: { text, ranges: mutable(ranges) } }];
}

/** A title that was changed a moment ago is shown as it is now, without marks. */
function withRanges(thread: SearchThread, indexed: string, ranges: readonly Range[]): SearchThread {
  const { text } = thread.title;
  return { ...thread, title: { text, ranges: text === indexed ? mutable(ranges) : [] } };
}

const mutable = (ranges: readonly Range[]): Range[] => [...ranges];
