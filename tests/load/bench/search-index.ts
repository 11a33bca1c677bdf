// A big index, planted past Firestore, and in Firestore only what a search compares its hits with: the emulator slows down with
// everything that was ever written.
import { Timestamp } from 'firebase-admin/firestore';
import { memberPath, messagePath, threadPath } from '@/model/paths';
import { parseQuery } from '@/model/search-query';
import type { FeedCursor, IndexChange, IndexQuery, SearchIndex } from '@/server/search/search-index';
import { type Corpus, inBatches } from './search-corpus';
import type { Fixtures } from './fixtures';

/** A page of the feeder. */
const BATCH = 200;
const FEEDS: readonly FeedCursor['feed'][] = [
  'threads',
  'tombstones',
  'messages',
  'ledger',
  'feedback',
  'readStates',
];
const PAGE = 20;

/** @returns how long the messages took */
export async function plantIndex(
  index: SearchIndex,
  { threads, messages }: Corpus,
  projectId: string,
): Promise<number> {
  await index.apply(
    threads.map((thread) => ({ kind: 'thread', thread })),
    null,
  );
  const began = performance.now();
  for (const batch of inBatches(changesOf(messages()), BATCH)) await index.apply(batch, null);
  const tookMs = performance.now() - began;
  // Complete up to now: the feeder of the server has nothing to read.
  const position = `${projectId}/${Date.now() * 1_000}`;
  for (const feed of FEEDS) await index.apply([], { feed, after: null, position });
  await index.setRebuilt(null);
  return tookMs;
}

function* changesOf(messages: ReturnType<Corpus['messages']>): Generator<IndexChange> {
  for (const message of messages) yield { kind: 'message', message };
}

export const queryFor = (uid: string, q: string): IndexQuery => ({
  uid,
  query: parseQuery(q, { now: Date.now(), timeZone: 'UTC', isTyping: false }),
  people: new Map(),
  threadId: null,
  order: 'relevance',
  limit: PAGE,
  after: null,
});

/** Threads and their members, and the messages that these searches will find. */
export async function plantStore(
  { world: { db } }: Fixtures,
  { index, threads, searches }: Pick<Corpus, 'threads'> & { index: SearchIndex; searches: readonly Search[] },
): Promise<void> {
  const writer = db.bulkWriter();
  const old = Timestamp.fromMillis(Date.now() - 2 * 3_600_000);
  for (const { id, title, memberIds } of threads) {
    const thread = { title, titleBy: 'person', state: 'open', memberIds, updatedAt: old, changedAt: old };
    void writer.set(db.doc(threadPath(id)), thread);
    for (const uid of memberIds)
      void writer.set(db.doc(memberPath(id, uid)), { role: 'editor', name: uid, addedAt: old });
  }
  const planted = new Set<string>();
  for (const { uid, q } of searches) {
    const { hits } = await index.search(queryFor(uid, q));
    for (const { threadId, messageId } of hits) {
      const path = messagePath(threadId, messageId);
      if (planted.has(path)) continue;
      planted.add(path);
      void writer.set(db.doc(path), { status: 'sent', authorName: 'Ada', changedAt: old });
    }
  }
  await writer.close();
}

export type Search = { uid: string; q: string };
