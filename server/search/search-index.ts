// The port of a search index: what is derived from Firestore's messages, threads and members, and asked by words. It is never
// asked for rights alone: whoever returns hits compares them with Firestore's member documents first.
import 'server-only';
import type { FeedbackValue } from '@/model/feedback';
import type { Message } from '@/model/message';
import type { Tokens } from '@/model/price';
import type { ParsedQuery } from '@/model/search-query';
import type { Range, SearchOrder } from '@/model/search';

/**
 * `changedAt` of the document in microseconds; a row only goes forward. Firestore's own update time also moves by what is not
 * indexed, the name of a deleted account for example, and an index that has everything would differ from it.
 */
export type Revision = number;

export type IndexedMessage = Pick<
  Message,
  'id' | 'seq' | 'role' | 'authorId' | 'content' | 'format' | 'plain' | 'mentions' | 'createdAt'
> & {
  threadId: string;
  revision: Revision;
  isQuestion: boolean;
  /** Whether a form of Markdown is stored of it: what was imported, or only looks like one, has none. */
  hasForm: boolean;
};

export type IndexedThread = {
  id: string;
  title: string;
  state: 'open' | 'archived' | 'trashed';
  memberIds: readonly string[];
  /** When it was last indexed: messages do not change it. */
  updatedAt: number;
  revision: Revision;
};

/** A run that has ended, as its row of the ledger says: for sums of usage. */
export type IndexedRun = {
  id: string;
  threadId: string;
  asker: string;
  model: string;
  /** When it was asked for, and when it ended. */
  at: number;
  settledAt: number;
  outcome: 'done' | 'stopped' | 'failed' | 'cancelled';
  error: string | null;
  isRegeneration: boolean;
  attempts: number;
  queuedMs: number | null;
  firstTokenMs: number | null;
  totalMs: number | null;
  tokens: Tokens;
  cost: number;
  currency: string | null;
  revision: Revision;
};

/** `value` null: it was taken back. Its person and words are not indexed. */
export type IndexedFeedback = {
  id: string;
  threadId: string;
  messageId: string;
  runId: string;
  value: FeedbackValue | null;
  revision: Revision;
};

/**
 * A change that the feeder read. A removed message leaves its revision behind, so that an older state cannot return; a removed
 * thread is final, whatever arrives after it, because ids are never used again. A message may arrive before its thread.
 */
export type IndexChange =
  | { kind: 'message'; message: IndexedMessage }
  | { kind: 'message-removed'; threadId: string; messageId: string; revision: Revision }
  | { kind: 'thread'; thread: IndexedThread }
  | { kind: 'thread-removed'; threadId: string; revision: Revision }
  | { kind: 'run'; run: IndexedRun }
  | { kind: 'feedback'; feedback: IndexedFeedback }
  /** Whoever `reader` is has seen everything of the thread up to then: answers to others become read, and no more is stored. */
  | { kind: 'thread-read'; threadId: string; reader: string; seenAt: number };

/** Of usage: the same text for every store, with `{run}`, `{feedback}`, `{message}` and `{thread}` as tables, and values by `:name`. */
export type UsageSql = { sql: string; params: Record<string, string | number | null> };

/**
 * Where the feeder continues: stored in the transaction of the rows. It moves from where the feeder believes it to be, `after`;
 * somebody else may have moved it, or emptied the index.
 */
export type FeedCursor = {
  feed: 'messages' | 'threads' | 'tombstones' | 'ledger' | 'feedback' | 'readStates';
  after: string | null;
  position: string;
};

export type IndexQuery = {
  /** Whose threads are searched. */
  uid: string;
  query: ParsedQuery;
  /** Uids by the names of the filters `from` and `with`, as they are in `query`; a name without any finds nothing. */
  people: ReadonlyMap<string, readonly string[]>;
  /** Only in this thread. */
  threadId: string | null;
  order: SearchOrder;
  limit: number;
  /** Of the page before. */
  after: string | null;
};

/** Where a person's name can be read: their member document, or a message by somebody who has left. */
export type IndexPerson = { uid: string; threadId: string; messageId: string | null };

/** `ranges` are of `text`, the part of the message around them. */
export type IndexHit = {
  threadId: string;
  messageId: string;
  seq: number;
  role: Message['role'];
  authorId: string;
  at: number;
  text: string;
  ranges: readonly Range[];
};

export type IndexTitleHit = { threadId: string; title: string; ranges: readonly Range[] };

export type IndexStatus = {
  messages: number;
  threads: number;
  /** 0 to 1 while it is built, 0 of a new or emptied one; null when it is complete. */
  rebuilt: number | null;
};

export interface SearchIndex {
  /**
   * One transaction with its cursor; idempotent; a change older than what is indexed has no effect.
   * @returns false, and has no effect at all, where the stored cursor is not `cursor.after`
   */
  apply(changes: readonly IndexChange[], cursor: FeedCursor | null): Promise<boolean>;
  cursor(feed: FeedCursor['feed']): Promise<string | null>;
  search(query: IndexQuery): Promise<{ hits: IndexHit[]; next: string | null }>;
  searchTitles(query: IndexQuery): Promise<IndexTitleHit[]>;
  /** The indexed words closest to `words`, for "did you mean"; null where none is close. */
  correct(uid: string, words: readonly string[]): Promise<string[] | null>;
  /** Everybody in this person's threads, and who wrote there: one place each, the most recent first. */
  people(uid: string): Promise<IndexPerson[]>;
  /** Rows of the tables of usage. */
  usageRows(query: UsageSql): Promise<readonly unknown[]>;
  setRebuilt(share: number | null): Promise<void>;
  /** As in `status`; one row is read, so that every search may ask. */
  rebuilt(): Promise<number | null>;
  /** Counts every row: what health checks ask every few seconds. */
  status(): Promise<IndexStatus>;
  /** `hashRows` of all messages and threads that can be found; reads every row. */
  hash(): Promise<string>;
  /** Empties it, its cursors too. */
  clear(): Promise<void>;
  /** The lease of the feeder where several servers share an index: true while this server holds it. */
  holdLease(owner: string, forMs: number): Promise<boolean>;
  close(): Promise<void>;
}
