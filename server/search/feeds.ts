// What the index is fed from: queries in the order of Firestore's time of the last change. What is deleted leaves a trace in each:
// a message its status, a thread its tombstone, feedback that was taken back its document.
import 'server-only';
import type { Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { firestore, projectId } from '@/server/platform/firebase';
import { microsOf, timestampOf } from '@/server/platform/documents';
import { messageChange, threadChange, tombstoneChange } from './changes';
import { feedbackChange, readStateChange, runChange } from './usage-changes';
import type { FeedCursor, IndexChange, Revision } from './search-index';

export type Feed = {
  name: FeedCursor['feed'];
  /** The field by which `query` is ordered. */
  time: 'changedAt' | 'deletedAt';
  /**
   * `listener`: it follows within a second or two. `poll`: it is read every minute, because its documents change with every glance
   * at a thread, and a listener receives each change.
   */
  tail: 'listener' | 'poll';
  query: () => Query;
  changes: (doc: QueryDocumentSnapshot) => IndexChange[];
};

/** Threads first: a message without its thread is found by nobody. */
export const FEEDS: readonly Feed[] = [
  {
    name: 'threads',
    time: 'changedAt',
    tail: 'listener',
    query: () => firestore().collection('threads').orderBy('changedAt'),
    changes: threadChange,
  },
  {
    name: 'tombstones',
    time: 'deletedAt',
    tail: 'listener',
    query: () => firestore().collection('tombstones').orderBy('deletedAt'),
    changes: tombstoneChange,
  },
  {
    name: 'messages',
    time: 'changedAt',
    tail: 'listener',
    query: () => firestore().collectionGroup('messages').orderBy('changedAt'),
    changes: messageChange,
  },
  // A row has this time from its end on.
  {
    name: 'ledger',
    time: 'changedAt',
    tail: 'listener',
    query: () => firestore().collection('ledger').orderBy('changedAt'),
    changes: runChange,
  },
  {
    name: 'feedback',
    time: 'changedAt',
    tail: 'listener',
    query: () => firestore().collectionGroup('feedback').orderBy('changedAt'),
    changes: feedbackChange,
  },
  // After the ledger: who reads an answer reads one that has ended.
  {
    name: 'readStates',
    time: 'changedAt',
    tail: 'poll',
    query: () => firestore().collectionGroup('readStates').orderBy('changedAt'),
    changes: readStateChange,
  },
];

/**
 * How far before a cursor is read again: the time on a document is given when its commit begins, and one that takes long is seen
 * after others that began later. Firestore ends a commit after a minute.
 */
const OVERLAP_MICROS = 60 * 1_000_000;

export const timeOf = ({ time }: Feed, doc: QueryDocumentSnapshot): Revision => microsOf(doc.get(time));

/** Where reading begins for a cursor at this time. */
export const startOf = (at: Revision): Revision => Math.max(0, at - OVERLAP_MICROS);

/** The documents changed at this time or later. */
export function changedSince(feed: Feed, at: Revision): Query {
  return at === 0 ? feed.query() : feed.query().startAt(timestampOf(at));
}

/** A cursor is of one Firebase project: a file that was fed from another one knows nothing of this. */
export function positionOf(at: Revision): string {
  return `${projectId()}/${at}`;
}

/** 0 without a cursor; undefined where it is of another project. */
export function timeAt(position: string | null): Revision | undefined {
  if (position === null) return 0;
  const [project, at] = position.split('/');
  return project === projectId() ? Number(at) : undefined;
}
