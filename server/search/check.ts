// Whether the index is equal to Firestore: counts and a hash of both. And its rebuild from nothing.
import 'server-only';
import type { Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { isRemoved, messageStatusSchema } from '@/model/message';
import { catchUp } from './catch-up';
import { microsOf } from '@/server/platform/documents';
import { FEEDS } from './feeds';
import { type HashedRow, hashRows } from './index-hash';
import type { SearchIndex } from './search-index';

/** Two fields of each document: larger pages than those that carry texts. */
const PAGE = 1_000;

export type Contents = { messages: number; threads: number; hash: string };
export type Check = { index: Contents; firestore: Contents; isEqual: boolean };

/** Reads two fields of every thread and message. What changes meanwhile may differ for a moment: ask again. */
export async function checkIndex(index: SearchIndex): Promise<Check> {
  const firestore = await contentsOfFirestore();
  const { messages, threads } = await index.status();
  const indexed = { messages, threads, hash: await index.hash() };
  return { index: indexed, firestore, isEqual: JSON.stringify(indexed) === JSON.stringify(firestore) };
}

/** Safe beside servers that feed the same index: they continue together. */
export async function rebuildIndex(index: SearchIndex, onProgress: (share: number) => void): Promise<void> {
  await index.clear();
  await catchUp(index, { onProgress });
}

async function contentsOfFirestore(): Promise<Contents> {
  const counts = { messages: 0, threads: 0 };
  const counted = async function* (): AsyncGenerator<HashedRow> {
    for await (const row of rowsInFirestore()) {
      counts[row.messageId === null ? 'threads' : 'messages'] += 1;
      yield row;
    }
  };
  const hash = await hashRows(counted());
  return { ...counts, hash };
}

async function* rowsInFirestore(): AsyncGenerator<HashedRow> {
  const deleting = new Set<string>();
  for await (const doc of documentsOf('threads', 'state')) {
    if (doc.get('state') === 'deleting') deleting.add(doc.id);
    else yield { threadId: doc.id, messageId: null, revision: microsOf(doc.get('changedAt')) };
  }
  for await (const doc of documentsOf('messages', 'status')) {
    const threadId = doc.ref.parent.parent?.id ?? '';
    const status = messageStatusSchema.safeParse(doc.get('status'));
    if (deleting.has(threadId) || !status.success || isRemoved(status.data)) continue;
    yield { threadId, messageId: doc.id, revision: microsOf(doc.get('changedAt')) };
  }
}

async function* documentsOf(
  name: 'threads' | 'messages',
  field: string,
): AsyncGenerator<QueryDocumentSnapshot> {
  const feed = FEEDS.find((each) => each.name === name);
  let query: Query | undefined = feed?.query();
  while (query !== undefined) {
    const { docs }: { docs: QueryDocumentSnapshot[] } = await query
      .select('changedAt', field)
      .limit(PAGE)
      .get();
    yield* docs;
    const last = docs.at(-1);
    query = docs.length < PAGE || last === undefined ? undefined : feed?.query().startAfter(last);
  }
}
