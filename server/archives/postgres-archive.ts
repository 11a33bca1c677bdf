// An archive in PostgreSQL: a schema with a table a kind of document. A thread is replaced by one transaction.
import 'server-only';
import { Kysely, PostgresDialect, type RawBuilder, sql, type Transaction } from 'kysely';
import { Client, DatabaseError, Pool } from 'pg';
import {
  type Archive,
  archivedThreadSchema,
  ArchiveError,
  type ArchiveState,
  foreign,
  type Pages,
  shownAddress,
  parseState,
  tombstoneSchema,
} from './archive';
import { type Column, COLUMNS, columnsOf } from './columns';
import { type Kind, KINDS, type ThreadRecord } from './record';

type Tables = Record<string, never>;
type Database = Kysely<Tables> | Transaction<Tables>;

const SCHEMA = 'cothread_archive';
const PAGE = 200;
const CONNECT_TIMEOUT_MS = 10_000;
/** A thread is read back while threads are listed. */
const MAX_CONNECTIONS = 2;
/** One process writes an archive; PostgreSQL forgets the lock with its connection. */
const LOCK = 4_607_182_419;
/** PostgreSQL learns within it that a process was killed. */
const LOCK_TIMEOUT_MS = 3_000;
const LOCK_NOT_AVAILABLE = '55P03';

const TYPES: Readonly<Record<Column['type'], string>> = {
  text: 'text',
  integer: 'integer',
  time: 'timestamptz',
  json: 'jsonb',
};

/** `trashedMembers` → `trashed_members`. */
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** @throws ArchiveError for an incomplete address */
export function postgresArchive(address: string, schema = SCHEMA): Archive {
  const name = shownAddress(address);
  const pool = new Pool({
    connectionString: address,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'cothread-archive',
  });
  pool.on('error', toldByQuery);
  // Of connections in use, the pool says nothing.
  pool.on('connect', (client) => client.on('error', toldByQuery));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const table = (name: string) => sql.table(`${schema}.${snake(name)}`);
  // The lock is one connection's, and ends with it.
  let lock: Client | undefined;

  return {
    name,
    state: () => readState(db, { schema, name, table }),
    prepare: async () => {
      lock = new Client({ connectionString: address, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
      await lockArchive(lock, name);
      await createTables(db, schema, table);
    },
    setState: async (state) => {
      await sql`INSERT INTO ${table('state')} (name, value) VALUES ('archive', ${JSON.stringify(state)})
        ON CONFLICT (name) DO UPDATE SET value = excluded.value`.execute(db);
    },
    threads: async function* () {
      for await (const rows of keyed(
        db,
        (after) => sql`SELECT id, value FROM ${table('checks')} WHERE id > ${after}`,
      ))
        for (const { value } of rows) yield archivedThreadSchema.parse(JSON.parse(value ?? ''));
    },
    threadsOf: async (ids) => {
      const { rows } = await sql<{
        value: string;
      }>`SELECT value FROM ${table('checks')} WHERE id = ANY(${ids})`.execute(db);
      return rows.map(({ value }) => archivedThreadSchema.parse(JSON.parse(value)));
    },
    records: async function* (threadId) {
      for (const kind of KINDS) {
        const pages = keyed(
          db,
          (after) =>
            sql`SELECT id, document AS value FROM ${table(kind)} WHERE thread_id = ${threadId} AND id > ${after}`,
        );
        for await (const rows of pages)
          yield rows.map(({ id, value }) => ({ kind, id, document: value ?? '' }));
      }
    },
    putThread: (threadId, pages, summary) =>
      db.transaction().execute(async (trx) => {
        await replaceRecords(trx, table, { threadId, pages });
        await sql`INSERT INTO ${table('checks')} (id, value) VALUES (${threadId}, ${JSON.stringify(summary())})
          ON CONFLICT (id) DO UPDATE SET value = excluded.value`.execute(trx);
      }),
    bury: (tombstones) =>
      db.transaction().execute(async (trx) => {
        const ids = tombstones.map(({ id }) => id);
        await sql`DELETE FROM ${table('checks')} WHERE id = ANY(${ids})`.execute(trx);
        for (const kind of KINDS)
          await sql`DELETE FROM ${table(kind)} WHERE thread_id = ANY(${ids})`.execute(trx);
        await sql`INSERT INTO ${table('tombstones')} (id, deleted_at)
          SELECT * FROM unnest(${ids}::text[], ${tombstones.map(({ deletedAt }) => deletedAt)}::bigint[])
          ON CONFLICT (id) DO NOTHING`.execute(trx);
      }),
    tombstones: async function* () {
      const pages = keyed(
        db,
        (after) => sql`SELECT id, deleted_at::text AS value FROM ${table('tombstones')} WHERE id > ${after}`,
      );
      for await (const rows of pages)
        for (const { id, value } of rows) yield tombstoneSchema.parse({ id, deletedAt: Number(value) });
    },
    finish: () => Promise.resolve(),
    close: async () => {
      await lock?.end();
      await db.destroy();
    },
    explain: (error) => explain(error, name),
  };
}

/** A connection that breaks: the query on it, or the next one, fails with the same, and that is told. */
const toldByQuery = () => undefined;

/** @throws ArchiveError while another process has it */
async function lockArchive(client: Client, name: string): Promise<void> {
  client.on('error', toldByQuery);
  await client.connect();
  await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== LOCK_NOT_AVAILABLE) throw error;
    throw new ArchiveError(`Another run is writing to ${name}. Wait until it has ended.`, { cause: error });
  }
}

