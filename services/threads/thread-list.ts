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
import { CHANGES_LIVE, THREADS_FURTHER_PAGE, THREADS_PAGE } from '@/model/limits';
import { threadSchema, type ListedState, type Thread } from '@/model/thread';
import { nextHead, type LiveHead } from '@/model/thread-list';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followQuery, readDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';

/** Every query of a person's list is under this key. */
export const threadListKey = (uid: string) => ['threads', uid] as const;

const byActivity = { limit: THREADS_PAGE, timeOf: ({ updatedAt }: Thread) => updatedAt };
const byChange = { limit: CHANGES_LIVE, timeOf: ({ changedAt }: Thread) => changedAt };

/** The threads of one state with the newest activity. */
export function threadsQuery({ uid, state }: { uid: string; state: ListedState }) {
  return followHead([...threadListKey(uid), state], byActivity, () =>
    query(threadsOf(uid, state), limit(THREADS_PAGE)),
  );
}

/**
 * The threads, of any state, with the newest change of title, members, settings or state. It moves no thread in the list, so
 * the listener of the newest activity never learns of one further down.
 */
export function threadChangesQuery(uid: string) {
  return followHead([...threadListKey(uid), 'changed'], byChange, () =>
    query(changesOf(uid), limit(CHANGES_LIVE)),
  );
}

function followHead(key: readonly unknown[], options: typeof byActivity, newest: () => Query) {
  return liveQuery<LiveHead<Thread>>(key, ({ next, fail }) => {
    let known: LiveHead<Thread> | null = null;
    const started = Date.now();
    return followQuery(newest(), threadSchema, {
      next: (window) => next((known = nextHead(known, window, { ...options, started }))),
      fail,
    });
  });
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
  return getPage(threadsOf(uid, state), { after, timeOf: byActivity.timeOf });
}

/** A page of the threads of any state, by their last change. @throws AppError */
export function getChangedThreads(uid: string, after: ThreadsCursor): Promise<ThreadsPage> {
  return getPage(changesOf(uid), { after, timeOf: byChange.timeOf });
}

async function getPage(
  ordered: Query,
  { after, timeOf }: { after: ThreadsCursor; timeOf: (thread: Thread) => number },
): Promise<ThreadsPage> {
  try {
    // Times are read as whole milliseconds but stored more finely: the page has that millisecond once more.
    const cursor = typeof after === 'number' ? Timestamp.fromMillis(after + 1) : after;
    const { docs } = await getDocs(query(ordered, startAfter(cursor), limit(THREADS_FURTHER_PAGE)));
    const threads = docs.map((one) => readDocument(threadSchema, one)).filter((one) => one !== null);
    const [last, lastThread] = [docs.at(-1), threads.at(-1)];
    if (last === undefined || lastThread === undefined || docs.length < THREADS_FURTHER_PAGE)
      return { threads, floor: -Infinity, next: null };
    return { threads, floor: timeOf(lastThread), next: last };
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
