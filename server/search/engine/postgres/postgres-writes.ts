// What changes the PostgreSQL index. Messages are written many at once, everything else row by row, in the order of the changes.
import 'server-only';
import { sql, type RawBuilder } from 'kysely';
import { byteLength } from '@/model/limits';
import type {
  FeedCursor,
  IndexChange,
  IndexedMessage,
  IndexedRun,
  IndexedThread,
} from '@/server/search/search-index';
import { entryOf, threadKey } from '@/server/search/engine/entry';
import { type Database, type Postgres, type Table, usageQuery } from './postgres-database';
import { putRuns, usageSteps } from '@/server/search/engine/usage/usage-tables';
import { SLOTS } from '@/server/search/engine/reads';

/** Between the words and the words that were joined: no phrase goes over it. */
const BORDER = '|';
/** A statement has at most 65,535 parameters. */
const RUNS_TOGETHER = 500;
/** PostgreSQL's bound for one vector is 1 MiB. */
const MAX_TERMS_BYTES = 900_000;

/** False: the cursor is somewhere else. */
export async function moveCursor(db: Database, { cursor }: Table, to: FeedCursor): Promise<boolean> {
  const { feed, after, position } = to;
  const moved =
    after === null
      ? sql`INSERT INTO ${cursor} (feed, position) VALUES (${feed}, ${position}) ON CONFLICT DO NOTHING`
      : sql`UPDATE ${cursor} SET position = ${position} WHERE feed = ${feed} AND position = ${after}`;
  return (await moved.execute(db)).numAffectedRows === 1n;
}

export async function applyChanges(
  db: Database,
  { table, schema }: Pick<Postgres, 'table' | 'schema'>,
  changes: readonly IndexChange[],
): Promise<void> {
  let messages = new Map<string, IndexedMessage>();
  let runs = new Map<string, IndexedRun>();
  const flush = async () => {
    if (messages.size > 0) await putMessages(db, table, [...messages.values()]);
    messages = new Map();
    const steps = runs.size > 0 ? putRuns([...runs.values()]) : [];
    for (const step of steps) await db.executeQuery(usageQuery(schema, step));
    runs = new Map();
  };
  for (const change of changes) {
    if (change.kind === 'message') {
      const { message } = change;
      const key = `${message.threadId}/${message.id}`;
      const known = messages.get(key);
      if (known === undefined || known.revision <= message.revision) messages.set(key, message);
      continue;
    }
    if (change.kind === 'run') {
      const { run } = change;
      const known = runs.get(run.id);
      if (known === undefined || known.revision <= run.revision) runs.set(run.id, run);
      if (runs.size >= RUNS_TOGETHER) await flush();
      continue;
    }
    await flush();
    await applyOne(db, table, change);
    for (const step of usageSteps(change)) await db.executeQuery(usageQuery(schema, step));
  }
  await flush();
}

type OtherChange = Exclude<IndexChange, { kind: 'message' | 'run' }>;

async function applyOne(db: Database, table: Table, change: OtherChange): Promise<void> {
  switch (change.kind) {
    case 'message-removed':
      return await removeMessage(db, table, change);
    case 'thread':
      return await putThread(db, table, change.thread);
    case 'thread-removed':
      return await removeThread(db, table, change);
    case 'feedback':
    case 'thread-read':
      return;
  }
}

function rowOf(message: IndexedMessage, id: number) {
  const { threadId, revision, seq, role, authorId } = message;
  const { text, words, wholes, mirrored, flags } = entryOf(message);
  return {
    id,
    threadId,
    messageId: message.id,
    revision,
    seq,
    role,
    authorId,
    flags,
    text,
    chars: text.length,
    // Every word between two blanks: side by side they are found as a text.
    words: ` ${words.join(' ')} ${BORDER} ${wholes.join(' ')} `,
    terms: termsWithin(threadKey(threadId), [...words, ...wholes, ...mirrored]),
  };
}

function termsWithin(key: string, words: readonly string[]): string[] {
  const terms: string[] = [];
  let bytes = 0;
  for (const word of new Set(words)) {
    bytes += byteLength(key + word);
    if (bytes > MAX_TERMS_BYTES) break;
    terms.push(key + word);
  }
  return terms;
}

const COLUMNS = sql`id bigint, "threadId" text, "messageId" text, revision bigint, seq integer, role text, "authorId" text,
  flags integer, chars integer, text text, words text, terms text[]`;