type Table = (name: string) => RawBuilder<unknown>;

async function readState(
  db: Database,
  { schema, name, table }: { schema: string; name: string; table: Table },
): Promise<ArchiveState | null> {
  const { rows } = await sql<{ name: string }>`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = ${schema}`.execute(db);
  if (rows.length === 0) return null;
  if (!rows.some((row) => row.name === 'state')) throw foreign(`The schema ${schema} of ${name}`);
  const found = await sql<{
    value: string;
  }>`SELECT value FROM ${table('state')} WHERE name = 'archive'`.execute(db);
  const value = found.rows[0]?.value;
  return value === undefined ? null : parseState(JSON.parse(value));
}

async function createTables(db: Kysely<Tables>, schema: string, table: Table): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`CREATE SCHEMA IF NOT EXISTS ${sql.id(schema)}`.execute(trx);
    await sql`CREATE TABLE IF NOT EXISTS ${table('state')} (name text PRIMARY KEY, value text NOT NULL)`.execute(
      trx,
    );
    await sql`CREATE TABLE IF NOT EXISTS ${table('checks')} (id text COLLATE "C" PRIMARY KEY, value text NOT NULL)`.execute(
      trx,
    );
    await sql`CREATE TABLE IF NOT EXISTS ${table('tombstones')} (id text COLLATE "C" PRIMARY KEY, deleted_at bigint NOT NULL)`.execute(
      trx,
    );
    for (const kind of KINDS) {
      const columns = COLUMNS[kind].map(
        (each) => sql`, ${sql.id(snake(each.name))} ${sql.raw(TYPES[each.type])}`,
      );
      await sql`CREATE TABLE IF NOT EXISTS ${table(kind)} (
        thread_id text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL ${sql.join(columns, sql``)},
        document text NOT NULL, PRIMARY KEY (thread_id, id))`.execute(trx);
    }
  });
}

type Row = { id: string; value: string | null };

/** All rows of a query by pages, in the order of their ids. */
async function* keyed(db: Database, query: (after: string) => RawBuilder<unknown>): AsyncGenerator<Row[]> {
  for (let after = ''; ;) {
    const { rows } = await sql<Row>`${query(after)} ORDER BY id LIMIT ${PAGE}`.execute(db);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}

/** Rows that are equal already are not written again. */
async function replaceRecords(
  trx: Database,
  table: Table,
  { threadId, pages }: { threadId: string; pages: Pages },
): Promise<void> {
  const seen = new Map<Kind, string[]>(KINDS.map((kind) => [kind, []]));
  for await (const page of pages) {
    for (const [kind, ids] of seen) {
      const records = page.filter((record) => record.kind === kind);
      if (records.length === 0) continue;
      await putRecords(trx, table(kind), { threadId, kind, records });
      ids.push(...records.map(({ id }) => id));
    }
  }
  for (const [kind, ids] of seen)
    await sql`DELETE FROM ${table(kind)} AS stored WHERE thread_id = ${threadId}
      AND NOT EXISTS (SELECT FROM unnest(${ids}::text[]) AS seen (id) WHERE seen.id = stored.id)`.execute(
      trx,
    );
}

async function putRecords(
  trx: Database,
  table: RawBuilder<unknown>,
  { threadId, kind, records }: { threadId: string; kind: Kind; records: readonly ThreadRecord[] },
): Promise<void> {
  const names = [...COLUMNS[kind].map((each) => snake(each.name)), 'document'];
  const rows = records.map((record) => [threadId, record.id, ...columnsOf(record), record.document]);
  await sql`INSERT INTO ${table} AS stored (thread_id, id, ${sql.join(names.map((each) => sql.id(each)))})
    VALUES ${sql.join(rows.map((row) => sql`(${sql.join(row)})`))}
    ON CONFLICT (thread_id, id) DO UPDATE SET ${sql.join(names.map((each) => sql`${sql.id(each)} = ${sql.id('excluded', each)}`))}
    WHERE stored.document <> excluded.document`.execute(trx);
}

const AGAIN = 'What it has stays as it is: when it is back, the same command continues.';

/** By the codes of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html) and of Node. */
function explain(error: unknown, name: string): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '28P01' || code === '28000') return `${name} refuses this user or password.`;
  if (code === '3D000') return `${name}: there is no such database. Create it, then try again.`;
  if (code === '42501') return `${name}: this user may not create a schema or write to it.`;
  if (code === '53100') return `The disk of ${name} is full. ${AGAIN}`;
  if (/^(57P0|08|53)/.test(code) || /^E(CONN|HOST|NET|PIPE|TIMEDOUT|AI_)/.test(code) || code === 'ENOTFOUND')
    return `${name} cannot be reached (${code}). ${AGAIN}`;
  if (error instanceof AggregateError) return explain(error.errors[0], name);
  if (error instanceof DatabaseError) return `${name} refused a statement: ${error.message} (${code})`;
  // The words of `pg`, which gives these no code.
  const isLost =
    error instanceof Error &&
    /^(Connection terminated|Client has encountered|timeout expired|timeout exceeded)/.test(error.message);
  return isLost ? `${name} cannot be reached (the connection ended). ${AGAIN}` : undefined;
}
