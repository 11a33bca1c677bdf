// What is read from the SQLite index. Numbers and texts of a query are parameters; of what people type, only words that
// model/search-tokens.ts made stand in an FTS5 expression, each in quotation marks.
import 'server-only';
import { threadKey, unkeyed } from '@/server/search/engine/entry';
import {
  type Clause,
  type Condition,
  type Match,
  type MatchQuery,
  type OwnThread,
  SLOTS,
  type StoreReads,
  type Words,
} from '@/server/search/engine/reads';
import * as rows from '@/server/search/engine/rows';
import { matchesOfMany } from './many-threads';
import type { SqliteClient } from './sqlite-client';

type Params = Record<string, string | number>;

/** Whose words are read by one statement: nobody else is answered meanwhile. */
const THREADS_AT_ONCE = 200;

export function sqliteReads(client: SqliteClient): StoreReads {
  return {
    threadsOf: async (uid) => (await client.read(THREADS_OF, { uid })).map(rows.thread),
    threadsWith: async (uids) => {
      const sql = 'SELECT DISTINCT thread FROM member WHERE uid IN (SELECT value FROM json_each(:uids))';
      return new Set((await client.read(sql, { uids: JSON.stringify(uids) })).map(rows.threadNumber));
    },
    matches: (query) =>
      matchesOfMany(client, query, async (few) => {
        const { sql, params } = matchStatement(few);
        return (await client.read(sql, params)).map(rows.found);
      }),
    messages: async (ids) => (await client.read(MESSAGES, { ids: JSON.stringify(ids) })).map(rows.message),
    vocabulary: async ({ threads, ...wanted }) => {
      const known: Awaited<ReturnType<SqliteClient['read']>> = [];
      for (let from = 0; from < threads.length; from += THREADS_AT_ONCE) {
        const few = threads.slice(from, from + THREADS_AT_ONCE);
        const keys = JSON.stringify(few.map(({ id }) => threadKey(id)));
        known.push(...(await client.read(VOCABULARY, { keys, ...wanted })));
      }
      return known.map((row) => rows.word({ ...row, word: unkeyed(String(row['word'])) }));
    },
    people: async (uid, most) => (await client.read(PEOPLE, { uid, most })).map(rows.person),
  };
}

const THREADS_OF = `SELECT no, id, title, state, updated_at FROM member JOIN thread ON thread.no = member.thread
  WHERE member.uid = :uid AND removed = 0`;

const MESSAGES = `SELECT message.id, thread, message_id, seq, role, author_id, text
  FROM json_each(:ids) JOIN message ON message.id = json_each.value JOIN body ON body.id = message.id`;

// In this order: the other would read the words of everybody, and once for each thread.
const VOCABULARY = `SELECT term AS word, doc AS messages FROM json_each(:keys) AS key
  CROSS JOIN vocabulary ON term >= key.value || :beginning AND term < key.value || :beginning || char(1114111)
  WHERE length(term) - length(key.value) BETWEEN :minChars AND :maxChars`;

const PEOPLE = `WITH mine AS (SELECT thread FROM member WHERE uid = :uid),
  place AS (
    SELECT member.uid, thread.no, NULL AS message, thread.updated_at * 1.0 AS at
    FROM mine JOIN member ON member.thread = mine.thread JOIN thread ON thread.no = mine.thread
    UNION ALL
    SELECT author_id, message.thread, max(message.id), max(message.id) * 1.0 / ${SLOTS}
    FROM mine JOIN message ON message.thread = mine.thread WHERE role = 'user' GROUP BY author_id, message.thread
  ),
  best AS (
    SELECT uid, no, message, max(at) OVER (PARTITION BY uid) AS latest,
      row_number() OVER (PARTITION BY uid ORDER BY message IS NOT NULL, at DESC) AS place FROM place
  )
  SELECT uid, thread.id AS thread_id, message_id FROM best
  JOIN thread ON thread.no = best.no LEFT JOIN message ON message.id = best.message
  WHERE place = 1 ORDER BY latest DESC LIMIT :most`;

function matchStatement({ threads, match, below, atLeast, limit }: MatchQuery): {
  sql: string;
  params: Params;
} {
  const params: Params = { below, atLeast, limit, threads: JSON.stringify(threads.map(({ no }) => no)) };
  const where = [
    'message.id < :below AND message.id >= :atLeast',
    'message.thread IN (SELECT value FROM json_each(:threads))',
    ...match.conditions.map((condition, index) => conditionSql(condition, params, index)),
  ];
  if (match.all.length > 0) params['match'] = expressionOf(match, threads);
  else if (match.none.length > 0) {
    params['none'] = anyOf(threads, match.none);
    where.push('message.id NOT IN (SELECT rowid FROM term WHERE term MATCH :none)');
  }
  const from =
    match.all.length > 0
      ? `term CROSS JOIN message ON message.id = term.rowid WHERE term MATCH :match AND term.rowid < :below
         AND term.rowid >= :atLeast AND ${where.join(' AND ')} ORDER BY term.rowid DESC`
      : `message WHERE ${where.join(' AND ')} ORDER BY message.id DESC`;
  return { sql: `SELECT message.id, message.chars FROM ${from} LIMIT :limit`, params };
}

function conditionSql(condition: Condition, params: Params, index: number): string {
  const name = `value${index}`;
  const sql = positiveSql(condition, params, name);
  return condition.negated ? `NOT (${sql})` : sql;
}

function positiveSql(condition: Condition, params: Params, name: string): string {
  switch (condition.kind) {
    case 'author':
      params[name] = JSON.stringify(condition.uids);
      return `author_id IN (SELECT value FROM json_each(:${name})) AND role = 'user'`;
    case 'role':
      params[name] = condition.role;
      return `role = :${name}`;
    case 'flag':
      params[name] = condition.flag;
      return `flags & :${name} <> 0`;
    case 'between':
      // Ids grow with time: they are compared by it.
      params[`${name}From`] = idAt(condition.from);
      params[`${name}Until`] = idAt(condition.until);
      return `message.id >= :${name}From AND message.id < :${name}Until`;
  }
}

const idAt = (ms: number): number => Math.min(Number.MAX_SAFE_INTEGER, ms * SLOTS);

/** Thread by thread, so that only lists of these threads are read. */
function expressionOf({ all, none }: Match, threads: readonly OwnThread[]): string {
  const wanted = threads.map(({ id }) =>
    all.map((clause) => clauseExpression(clause, threadKey(id))).join(' AND '),
  );
  const expression = wanted.map((each) => `(${each})`).join(' OR ');
  return none.length === 0 ? expression : `(${expression}) NOT (${anyOf(threads, none)})`;
}

function anyOf(threads: readonly OwnThread[], clauses: readonly Clause[]): string {
  return threads
    .flatMap(({ id }) => clauses.map((clause) => clauseExpression(clause, threadKey(id))))
    .join(' OR ');
}

function clauseExpression(clause: Clause, key: string): string {
  return `(${clause.map((words) => wordsExpression(words, key)).join(' OR ')})`;
}

function wordsExpression({ tokens, isPrefix }: Words, key: string): string {
  const phrase = tokens.map((token) => key + token.replaceAll('"', '')).join(' ');
  return `"${phrase}"${isPrefix ? '*' : ''}`;
}
