// The tables of the SQLite index, and what changes them. Every statement carries its own condition, so that a change that is older
// than what is stored has no effect.
import 'server-only';
import { ENTRY_VERSION } from '@/server/search/engine/entry';
import { usageSchema, withTables } from '@/server/search/engine/usage/usage-tables';

/** A file of another version is made anew. */
export const SQLITE_VERSION = 2_000 + ENTRY_VERSION;

/** The tables of usage, by their names here. */
export const sqliteTables = (sql: string): string =>
  withTables(sql, {
    run: 'usage_run',
    feedback: 'usage_feedback',
    name: 'usage_name',
    message: 'message',
    thread: 'thread',
    removed: 'removed_message',
    true: '1',
  });

// Terms are ours: the tokenizer splits at blanks alone, because our terms are small letters, digits and what is not ASCII.
export const SQLITE_SCHEMA = `
CREATE TABLE thread (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL DEFAULT '', state TEXT NOT NULL DEFAULT 'open',
  updated_at INTEGER NOT NULL DEFAULT 0, revision INTEGER, removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE member (
  uid TEXT NOT NULL, thread INTEGER NOT NULL, PRIMARY KEY (uid, thread)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_thread ON member (thread, uid);
CREATE TABLE message (
  id INTEGER PRIMARY KEY, thread INTEGER NOT NULL, message_id TEXT NOT NULL, revision INTEGER NOT NULL, seq INTEGER NOT NULL,
  role TEXT NOT NULL, author_id TEXT NOT NULL, flags INTEGER NOT NULL, chars INTEGER NOT NULL, UNIQUE (thread, message_id)
) STRICT;
CREATE INDEX message_by_author ON message (thread, author_id, id);
CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE removed_message (
  thread INTEGER NOT NULL, message_id TEXT NOT NULL, revision INTEGER NOT NULL, PRIMARY KEY (thread, message_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE cursor (feed TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES ('rebuilt', '0');
CREATE VIRTUAL TABLE term USING fts5(
  words, wholes, mirrored, content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab('term', 'row');
${usageSchema({ int: 'INTEGER', clustered: ' WITHOUT ROWID', number: 'INTEGER PRIMARY KEY' }).map(sqliteTables).join(';\n')};
`;

const THREAD = '(SELECT no FROM thread WHERE id = :threadId)';
const STORED = `thread = ${THREAD} AND message_id = :messageId`;
const OLDER = `${STORED} AND revision <= :revision`;

const TAKE_OUT = [
  `DELETE FROM term WHERE rowid IN (SELECT id FROM message WHERE ${OLDER})`,
  `DELETE FROM body WHERE id IN (SELECT id FROM message WHERE ${OLDER})`,
  `DELETE FROM message WHERE ${OLDER}`,
];
const ADD_THREAD = 'INSERT INTO thread (id) VALUES (:threadId) ON CONFLICT DO NOTHING';

/** The first free id from `:base` on. */
const FREE_ID = `CASE WHEN EXISTS (SELECT 1 FROM message WHERE id = CAST(:base AS INTEGER)) THEN (
  SELECT a.id + 1 FROM message a WHERE a.id >= :base AND NOT EXISTS (SELECT 1 FROM message b WHERE b.id = a.id + 1)
  ORDER BY a.id LIMIT 1) ELSE CAST(:base AS INTEGER) END`;

export const PUT_MESSAGE = [
  ADD_THREAD,
  ...TAKE_OUT,
  `DELETE FROM removed_message WHERE ${OLDER}`,
  `INSERT INTO message (id, thread, message_id, revision, seq, role, author_id, flags, chars)
   SELECT ${FREE_ID}, no, :messageId, :revision, :seq, :role, :authorId, :flags, :chars FROM thread
   WHERE id = :threadId AND removed = 0 AND NOT EXISTS (SELECT 1 FROM message WHERE ${STORED})
   AND NOT EXISTS (SELECT 1 FROM removed_message WHERE ${STORED})`,
  'INSERT INTO body (id, text) SELECT last_insert_rowid(), :text WHERE changes() > 0',
  'INSERT INTO term (rowid, words, wholes, mirrored) SELECT last_insert_rowid(), :words, :wholes, :mirrored WHERE changes() > 0',
];

export const REMOVE_MESSAGE = [
  ADD_THREAD,
  ...TAKE_OUT,
  `INSERT INTO removed_message (thread, message_id, revision)
   SELECT no, :messageId, :revision FROM thread
   WHERE id = :threadId AND removed = 0 AND NOT EXISTS (SELECT 1 FROM message WHERE ${STORED})
   ON CONFLICT DO UPDATE SET revision = max(revision, excluded.revision)`,
];

const CURRENT_THREAD =
  '(SELECT no FROM thread WHERE id = :threadId AND revision = :revision AND removed = 0)';

export const PUT_THREAD = [
  `INSERT INTO thread (id, title, state, updated_at, revision) VALUES (:threadId, :title, :state, :updatedAt, :revision)
   ON CONFLICT (id) DO UPDATE SET title = excluded.title, state = excluded.state, updated_at = excluded.updated_at,
   revision = excluded.revision WHERE thread.removed = 0 AND coalesce(thread.revision, 0) <= excluded.revision`,
  `DELETE FROM member WHERE thread = ${CURRENT_THREAD}`,
  `INSERT OR IGNORE INTO member (uid, thread) SELECT value, ${CURRENT_THREAD} FROM json_each(:memberIds)
   WHERE ${CURRENT_THREAD} IS NOT NULL`,
];

export const REMOVE_THREAD = [
  ADD_THREAD,
  `UPDATE thread SET removed = 1, title = '', revision = :revision WHERE id = :threadId`,
  `DELETE FROM member WHERE thread = ${THREAD}`,
  `DELETE FROM term WHERE rowid IN (SELECT id FROM message WHERE thread = ${THREAD})`,
  `DELETE FROM body WHERE id IN (SELECT id FROM message WHERE thread = ${THREAD})`,
  `DELETE FROM message WHERE thread = ${THREAD}`,
  `DELETE FROM removed_message WHERE thread = ${THREAD}`,
];

export const MOVE_CURSOR = [
  'UPDATE cursor SET position = :position WHERE feed = :feed AND position = :after',
  `INSERT INTO cursor (feed, position) SELECT :feed, :position
   WHERE :after IS NULL AND NOT EXISTS (SELECT 1 FROM cursor WHERE feed = :feed)`,
];

export const CLEAR = [
  ...[
    'thread',
    'member',
    'message',
    'body',
    'removed_message',
    'cursor',
    'usage_run',
    'usage_feedback',
    'usage_name',
  ].map((table) => `DELETE FROM ${table}`),
  `INSERT INTO term (term) VALUES ('delete-all')`,
  `UPDATE setting SET value = '0' WHERE name = 'rebuilt'`,
];
