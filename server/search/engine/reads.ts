// What a store of the index is asked. Everything that decides what is found and in which order is above it, once for all stores.
import 'server-only';
import type { Message } from '@/model/message';
import type { IndexPerson } from '@/server/search/search-index';

/** A thread of the person who searches. */
export type OwnThread = {
  no: number;
  id: string;
  title: string;
  state: 'open' | 'archived' | 'trashed';
  updatedAt: number;
};

/** Words side by side; of a prefix the last one is a beginning. */
export type Words = { tokens: readonly string[]; isPrefix: boolean };
/** Any of these. */
export type Clause = readonly Words[];

/** What a message is found by, besides its thread. */
export type Match = {
  /** Each of them. */
  all: readonly Clause[];
  none: readonly Clause[];
  conditions: readonly Condition[];
};

export type Condition = { negated: boolean } & (
  | { kind: 'author'; uids: readonly string[] }
  | { kind: 'role'; role: Message['role'] }
  | { kind: 'flag'; flag: number }
  | { kind: 'between'; from: number; until: number }
);

export type MatchQuery = {
  threads: readonly OwnThread[];
  match: Match;
  /** Only entries with `atLeast <= id < below`. */
  below: number;
  atLeast: number;
  limit: number;
};

/** Ids grow with the time of their message: `atMs * SLOTS`, and a little more for each of the same millisecond. */
export const SLOTS = 1_024;
export type Found = { id: number; chars: number };

export type StoredMessage = {
  id: number;
  thread: number;
  messageId: string;
  seq: number;
  role: Message['role'];
  authorId: string;
  at: number;
  text: string;
};

export type VocabularyQuery = {
  threads: readonly OwnThread[];
  beginning: string;
  minChars: number;
  maxChars: number;
};

export type KnownWord = { word: string; messages: number };

export type StoreReads = {
  threadsOf: (uid: string) => Promise<OwnThread[]>;
  /** The numbers of the threads in which one of these people is. */
  threadsWith: (uids: readonly string[]) => Promise<Set<number>>;
  /** The newest first. */
  matches: (query: MatchQuery) => Promise<Found[]>;
  messages: (ids: readonly number[]) => Promise<StoredMessage[]>;
  /** Terms of these threads, words or mirrored ones, and in how many messages each stands. */
  vocabulary: (query: VocabularyQuery) => Promise<KnownWord[]>;
  people: (uid: string, most: number) => Promise<IndexPerson[]>;
};
