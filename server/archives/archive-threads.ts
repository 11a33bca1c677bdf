// Firestore → archive. The first run reads every thread, a later one those that have changed; what ends it in between is continued by
// the next one, because a thread is in the archive as a whole or not at all.
import 'server-only';
import { microsOf } from '@/server/platform/documents';
import { firestore, projectId } from '@/server/platform/firebase';
import {
  type Archive,
  ARCHIVE_VERSION,
  type ArchivedThread,
  ArchiveError,
  type ArchiveState,
} from './archive';
import {
  changesSince,
  deletedSince,
  type ListedThread,
  listThreads,
  OVERLAP_MICROS,
} from './changed-threads';
import { existing, namedIn } from './names';
import { Digest, documentFields } from './record';
import { recordsInFirestore } from './stored-thread';

export type Progress = (done: number, total: number) => void;
/** `since`: threads without activity since then (milliseconds) are left out where they are not in the archive already. */
export type ArchiveOptions = { since?: number | undefined; onProgress?: Progress };

export type Counts = { threads: number; messages: number };
export type ArchiveReport = {
  written: number;
  unchanged: number;
  /** Deleted since the last run. */
  removed: number;
  /** By `since`. */
  left: number;
  /** Threads that Firestore has lost without deleting them: they stay in the archive. */
  lost: number;
  archive: Counts;
  firestore: Counts;
};

/**
 * Brings an archive up to date. Each thread is read back from it, and compared by counts and hash.
 * @throws ArchiveError in words; what the store throws, after which a repetition continues
 */
export async function archiveThreads(archive: Archive, options: ArchiveOptions = {}): Promise<ArchiveReport> {
  const state = await begin(archive);
  const from = (state.cursor ?? state.running) * 1_000 - OVERLAP_MICROS;
  const [changed, named, total] = [
    await changesSince(from),
    await threadsNamingNobody(archive),
    await count('threads'),
  ];
  const report = { written: 0, unchanged: 0, removed: 0, left: 0 };
  let done = 0;
  for await (const page of listThreads()) {
    const known = new Map((await archive.threadsOf(page.map(({ id }) => id))).map((each) => [each.id, each]));
    for (const thread of page) {
      const before = known.get(thread.id);
      const fate = fateOf(thread, before, {
        changedAt: changed.get(thread.id) ?? 0,
        isNamed: named.has(thread.id),
        ...options,
      });
      if (fate === 'removed') await archive.bury([{ id: thread.id, deletedAt: thread.readAt }]);
      if (fate === 'written') await write(archive, thread);
      report[fate] += 1;
      done += 1;
      options.onProgress?.(done, total);
    }
  }
  report.removed += await buryDeleted(archive, state.cursor === null ? 0 : from);
  await archive.setState({ ...state, cursor: state.running, running: null });
  await archive.finish();
  return { ...report, ...(await countAll(archive)) };
}

/** Makes sure that this archive is this project's, and notes when the run began. */
async function begin(archive: Archive): Promise<ArchiveState & { running: number }> {
  const before = await archive.state();
  // guard: archive-of-this-project
  if (before !== null && before.project !== projectId())
    throw new ArchiveError(
      `This is the archive of the project ${before.project}, not of ${projectId()}. Nothing was changed there.`,
    );
  await archive.prepare();
  const { readTime } = await firestore().collection('threads').limit(1).get();
  const running = before?.running ?? Math.floor(microsOf(readTime) / 1_000);
  const state = { version: ARCHIVE_VERSION, project: projectId(), cursor: before?.cursor ?? null, running };
  await archive.setState(state);
  return state;
}

type Fate = 'written' | 'unchanged' | 'removed' | 'left';
type Seen = { changedAt: number; isNamed: boolean; since?: number | undefined };

function fateOf(
  thread: ListedThread,
  before: ArchivedThread | undefined,
  { changedAt, isNamed, since }: Seen,
): Fate {
  if (thread.isDeleting) return 'removed';
  if (before === undefined) return since !== undefined && thread.updatedAt < since ? 'left' : 'written';
  const isChanged = thread.writtenAt >= before.readAt || changedAt >= before.readAt - OVERLAP_MICROS;
  return isChanged || isNamed ? 'written' : 'unchanged';
}