async function putMessages(db: Database, table: Table, messages: readonly IndexedMessage[]): Promise<void> {
  const { thread, message, removed_message: removed } = table;
  const given = (
    rows: string,
  ): RawBuilder<unknown> => sql`json_to_recordset(${rows}::json) AS given (${COLUMNS})
    JOIN ${thread} known ON known.id = given."threadId"`;
  const isSame = sql`kept.thread = known.no AND kept.message_id = given."messageId"`;
  await addThreads(
    db,
    table,
    messages.map(({ threadId }) => threadId),
  );
  const keys = JSON.stringify(
    messages.map(({ threadId, id, revision }) => ({ threadId, messageId: id, revision })),
  );
  for (const earlier of [message, removed])
    await sql`DELETE FROM ${earlier} kept USING ${given(keys)} WHERE ${isSame} AND kept.revision <= given.revision`.execute(
      db,
    );
  const ids = await freeIds(
    db,
    table,
    messages.map(({ createdAt }) => Math.floor(createdAt) * SLOTS),
  );
  const rows = JSON.stringify(messages.map((each, index) => rowOf(each, ids[index] ?? 0)));
  await sql`INSERT INTO ${message} (id, thread, message_id, revision, seq, role, author_id, flags, chars, text, words, terms)
    SELECT given.id, known.no, "messageId", given.revision, seq, role, "authorId", flags, chars, text, words, array_to_tsvector(terms)
    FROM ${given(rows)} WHERE NOT known.removed AND NOT EXISTS (SELECT 1 FROM ${message} kept WHERE ${isSame})
    AND NOT EXISTS (SELECT 1 FROM ${removed} kept WHERE ${isSame})`.execute(db);
}

/** For each the first id from its base on that is free. */
async function freeIds(db: Database, { message }: Table, bases: readonly number[]): Promise<number[]> {
  const ids = [...bases];
  const taken = new Set<number>();
  for (;;) {
    const own = new Set<number>();
    for (const [index, id] of ids.entries()) {
      let free = id;
      while (own.has(free) || taken.has(free)) free += 1;
      own.add(free);
      ids[index] = free;
    }
    const found = await sql<{
      id: string;
    }>`SELECT id FROM ${message} WHERE id = ANY(${ids}::bigint[])`.execute(db);
    if (found.rows.length === 0) return ids;
    for (const { id } of found.rows) taken.add(Number(id));
  }
}

async function addThreads(db: Database, { thread }: Table, ids: readonly string[]): Promise<void> {
  await sql`INSERT INTO ${thread} (id) SELECT DISTINCT unnest(${ids}::text[]) ON CONFLICT DO NOTHING`.execute(
    db,
  );
}

type MessageKey = { threadId: string; messageId: string; revision: number };

async function removeMessage(
  db: Database,
  table: Table,
  { threadId, messageId, revision }: MessageKey,
): Promise<void> {
  const { thread, message, removed_message: removed } = table;
  await addThreads(db, table, [threadId]);
  await sql`DELETE FROM ${message} kept USING ${thread} known WHERE known.id = ${threadId} AND kept.thread = known.no
    AND kept.message_id = ${messageId} AND kept.revision <= ${revision}`.execute(db);
  await sql`INSERT INTO ${removed} AS stored (thread, message_id, revision)
    SELECT no, ${messageId}, ${revision} FROM ${thread} known WHERE id = ${threadId} AND NOT removed
    AND NOT EXISTS (SELECT 1 FROM ${message} kept WHERE kept.thread = known.no AND kept.message_id = ${messageId})
    ON CONFLICT (thread, message_id) DO UPDATE SET revision = greatest(stored.revision, excluded.revision)`.execute(
    db,
  );
}

async function putThread(db: Database, { thread, member }: Table, indexed: IndexedThread): Promise<void> {
  const { id, title, state, updatedAt, revision, memberIds } = indexed;
  const stored = await sql<{ no: string }>`
    INSERT INTO ${thread} AS stored (id, title, state, updated_at, revision)
    VALUES (${id}, ${title.replaceAll('\u0000', ' ').toWellFormed()}, ${state}, ${Math.floor(updatedAt)}, ${revision})
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, state = excluded.state, updated_at = excluded.updated_at,
    revision = excluded.revision WHERE NOT stored.removed AND coalesce(stored.revision, 0) <= excluded.revision
    RETURNING no`.execute(db);
  const no = stored.rows[0]?.no;
  if (no === undefined) return;
  await sql`DELETE FROM ${member} WHERE thread = ${no}`.execute(db);
  await sql`INSERT INTO ${member} (uid, thread) SELECT DISTINCT unnest(${memberIds}::text[]), ${no}::bigint`.execute(
    db,
  );
}

async function removeThread(
  db: Database,
  table: Table,
  { threadId, revision }: Omit<MessageKey, 'messageId'>,
): Promise<void> {
  const { thread, member, message, removed_message: removed } = table;
  await addThreads(db, table, [threadId]);
  await sql`UPDATE ${thread} SET removed = true, title = '', revision = ${revision} WHERE id = ${threadId}`.execute(
    db,
  );
  for (const each of [member, message, removed])
    await sql`DELETE FROM ${each} kept USING ${thread} known WHERE known.id = ${threadId} AND kept.thread = known.no`.execute(
      db,
    );
}
