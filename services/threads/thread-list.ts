// The list of a person's threads: listeners of what changed last, and one-shot pages behind them (model/thread-list.ts).
import {
  Timestamp,
  collection,
  getDocs,
  limit,
  orderBy,
  query,
  startAfter,
  where,
  type Query,
  type QueryDocumentSnapshot,
} from 'firebase/firestore';
import type { AppError } from '@/model/errors';
import { CHANGES_LIVE, THREADS_FURTHER_PAGE, THREADS_PAGE } from '@/model/limits';
import { threadSchema, type ListedState, type Thread } from '@/model/thread';
import { nextHead, withoutPassed, type LiveHead } from '@/model/thread-list';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followQuery, readDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';

/** Every query of a person's list is under this key. */
export const threadListKey = (uid: string) => ['threads', uid] as const;

const byActivity = { limit: THREADS_PAGE, timeOf: ({ updatedAt }: Thread) => updatedAt };
const byChange = { limit: CHANGES_LIVE, timeOf: ({ changedAt }: Thread) => changedAt };

/** By person, their lists that are followed: told when changes of threads may have been missed. */
const followed = new Map<string, Set<Head>>();

/** The threads of one state with the newest activity. */
export function threadsQuery({ uid, state }: { uid: string; state: ListedState }) {
  return liveQuery<LiveHead<Thread>>([...threadListKey(uid), state], (listener) => {
    const head = followHead(query(threadsOf(uid, state), limit(THREADS_PAGE)), byActivity, listener);
    const heads = followed.get(uid) ?? new Set();
    followed.set(uid, heads.add(head));
    return () => {
      heads.delete(head);
      head.stop();
    };
  });
}

/**
 * The threads, of any state, with the newest change of title, members, settings or state. It moves no thread in the list, so
 * the listener of the newest activity never learns of one further down.
 */
export function threadChangesQuery(uid: string) {
  return liveQuery<LiveHead<Thread>>([...threadListKey(uid), 'changed'], ({ next, fail }) => {
    let generation = Infinity;
    const onHead = (head: LiveHead<Thread>) => {
      if (head.generation > generation) for (const one of followed.get(uid) ?? []) one.forgetPassed();
      generation = head.generation;
      next(head);
    };
    return followHead(query(changesOf(uid), limit(CHANGES_LIVE)), byChange, { next: onHead, fail }).stop;
  });
}

type Head = { stop: () => void; forgetPassed: () => void };
type HeadListener = { next: (head: LiveHead<Thread>) => void; fail: (error: AppError) => void };

function followHead(newest: Query, options: typeof byActivity, { next, fail }: HeadListener): Head {
  let known: LiveHead<Thread> | null = null;
  const started = Date.now();
  const stop = followQuery(newest, threadSchema, {
    next: (window, count) => next((known = nextHead(known, window, { ...options, count, started }))),
    fail,
  });
  const forgetPassed = () => {
    if (known !== null) next((known = withoutPassed(known)));
  };
  return { stop, forgetPassed };
}

/** Where a page begins: below a time (ms), or after the last document of the page before. */
export type ThreadsCursor = number | QueryDocumentSnapshot;

export type ThreadsPage = {
  threads: Thread[];
  /** Nothing is missing down to this time; -Infinity of the last page. */
  floor: number;
  /** Null of the last page. */
  next: ThreadsCursor | null;
};

/** A page of the threads of one state, newest activity first. @throws AppError */
export function getThreadsBehind(
  { uid, state }: { uid: string; state: ListedState },
  after: ThreadsCursor,
): Promise<ThreadsPage> {
  return getPage(threadsOf(uid, state), { after, field: 'updatedAt' });
}

/** A page of the threads of any state, by their last change. @throws AppError */
export function getChangedThreads(uid: string, after: ThreadsCursor): Promise<ThreadsPage> {
  return getPage(changesOf(uid), { after, field: 'changedAt' });
}

/** The time of the last document, malformed or not. */
function millisOf(docs: readonly QueryDocumentSnapshot[], field: 'updatedAt' | 'changedAt'): number | null {
  const time: unknown = docs.at(-1)?.get(field);
  return time instanceof Timestamp ? time.toMillis() : null;
}

async function getPage(
  ordered: Query,
  { after, field }: { after: ThreadsCursor; field: 'updatedAt' | 'changedAt' },
): Promise<ThreadsPage> {
  try {
    // Times are read as whole milliseconds but stored more finely: the page has that millisecond once more.
    const cursor = typeof after === 'number' ? Timestamp.fromMillis(after + 1) : after;
    const { docs } = await getDocs(query(ordered, startAfter(cursor), limit(THREADS_FURTHER_PAGE)));
    const threads = docs.map((one) => readDocument(threadSchema, one)).filter((one) => one !== null);
    const [last, floor] = [docs.at(-1), millisOf(docs, field)];
    if (last === undefined || floor === null || docs.length < THREADS_FURTHER_PAGE)
      return { threads, floor: -Infinity, next: null };
    return { threads, floor, next: last };
  } catch (error) {
    throw fromFirebase(error);
  }
}

function threadsOf(uid: string, state: ListedState): Query {
  return query(
    collection(firestore(), 'threads'),
    where('memberIds', 'array-contains', uid),
    where('state', '==', state),
    orderBy('updatedAt', 'desc'),
  );
}

function changesOf(uid: string): Query {
  return query(
    collection(firestore(), 'threads'),
    where('memberIds', 'array-contains', uid),
    orderBy('changedAt', 'desc'),
  );
}
