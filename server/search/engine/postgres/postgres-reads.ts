// What is read from the PostgreSQL index. Every value is a parameter, also the words of a query.
import 'server-only';
import { sql, type RawBuilder } from 'kysely';
import { threadKey, unmirrored } from '@/server/search/engine/entry';
import type { Postgres } from './postgres-database';
import type {
  Clause,
  Condition,
  Match,
  MatchQuery,
  StoreReads,
  VocabularyQuery,
  Words,
} from '@/server/search/engine/reads';
import { SLOTS } from '@/server/search/engine/reads';
import * as rows from '@/server/search/engine/rows';

type Sql = RawBuilder<unknown>;

/** `ready`: the tables are there. */
export function postgresReads(postgres: Postgres, ready: () => Promise<unknown>): StoreReads {
  const { db, table } = postgres;
  const read = async (query: Sql): Promise<readonly unknown[]> => {
    await ready();
    return (await query.execute(db)).rows;
  };
  return {
    threadsOf: async (uid) =>
      (
        await read(sql`SELECT no, id, title, state, updated_at FROM ${table.member} member JOIN ${table.thread} thread
          ON thread.no = member.thread WHERE member.uid = ${uid} AND NOT removed`)
      ).map(rows.thread),
    threadsWith: async (uids) => {
      const found = await read(
        sql`SELECT DISTINCT thread FROM ${table.member} WHERE uid = ANY(${uids}::text[])`,
      );
      return new Set(found.map(rows.threadNumber));
    },
    matches: async (query) => (await read(matchesQuery(postgres, query))).map(rows.found),
    messages: async (ids) =>
      (
        await read(sql`SELECT id, thread, message_id, seq, role, author_id, text FROM ${table.message}
          WHERE id = ANY(${ids}::bigint[])`)
      ).map(rows.message),
    vocabulary: async (query) => (await read(vocabularyQuery(postgres, query))).map(rows.word),
    people: async (uid, most) => (await read(peopleQuery(postgres, { uid, most }))).map(rows.person),
  };
}

/** Thread by thread, so that only entries of these threads are read, and of each no more than are asked for. */
function matchesQuery({ table }: Postgres, { threads, match, below, atLeast, limit }: MatchQuery): Sql {
  const where = [
    sql`message.thread = own.no AND id < ${below} AND id >= ${atLeast}`,
    ...(match.all.length > 0 ? [sql`terms @@ own.query::tsquery`] : []),
    ...match.all.filter((clause) => clause.some(({ tokens }) => tokens.length > 1)).map(isInWords),
    ...match.none.map((clause) => sql`NOT ${isInWords(clause)}`),
    ...match.conditions.map(conditionSql),
  ];
  const numbers = threads.map(({ no }) => no);
  const queries = threads.map(({ id }) => expressionOf(match, threadKey(id)));
  return sql`SELECT id, chars FROM unnest(${numbers}::bigint[], ${queries}::text[]) AS own (no, query)
    CROSS JOIN LATERAL (
      SELECT id, chars FROM ${table.message} message WHERE ${sql.join(where, sql` AND `)} ORDER BY id DESC LIMIT ${limit}
    ) found ORDER BY id DESC LIMIT ${limit}`;
}

/** Words side by side stand so in the text of all words; a prefix has no blank after it. */
function isInWords(clause: Clause): Sql {
  const texts = clause.map(({ tokens, isPrefix }) => ` ${tokens.join(' ')}${isPrefix ? '' : ' '}`);
  return sql`(${sql.join(
    texts.map((text) => sql`strpos(words, ${text}) > 0`),
    sql` OR `,
  )})`;
}

function conditionSql(condition: Condition): Sql {
  const positive = positiveSql(condition);
  return condition.negated ? sql`NOT (${positive})` : positive;
}

