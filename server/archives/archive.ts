// An archive: threads outside of Firestore, in PostgreSQL, MongoDB or a zip. A thread is its unit: replaced and read as a whole.
import 'server-only';
import * as z from 'zod/v4';
import type { ThreadRecord } from './record';

/** Raised when a reader of before would misread what is stored. */
export const ARCHIVE_VERSION = 1;

const stateSchema = z.object({
  version: z.number(),
  /** The Firebase project of its threads. */
  project: z.string(),
  /** All that changed before this time is in it (milliseconds); null until a first run has ended. */
  cursor: z.nullable(z.number()),
  /** When a run began that has not ended. */
  running: z.nullable(z.number()),
});
export type ArchiveState = z.infer<typeof stateSchema>;

/** A thread that an archive has as a whole: stored last, so its presence says so. */
export const archivedThreadSchema = z.object({
  id: z.string(),
  /** Firestore's time when it was read, in microseconds. */
  readAt: z.number(),
  /** Of its last activity, in milliseconds. */
  updatedAt: z.number(),
  records: z.number(),
  messages: z.number(),
  hash: z.string(),
  /** Uids whose names are in it. */
  people: z.array(z.string()),
});
export type ArchivedThread = z.infer<typeof archivedThreadSchema>;

/** A thread that was deleted; microseconds. */
export const tombstoneSchema = z.object({ id: z.string(), deletedAt: z.number() });
export type Tombstone = z.infer<typeof tombstoneSchema>;

export type Pages = AsyncIterable<readonly ThreadRecord[]>;

/** Every operation may be repeated; what one process has begun and not ended is as if it never was. */
export type Archive = {
  /** Where it is, without a password. */
  name: string;
  /** Null: it is empty. @throws ArchiveError when it holds something else */
  state: () => Promise<ArchiveState | null>;
  /** Makes it ready for being written, by this process alone. @throws ArchiveError when another one writes it */
  prepare: () => Promise<void>;
  setState: (state: ArchiveState) => Promise<void>;
  /** In the order of ids. */
  threads: () => AsyncIterable<ArchivedThread>;
  threadsOf: (ids: readonly string[]) => Promise<ArchivedThread[]>;
  /** The records of a thread, by pages; messages before their versions. */
  records: (threadId: string) => Pages;
  /** Replaces the thread. `summary` is complete after the last page. */
  putThread: (threadId: string, pages: Pages, summary: () => ArchivedThread) => Promise<void>;
  /** Removes all of these threads, for good: they are deleted. */
  bury: (tombstones: readonly Tombstone[]) => Promise<void>;
  tombstones: () => AsyncIterable<Tombstone>;
  /** Makes what was written final. */
  finish: () => Promise<void>;
  close: () => Promise<void>;
  /** What an error of its store means, in words; undefined of any other error. */
  explain: (error: unknown) => string | undefined;
};

/** What a person at the terminal can mend, in words. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** What an archive says of itself. @throws ArchiveError for one of a later release, whatever its shape */
export function parseState(value: unknown): ArchiveState {
  const { version } = z.object({ version: z.number() }).parse(value);
  // guard: archive-version-known
  if (version > ARCHIVE_VERSION)
    throw new ArchiveError(
      `The archive was written by a newer release (version ${version}; this one reads ${ARCHIVE_VERSION}). Update, then try again.`,
    );
  return stateSchema.parse(value);
}

export const foreign = (what: string) =>
  new ArchiveError(
    `${what} holds something else than an archive of ours. Nothing was changed there: name another place.`,
  );

/** The parts of an address, by what databases agree on; several hosts stand between commas. The text may have a password: it is not told. */
const ADDRESS = /^([a-z+]+:\/\/)(?:([^:@/]*)(?::[^@/]*)?@)?([^@/?]+)\/([^/?@]+)(?:\?[^@]*)?$/i;

/** The address of a database as it may be shown: without password and options. @throws ArchiveError when it is none */
export function shownAddress(address: string): string {
  const [, scheme = '', user, hosts = '', database = ''] = ADDRESS.exec(address) ?? [];
  if (hosts === '')
    throw new ArchiveError(
      'The address is incomplete: scheme://user:password@host/database. In a password, @ is written as %40, / as %2F and : as %3A.',
    );
  return `${scheme}${user === undefined ? '' : `${user}@`}${hosts}/${database}`;
}
