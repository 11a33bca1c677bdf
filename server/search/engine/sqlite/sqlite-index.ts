// The index in a file: SQLite's FTS5 through Node's own node:sqlite. One server feeds its own file; a second process may read it.
import 'server-only';
import { hashRows } from '@/server/search/index-hash';
import type { FeedCursor, IndexChange, IndexedMessage, SearchIndex } from '@/server/search/search-index';
import { correctWords } from '@/server/search/engine/correct';
import { entryOf, threadKey } from '@/server/search/engine/entry';
import { findMessages, findTitles } from '@/server/search/engine/find';
import { SLOTS } from '@/server/search/engine/reads';
import { sqliteClient, type SqliteClient } from './sqlite-client';
import { usageSteps } from '@/server/search/engine/usage/usage-tables';
import { sqliteReads } from './sqlite-reads';
import * as rows from '@/server/search/engine/rows';
import {
  CLEAR,
  MOVE_CURSOR,
  PUT_MESSAGE,
  PUT_THREAD,
  REMOVE_MESSAGE,
  REMOVE_THREAD,
  SQLITE_SCHEMA,
  SQLITE_VERSION,
  sqliteTables,
} from './sqlite-schema';
import type { Step } from './sqlite-worker';

const HASHED_ROWS = `SELECT thread.id AS thread_id, message_id, message.revision FROM message JOIN thread ON thread.no = message.thread
  UNION ALL SELECT id, NULL, revision FROM thread WHERE removed = 0 AND revision IS NOT NULL`;
const REBUILT = `SELECT value AS rebuilt FROM setting WHERE name = 'rebuilt'`;
const COUNTS = `SELECT (SELECT count(*) FROM message) AS messages,
  (SELECT count(*) FROM thread WHERE removed = 0 AND revision IS NOT NULL) AS threads,
  (${REBUILT}) AS rebuilt`;

export function sqliteIndex(file: string): SearchIndex {
  const client = sqliteClient({ file, version: SQLITE_VERSION, schema: SQLITE_SCHEMA });
  const reads = sqliteReads(client);
  return {
    apply: (changes, cursor) => client.write([...cursorSteps(cursor), ...changes.flatMap(stepsOf)]),
    cursor: async (feed) => {
      const [row] = await client.read('SELECT position FROM cursor WHERE feed = :feed', { feed });
      return row === undefined ? null : rows.cursor(row).position;
    },
    search: (query) => findMessages(reads, query),
    searchTitles: (query) => findTitles(reads, query),
    correct: (uid, words) => correctWords(reads, { uid, words }),
    people: (uid) => reads.people(uid, rows.MOST_PEOPLE),
    usageRows: ({ sql, params }) => client.read(sqliteTables(sql), params),
    setRebuilt: (share) => setRebuilt(client, share),
    rebuilt: async () => rows.rebuilt(await client.read(REBUILT)),
    status: async () => rows.status(await client.read(COUNTS)),
    hash: async () => hashRows((await client.read(HASHED_ROWS)).map(rows.hashed)),
    clear: async () => void (await client.write([{ sql: CLEAR, rows: [{}] }])),
    // Each server has its own file.
    holdLease: () => Promise.resolve(true),
    close: client.close,
  };
}

function cursorSteps(cursor: FeedCursor | null): Step[] {
  return cursor === null ? [] : [{ sql: MOVE_CURSOR, rows: [cursor], mustChange: true }];
}

function stepsOf(change: IndexChange): Step[] {
  const usage = usageSteps(change).map(({ sql, params }): Step => ({
    sql: [sqliteTables(sql)],
    rows: [params],
  }));
  const own = stepOf(change);
  return own === undefined ? usage : [own, ...usage];
}

/** Undefined: it is of usage alone. */
function stepOf(change: IndexChange): Step | undefined {
  switch (change.kind) {
    case 'message':
      return { sql: PUT_MESSAGE, rows: [messageParams(change.message)] };
    case 'message-removed': {
      const { threadId, messageId, revision } = change;
      return { sql: REMOVE_MESSAGE, rows: [{ threadId, messageId, revision }] };
    }
    case 'thread': {
      const { id, title, state, updatedAt, revision, memberIds } = change.thread;
      const row = { threadId: id, title: title.toWellFormed(), state, updatedAt, revision };
      return { sql: PUT_THREAD, rows: [{ ...row, memberIds: JSON.stringify(memberIds) }] };
    }
    case 'thread-removed':
      return { sql: REMOVE_THREAD, rows: [{ threadId: change.threadId, revision: change.revision }] };
    case 'run':
    case 'feedback':
    case 'thread-read':
      return undefined;
  }
}

function messageParams(message: IndexedMessage): Step['rows'][number] {
  const { threadId, id, revision, seq, role, authorId, createdAt } = message;
  const { text, flags, ...terms } = entryOf(message);
  const key = threadKey(threadId);
  const joined = (list: readonly string[]) => list.map((term) => key + term).join(' ');
  return {
    threadId,
    messageId: id,
    revision,
    seq,
    role,
    authorId,
    flags,
    text,
    chars: text.length,
    base: Math.floor(createdAt) * SLOTS,
    words: joined(terms.words),
    wholes: joined(terms.wholes),
    mirrored: joined(terms.mirrored),
  };
}

/** A complete index is packed: many small pieces of it become few, which are read faster. */
async function setRebuilt(client: SqliteClient, share: number | null): Promise<void> {
  const sql = [
    `UPDATE setting SET value = :share WHERE name = 'rebuilt'`,
    ...(share === null ? [`INSERT INTO term (term) VALUES ('optimize')`] : []),
  ];
  await client.write([{ sql, rows: [{ share: share === null ? rows.COMPLETE : String(share) }] }]);
}