/** Stores one thread as it is now, and reads it back. */
async function write(archive: Archive, { id, readAt, updatedAt }: ListedThread): Promise<void> {
  const digest = new Digest();
  const people = new Set<string>();
  const pages = async function* () {
    for await (const page of recordsInFirestore(id)) {
      for (const record of page) {
        digest.add(record);
        for (const uid of namedIn(record.kind, record.id, documentFields(record.document))) people.add(uid);
      }
      yield page;
    }
  };
  const summary = (): ArchivedThread => {
    const { records, messages, hash } = digest;
    return { id, readAt, updatedAt, records, messages, hash, people: [...people] };
  };
  await archive.putThread(id, pages(), summary);
  if (!(await isWhole(archive, summary())))
    throw new ArchiveError(
      `${archive.name} returned another thread than it was given (${id}). Do not trust it, and check its disk.`,
    );
}

/** Whether an archive has every record of the thread as it was stored. */
export async function isWhole(archive: Archive, { id, records, hash }: ArchivedThread): Promise<boolean> {
  const stored = new Digest();
  for await (const page of archive.records(id)) for (const record of page) stored.add(record);
  return stored.records === records && stored.hash === hash;
}

/** Threads that have names of people whose accounts were deleted: Firestore has these no more, and no time tells so. */
async function threadsNamingNobody(archive: Archive): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const threads of inChunks(archive.threads())) {
    const known = await existing(threads.flatMap(({ people }) => people));
    for (const { id, people } of threads) if (people.some((uid) => !known.has(uid))) found.add(id);
  }
  return found;
}

async function buryDeleted(archive: Archive, from: number): Promise<number> {
  let removed = 0;
  for await (const tombstones of deletedSince(from)) {
    removed += (await archive.threadsOf(tombstones.map(({ id }) => id))).length;
    await archive.bury(tombstones);
  }
  return removed;
}

/** Threads whose people are asked for at once. */
const CHUNK = 50;

export async function* inChunks<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let some: T[] = [];
  for await (const each of all) {
    some.push(each);
    if (some.length < CHUNK) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

async function countAll(archive: Archive): Promise<{ archive: Counts; firestore: Counts; lost: number }> {
  const counts = { threads: 0, messages: 0 };
  let lost = 0;
  for await (const threads of inChunks(archive.threads())) {
    const docs = await firestore().getAll(...threads.map(({ id }) => firestore().doc(`threads/${id}`)), {
      fieldMask: [],
    });
    lost += docs.filter(({ exists }) => !exists).length;
    counts.threads += threads.length;
    for (const { messages } of threads) counts.messages += messages;
  }
  return {
    archive: counts,
    firestore: { threads: await count('threads'), messages: await count('messages') },
    lost,
  };
}

async function count(name: 'threads' | 'messages'): Promise<number> {
  const db = firestore();
  const all = name === 'threads' ? db.collection('threads') : db.collectionGroup('messages');
  return (await all.count().get()).data().count;
}

export type Check = { equal: number; damaged: string[]; different: string[]; missing: string[] };

/** Compares all of an archive with all of Firestore, by counts and hashes; what changes meanwhile is different. Writes nothing. */
export async function checkArchive(archive: Archive, { onProgress }: ArchiveOptions = {}): Promise<Check> {
  const state = await archive.state();
  if (state === null) throw new ArchiveError(`${archive.name} has no archive.`);
  const check: Check = { equal: 0, damaged: [], different: [], missing: [] };
  const total = await count('threads');
  let done = 0;
  for await (const page of listThreads()) {
    const known = new Map((await archive.threadsOf(page.map(({ id }) => id))).map((each) => [each.id, each]));
    for (const { id } of page) {
      const archived = known.get(id);
      if (archived === undefined) check.missing.push(id);
      else if (!(await isWhole(archive, archived))) check.damaged.push(id);
      else if (!(await isAsInFirestore(archived))) check.different.push(id);
      else check.equal += 1;
      done += 1;
      onProgress?.(done, total);
    }
  }
  return check;
}

async function isAsInFirestore({ id, records, hash }: ArchivedThread): Promise<boolean> {
  const stored = new Digest();
  for await (const page of recordsInFirestore(id)) for (const record of page) stored.add(record);
  return stored.records === records && stored.hash === hash;
}
