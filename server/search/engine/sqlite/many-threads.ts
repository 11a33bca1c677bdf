// Matches of somebody with many threads: each adds its own words to an FTS5 expression, and the one thread of SQLite answers nobody
// else meanwhile. So a long expression is asked in pieces, and those of the newest threads first.
import 'server-only';
import { threadKey } from '@/server/search/engine/entry';
import type { Clause, Found, MatchQuery, OwnThread, Words } from '@/server/search/engine/reads';
import * as rows from '@/server/search/engine/rows';
import type { SqliteClient } from './sqlite-client';

/** Words of one expression. */
const WORDS_AT_ONCE = 2_000;

const LATEST = `SELECT thread, max(id) AS id FROM message WHERE thread IN (SELECT value FROM json_each(:threads))
  GROUP BY thread ORDER BY id DESC`;

const HOLDS = `SELECT key.value AS key FROM json_each(:keys) AS key WHERE EXISTS (
    SELECT 1 FROM json_each(:words) AS word CROSS JOIN vocabulary ON term = key.value || word.value
  ) OR EXISTS (
    SELECT 1 FROM json_each(:beginnings) AS word
    CROSS JOIN vocabulary ON term >= key.value || word.value AND term < key.value || word.value || char(1114111)
  )`;

/** `ask` finds the matches of a few threads. */
export async function matchesOfMany(
  client: SqliteClient,
  query: MatchQuery,
  ask: (query: MatchQuery) => Promise<Found[]>,
): Promise<Found[]> {
  const { match, limit } = query;
  const size = Math.max(1, Math.floor(WORDS_AT_ONCE / Math.max(1, wordsIn([...match.all, ...match.none]))));
  if (query.threads.length <= size) return ask(query);
  let found: Found[] = [];
  const latest = await latestIn(client, await threadsWith(client, query));
  for (let from = 0; from < latest.length; from += size) {
    const piece = latest.slice(from, from + size);
    const last = found[limit - 1];
    // Every further message is older than all that are asked for.
    if (last !== undefined && (piece[0]?.id ?? 0) < last.id) break;
    const more = await ask({ ...query, threads: piece.map(({ thread }) => thread) });
    found = [...found, ...more].toSorted((a, b) => b.id - a.id).slice(0, limit);
  }
  return found;
}

const wordsIn = (clauses: readonly Clause[]): number =>
  clauses.reduce((sum, clause) => sum + clause.length, 0);

/** With the id of its newest message, the newest first. */
async function latestIn(client: SqliteClient, threads: readonly OwnThread[]) {
  const byNo = new Map(threads.map((thread) => [thread.no, thread]));
  const latest = await client.read(LATEST, { threads: JSON.stringify([...byNo.keys()]) });
  return latest.map(rows.latest).flatMap(({ thread: no, id }) => {
    const thread = byNo.get(no);
    return thread === undefined ? [] : [{ thread, id }];
  });
}

/** The threads that have one of the clauses: the one with the longest words, which probably are the rarest. */
async function threadsWith(
  client: SqliteClient,
  { threads, match: { all } }: MatchQuery,
): Promise<readonly OwnThread[]> {
  const [rarest] = all.toSorted((a, b) => shortestIn(b) - shortestIn(a));
  if (rarest === undefined) return threads;
  const tellings = rarest.map(tellingOf);
  const part = (isPrefix: boolean) =>
    JSON.stringify(tellings.filter((each) => each.isPrefix === isPrefix).map(({ token }) => token));
  const [words, beginnings] = [part(false), part(true)];
  const size = Math.max(1, Math.floor(WORDS_AT_ONCE / rarest.length));
  const holding = new Set<unknown>();
  for (let from = 0; from < threads.length; from += size) {
    const keys = JSON.stringify(threads.slice(from, from + size).map(({ id }) => threadKey(id)));
    for (const { key } of await client.read(HOLDS, { keys, words, beginnings })) holding.add(key);
  }
  return threads.filter(({ id }) => holding.has(threadKey(id)));
}

const shortestIn = (clause: Clause): number =>
  Math.min(...clause.map((words) => tellingOf(words).token.length));

/** Of words side by side, the longest. */
function tellingOf({ tokens, isPrefix }: Words): { token: string; isPrefix: boolean } {
  const token = tokens.toSorted((a, b) => b.length - a.length)[0] ?? '';
  return { token, isPrefix: isPrefix && token === tokens.at(-1) };
}
