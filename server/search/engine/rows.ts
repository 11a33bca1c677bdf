// Rows of the stores, read by their shape.
import 'server-only';
import * as z from 'zod/v4-mini';
import type { HashedRow } from '@/server/search/index-hash';
import type { IndexPerson, IndexStatus } from '@/server/search/search-index';
import { type Found, type OwnThread, SLOTS, type StoredMessage } from './reads';

/** PostgreSQL sends 64 bits as text. */
const int = z.pipe(z.union([z.number(), z.string(), z.bigint()]), z.transform(Number));
const text = z.string();

/** How many people `people` finds at most. */
export const MOST_PEOPLE = 500;

/** The setting `rebuilt` of an index that has everything. */
export const COMPLETE = 'complete';

const cursorRow = z.object({ position: text });
const rebuiltRow = z.object({ rebuilt: text });
const countsRow = z.object({ messages: int, threads: int });
const hashedRow = z.object({ thread_id: text, message_id: z.nullable(text), revision: int });
const threadRow = z.object({
  no: int,
  id: text,
  title: text,
  state: z.enum(['open', 'archived', 'trashed']),
  updated_at: int,
});
const foundRow = z.object({ id: int, chars: int });
const messageRow = z.object({
  id: int,
  thread: int,
  message_id: text,
  seq: int,
  role: z.enum(['user', 'assistant', 'system']),
  author_id: text,
  text,
});
const personRow = z.object({ uid: text, thread_id: text, message_id: z.nullable(text) });
const wordRow = z.object({ word: text, messages: int });
const numberRow = z.object({ thread: int });
const latestRow = z.object({ thread: int, id: int });

export const cursor = (row: unknown) => cursorRow.parse(row);

export function status(found: readonly unknown[]): IndexStatus {
  return { ...countsRow.parse(found[0]), rebuilt: rebuilt(found) };
}

export function rebuilt(found: readonly unknown[]): number | null {
  const { rebuilt: share } = rebuiltRow.parse(found[0]);
  return share === COMPLETE ? null : Number(share);
}

export function hashed(row: unknown): HashedRow {
  const { thread_id: threadId, message_id: messageId, revision } = hashedRow.parse(row);
  return { threadId, messageId, revision };
}

export function thread(row: unknown): OwnThread {
  const { updated_at: updatedAt, ...rest } = threadRow.parse(row);
  return { ...rest, updatedAt };
}

export const latest = (row: unknown) => latestRow.parse(row);
export const found = (row: unknown): Found => foundRow.parse(row);

export function message(row: unknown): StoredMessage {
  const { message_id: messageId, author_id: authorId, ...rest } = messageRow.parse(row);
  return { ...rest, messageId, authorId, at: Math.floor(rest.id / SLOTS) };
}

export function person(row: unknown): IndexPerson {
  const { uid, thread_id: threadId, message_id: messageId } = personRow.parse(row);
  return { uid, threadId, messageId };
}

export const word = (row: unknown): { word: string; messages: number } => wordRow.parse(row);
export const threadNumber = (row: unknown): number => numberRow.parse(row).thread;
