// The port of a search index: what is derived from Firestore's messages, threads and members, and asked by words. It is never
// asked for rights alone: whoever returns hits compares them with Firestore's member documents first.
import 'server-only';
import type { Message } from '@/model/message';
import type { ParsedQuery } from '@/model/search-query';
import type { Range, SearchOrder } from '@/model/search';

/** Firestore's update time in microseconds: a row only goes forward. */
export type Revision = number;

export type IndexedMessage = Pick<
  Message,
  'id' | 'seq' | 'role' | 'authorId' | 'content' | 'format' | 'plain' | 'mentions' | 'createdAt'
> & { threadId: string; revision: Revision; isQuestion: boolean };

export type IndexedThread = {
  id: string;
  title: string;
  state: 'open' | 'archived' | 'trashed';
  ownerId: string;
  memberIds: readonly string[];
  updatedAt: number;
  revision: Revision;
};

/** A change that the feeder read. A removed message leaves its revision behind, so that an older state cannot return. */
export type IndexChange =
  | { kind: 'message'; message: IndexedMessage }
  | { kind: 'message-removed'; threadId: string; messageId: string; revision: Revision }
  | { kind: 'thread'; thread: IndexedThread }
  | { kind: 'thread-removed'; threadId: string; revision: Revision };

/** Where the feeder continues, by its listener: stored in the transaction of the rows. */
export type FeedCursor = { feed: 'messages' | 'threads' | 'tombstones'; position: string };

export type IndexQuery = {
  /** Whose threads are searched. */
  uid: string;
  query: ParsedQuery;
  order: SearchOrder;
  limit: number;
  /** Of the page before. */
  after: string | null;
};

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
  /** Of everything indexed, by ids and revisions, independent of the order: equal indexes have equal hashes. */
  hash: string;
  /** 0 to 1 while it is built; null when it is complete. */
  rebuilt: number | null;
};

export interface SearchIndex {
  /** One transaction with its cursor; idempotent; a change older than what is indexed has no effect. */
  apply(changes: readonly IndexChange[], cursor: FeedCursor | null): Promise<void>;
  cursor(feed: FeedCursor['feed']): Promise<string | null>;
  search(query: IndexQuery): Promise<{ hits: IndexHit[]; next: string | null }>;
  searchTitles(query: IndexQuery): Promise<IndexTitleHit[]>;
  /** The indexed words closest to `words`, for "did you mean"; null where none is close. */
  correct(uid: string, words: readonly string[]): Promise<string[] | null>;
  setRebuilt(share: number | null): Promise<void>;
  status(): Promise<IndexStatus>;
  /** Empties it. */
  clear(): Promise<void>;
  /** The lease of the feeder where several servers share an index: true while this server holds it. */
  holdLease(owner: string, forMs: number): Promise<boolean>;
  close(): Promise<void>;
}
