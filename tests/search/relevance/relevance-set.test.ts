// The relevance set is consistent: ids exist, and what is wanted can be read by who searches.
import { expect, test } from 'vitest';
import { ID_PATTERN } from '@/model/id-pattern';
import { isRemoved, readableText } from '@/model/message';
import { ASSISTANT_ID } from '@/model/product';
import { MESSAGES, PEOPLE, THREADS, type RelevanceMessage, type RelevanceThread } from './corpus';
import { QUERIES, type RelevanceQuery } from './queries';

const MONTH_MS = 30 * 24 * 60 * 60 * 1_000;

const threadById = new Map(THREADS.map((thread) => [thread.id, thread]));
const messageById = new Map(MESSAGES.map((message) => [message.id, message]));

function threadOf({ threadId }: RelevanceMessage): RelevanceThread {
  const thread = threadById.get(threadId);
  if (thread === undefined) throw new Error(`no thread ${threadId}`);
  return thread;
}

/** As SPEC says who reads a thread: its members, and in the trash its owner alone. */
function canRead(thread: RelevanceThread, { me }: RelevanceQuery): boolean {
  const { uid } = PEOPLE[me];
  return thread.state === 'trashed' ? thread.createdBy === uid : thread.memberIds.includes(uid);
}

function shareOf(pattern: RegExp): number {
  return MESSAGES.filter((message) => pattern.test(readableText(message))).length / MESSAGES.length;
}

test('the corpus has at least 420 messages in at least 40 threads, over 17 months', () => {
  expect(MESSAGES.length).toBeGreaterThanOrEqual(420);
  expect(THREADS.length).toBeGreaterThanOrEqual(40);
  const times = MESSAGES.map(({ at }) => at);
  expect(times.every(Number.isFinite)).toBe(true);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(17 * MONTH_MS);
});

test('every id is one of Firestore, and stands once', () => {
  const ids = [...MESSAGES, ...THREADS].map(({ id }) => id);
  expect(ids.filter((id) => !ID_PATTERN.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(QUERIES.map(({ id }) => id)).size).toBe(QUERIES.length);
});

test('authors are members, or were; all eight and the assistant write; times rise in a thread', () => {
  const strangers = MESSAGES.filter((message) => {
    const { memberIds, leftIds } = threadOf(message);
    return ![ASSISTANT_ID, ...memberIds, ...leftIds].includes(message.authorId);
  });
  expect(strangers).toEqual([]);
  expect(new Set(MESSAGES.map(({ authorId }) => authorId)).size).toBe(9);
  const late = MESSAGES.filter(({ threadId, at }, index) => {
    const next = MESSAGES[index + 1];
    return next?.threadId === threadId && next.at <= at;
  });
  expect(late).toEqual([]);
});

test('a message has text unless it was removed, and an answer its question', () => {
  const odd = MESSAGES.filter((message) => (readableText(message) === '') !== isRemoved(message.status));
  expect(odd).toEqual([]);
  const orphans = MESSAGES.filter(
    ({ role, runId, questionId }) =>
      role === 'assistant' && messageById.get(questionId ?? '')?.runId !== runId,
  );
  expect(orphans).toEqual([]);
  expect(new Set(MESSAGES.map(({ status }) => status))).toEqual(
    new Set(['sent', 'done', 'deleted', 'hidden']),
  );
});

test('it is in several languages, with code, links, tables, long answers and generated UI', () => {
  expect(shareOf(/\p{Script=Han}/u)).toBeGreaterThan(0.2);
  expect(shareOf(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u)).toBeGreaterThan(0.02);
  expect(shareOf(/\p{Script=Han}/u)).toBeLessThan(0.45);
  const patterns = [/```/, /https:\/\//, /^\| --- /m, /[äëïöüåéç]/, /\p{Extended_Pictographic}/u];
  const rare = patterns.filter(
    (pattern) => MESSAGES.filter(({ content }) => pattern.test(content)).length < 6,
  );
  expect(rare).toEqual([]);
  expect(MESSAGES.filter(({ content }) => content.length > 2_000).length).toBeGreaterThanOrEqual(4);
  expect(MESSAGES.filter(({ format }) => format === 'c1').length).toBeGreaterThanOrEqual(3);
});

test('there are at least 96 queries, a third of them final, and every kind is in both parts', () => {
  expect(QUERIES.length).toBeGreaterThanOrEqual(96);
  const final = QUERIES.filter(({ split }) => split === 'final');
  expect(final.length / QUERIES.length).toBeGreaterThan(0.32);
  expect(final.length / QUERIES.length).toBeLessThan(0.35);
  const kindsOf = (queries: readonly RelevanceQuery[]) => new Set(queries.map(({ kind }) => kind));
  expect(kindsOf(final)).toEqual(kindsOf(QUERIES.filter(({ split }) => split === 'tune')));
  expect(QUERIES.filter(({ now }) => !Number.isFinite(now))).toEqual([]);
});

test('what is wanted exists, once, at most five, and can be read by who searches', () => {
  expect(QUERIES.filter(({ hits }) => hits.length > 5 || new Set(hits).size < hits.length)).toEqual([]);
  const unfair = QUERIES.flatMap((query) =>
    [...query.hits, ...query.threads]
      .filter((id) => !isFindable(id, query))
      .map((id) => `${query.id} wants ${id}`),
  );
  expect(unfair).toEqual([]);
});

function isFindable(id: string, query: RelevanceQuery): boolean {
  const message = messageById.get(id);
  if (message !== undefined && isRemoved(message.status)) return false;
  const thread = message === undefined ? threadById.get(id) : threadOf(message);
  return thread !== undefined && canRead(thread, query);
}

test('every query wants messages or titles, but a leak query wants nothing', () => {
  const odd = QUERIES.filter(({ kind, first, hits, threads }) => {
    const wanted = [first.length > 0 && hits.length > 0, threads.length > 0].filter(Boolean).length;
    return wanted !== (kind === 'leak' ? 0 : 1) || (first.length === 0 && hits.length > 0);
  });
  expect(odd).toEqual([]);
});

test('what leak queries look for is written only where their person cannot read', () => {
  const leaks = QUERIES.filter(({ kind }) => kind === 'leak');
  const holdersOf = ({ query }: RelevanceQuery) => {
    const [word = ''] = query.split(' ');
    return MESSAGES.filter((message) => readableText(message).toLowerCase().includes(word));
  };
  const readable = leaks.filter((query) =>
    holdersOf(query).some((message) => canRead(threadOf(message), query)),
  );
  expect(readable).toEqual([]);
  // The others are misspelt: a suggestion must not come from words of other people's threads either.
  expect(leaks.filter((query) => holdersOf(query).length > 0).length).toBeGreaterThanOrEqual(5);
});
