// Which threads have changed since an archive read them. Documents of threads and members tell by Firestore's own time of their last
// write; messages and events by the fields that order them.
import 'server-only';
import type { Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { membersPath } from '@/model/paths';
import { microsOf, timestampOf } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import type { Tombstone } from './archive';

const PAGE = 500;
/**
 * How far before a time is read again: the time in a document is given when its commit begins, and Firestore ends one after a minute.
 */
export const OVERLAP_MICROS = 60 * 1_000_000;

export type ListedThread = {
  id: string;
  isDeleting: boolean;
  /** Of its last activity, in milliseconds. */
  updatedAt: number;
  /** Of the last write to it or to one of its members, and of this reading; microseconds. */
  writtenAt: number;
  readAt: number;
};

/** All threads by pages, in the order of their ids. */
export async function* listThreads(): AsyncGenerator<ListedThread[]> {
  const query = firestore().collection('threads').select('state', 'updatedAt');
  for await (const docs of pagesOf(query)) yield await Promise.all(docs.map(listed));
}

async function listed(doc: QueryDocumentSnapshot): Promise<ListedThread> {
  const members = await firestore().collection(membersPath(doc.id)).select().get();
  return {
    id: doc.id,
    isDeleting: doc.get('state') === 'deleting',
    updatedAt: Math.floor(microsOf(doc.get('updatedAt')) / 1_000),
    writtenAt: Math.max(...[doc, ...members.docs].map(({ updateTime }) => microsOf(updateTime))),
    readAt: microsOf(doc.readTime),
  };
}

/** The time of the last change of a message or event since `from`, by thread; microseconds. */
export async function changesSince(from: number): Promise<Map<string, number>> {
  const start = timestampOf(Math.max(0, from));
  const changed = new Map<string, number>();
  const collect = async (query: Query, field: string) => {
    for await (const docs of pagesOf(query.select(field)))
      for (const doc of docs) {
        const threadId = doc.ref.parent.parent?.id;
        if (threadId !== undefined)
          changed.set(threadId, Math.max(changed.get(threadId) ?? 0, microsOf(doc.get(field))));
      }
  };
  const db = firestore();
  await collect(db.collectionGroup('messages').orderBy('changedAt').startAt(start), 'changedAt');
  await collect(db.collectionGroup('events').orderBy('at').startAt(start), 'at');
  return changed;
}

/** Threads that were deleted since `from`, in microseconds. */
export async function* deletedSince(from: number): AsyncGenerator<Tombstone[]> {
  const query = firestore()
    .collection('tombstones')
    .orderBy('deletedAt')
    .startAt(timestampOf(Math.max(0, from)));
  for await (const docs of pagesOf(query))
    yield docs.map((doc) => ({ id: doc.id, deletedAt: microsOf(doc.get('deletedAt')) }));
}

async function* pagesOf(query: Query): AsyncGenerator<QueryDocumentSnapshot[]> {
  let last: QueryDocumentSnapshot | undefined;
  do {
    const { docs } = await (last === undefined ? query : query.startAfter(last)).limit(PAGE).get();
    if (docs.length > 0) yield docs;
    last = docs.length < PAGE ? undefined : docs.at(-1);
  } while (last !== undefined);
}