function positiveSql(condition: Condition): Sql {
  switch (condition.kind) {
    case 'author':
      return sql`(author_id = ANY(${condition.uids}::text[]) AND role = 'user')`;
    case 'role':
      return sql`role = ${condition.role}`;
    case 'flag':
      return sql`flags & ${condition.flag} <> 0`;
    case 'between':
      return sql`(id >= ${idAt(condition.from)} AND id < ${idAt(condition.until)})`;
  }
}

const idAt = (ms: number): number => Math.min(Number.MAX_SAFE_INTEGER, ms * SLOTS);

/** What an entry of this thread must have: of words side by side each; that they are is a condition besides. */
function expressionOf({ all }: Match, key: string): string {
  return all
    .map((clause) => `(${clause.map((words) => wordsExpression(words, key)).join(' | ')})`)
    .join(' & ');
}

function wordsExpression({ tokens, isPrefix }: Words, key: string): string {
  const last = tokens.length - 1;
  const terms = tokens.map((token, index) => quoted(key + token) + (isPrefix && index === last ? ':*' : ''));
  return `(${terms.join(' & ')})`;
}

/** Our words have neither; a quotation mark would end a term, and a backslash would take the next character's meaning. */
const quoted = (term: string): string => `'${term.replaceAll(/['\\]/g, '')}'`;

/** Newest messages with such a word whose words are compared with what was typed. */
const VOCABULARY_MESSAGES = 1_000;

/** The terms find the messages; their words are read from the text of all words, which takes a fifth of the time. */
function vocabularyQuery({ table }: Postgres, query: VocabularyQuery): Sql {
  const { threads, beginning, minChars, maxChars } = query;
  const part = unmirrored(beginning);
  const mirrorChars = beginning.length - part.length;
  const hasPart =
    mirrorChars === 0 ? sql`starts_with(word, ${part})` : sql`right(word, ${part.length}::integer) = ${part}`;
  const numbers = threads.map(({ no }) => no);
  const limit = sql`ORDER BY id DESC LIMIT ${VOCABULARY_MESSAGES}`;
  const beginnings = threads.map(({ id }) => `${quoted(threadKey(id) + beginning)}:*`);
  return sql`SELECT word, count(DISTINCT id) AS messages FROM (
      SELECT id, words FROM unnest(${numbers}::bigint[], ${beginnings}::text[]) AS own (no, query)
      CROSS JOIN LATERAL (
        SELECT id, words FROM ${table.message} message WHERE thread = own.no AND terms @@ own.query::tsquery ${limit}
      ) found ${limit}
    ) recent, string_to_table(words, ' ') AS word
    WHERE ${hasPart} AND char_length(word) BETWEEN ${minChars - mirrorChars} AND ${maxChars - mirrorChars} GROUP BY word`;
}

function peopleQuery({ table }: Postgres, { uid, most }: { uid: string; most: number }): Sql {
  return sql`WITH mine AS (SELECT thread FROM ${table.member} WHERE uid = ${uid}),
    place AS (
      SELECT member.uid, thread.no, NULL::bigint AS message, thread.updated_at::float8 AS at
      FROM mine JOIN ${table.member} member ON member.thread = mine.thread JOIN ${table.thread} thread ON thread.no = mine.thread
      UNION ALL
      SELECT author_id, message.thread, max(message.id), max(message.id)::float8 / ${SLOTS}::float8
      FROM mine JOIN ${table.message} message ON message.thread = mine.thread
      WHERE role = 'user' GROUP BY author_id, message.thread
    ),
    best AS (
      SELECT uid, no, message, max(at) OVER (PARTITION BY uid) AS latest,
        row_number() OVER (PARTITION BY uid ORDER BY message IS NOT NULL, at DESC) AS place FROM place
    )
    SELECT uid, thread.id AS thread_id, message_id FROM best
    JOIN ${table.thread} thread ON thread.no = best.no LEFT JOIN ${table.message} message ON message.id = best.message
    WHERE place = 1 ORDER BY latest DESC LIMIT ${most}`;
}
