// The connection to PostgreSQL, and the tables of the index in a schema of their own.
import 'server-only';
import { CompiledQuery, Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely';
import { Pool } from 'pg';
import { logError } from '@/server/platform/log';
import { ENTRY_VERSION } from '@/server/search/engine/entry';
import type { UsageSql } from '@/server/search/search-index';
import { usageSchema, withTables } from '@/server/search/engine/usage/usage-tables';

/** Rows are read by their shape (rows.ts), so the types of columns stand there. */
type Tables = Record<string, never>;
export type Database = Kysely<Tables> | Transaction<Tables>;

const TABLES = ['thread', 'member', 'message', 'removed_message', 'cursor', 'setting', 'lease'] as const;
export type Table = Record<(typeof TABLES)[number], RawBuilder<unknown>>;
export type Postgres = { db: Kysely<Tables>; table: Table; schema: string };

const MAX_CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/** Connects at its first query. */
export function openPostgres(url: string, schema: string): Postgres {
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'cothread-search',
  });
  // An idle connection that breaks is replaced by the next query; without a listener the process would end.
  pool.on('error', (error) => logError('search-database', error));
  const dialect = new PostgresDialect({
    pool,
    // Compiling a query takes longer than these run.
    onCreateConnection: async (connection) =>
      void (await connection.executeQuery(CompiledQuery.raw('SET jit = off'))),
  });
  const table = (name: (typeof TABLES)[number]) => sql.table(`${schema}.${name}`);
  const [thread, member, message, removed_message, cursor, setting, lease] = [
    table('thread'),
    table('member'),
    table('message'),
    table('removed_message'),
    table('cursor'),
    table('setting'),
    table('lease'),
  ];
  return {
    db: new Kysely<Tables>({ dialect }),
    schema,
    table: { thread, member, message, removed_message, cursor, setting, lease },
  };
}

/** Each once, in this order; a later release adds to the end. */
const MIGRATIONS: readonly ((postgres: Postgres) => RawBuilder<unknown>)[] = [
  ({ table }) => sql`
    CREATE TABLE ${table.thread} (
      no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL UNIQUE, title text NOT NULL DEFAULT '',
      state text NOT NULL DEFAULT 'open', updated_at bigint NOT NULL DEFAULT 0, revision bigint, removed boolean NOT NULL DEFAULT false
    );
    CREATE TABLE ${table.member} (uid text NOT NULL, thread bigint NOT NULL, PRIMARY KEY (uid, thread));
    CREATE INDEX ON ${table.member} (thread, uid);
    CREATE TABLE ${table.message} (
      id bigint PRIMARY KEY, thread bigint NOT NULL, message_id text NOT NULL, revision bigint NOT NULL, seq integer NOT NULL,
      role text NOT NULL, author_id text NOT NULL, flags integer NOT NULL, chars integer NOT NULL, text text NOT NULL,
      words text NOT NULL, terms tsvector NOT NULL, UNIQUE (thread, message_id)
    );
    CREATE INDEX ON ${table.message} (thread, author_id, id);
    CREATE INDEX ON ${table.message} USING gin (terms) WITH (fastupdate = off);
    CREATE TABLE ${table.removed_message} (
      thread bigint NOT NULL, message_id text NOT NULL, revision bigint NOT NULL, PRIMARY KEY (thread, message_id)
    );
    CREATE TABLE ${table.cursor} (feed text PRIMARY KEY, position text NOT NULL);
    CREATE TABLE ${table.lease} (name text PRIMARY KEY, owner text NOT NULL, until timestamptz NOT NULL)`,
  // Usage, which is read from the beginning of the ledger: until then the index is not complete.
  ({ table, schema }) => sql`
    ${sql.raw(usageSchema({ int: 'bigint', clustered: '', number: 'bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY' }).map(postgresTables(schema)).join(';\n'))};
    CREATE INDEX ON ${table.message} (role, id, author_id, thread);
    UPDATE ${table.setting} SET value = '0' WHERE name = 'rebuilt'`,
];

/** The tables of usage, by their names in this schema. */
const postgresTables =
  (schema: string) =>
  (text: string): string =>
    withTables(text, {
      run: `"${schema}".usage_run`,
      feedback: `"${schema}".usage_feedback`,
      name: `"${schema}".usage_name`,
      message: `"${schema}".message`,
      thread: `"${schema}".thread`,
      removed: `"${schema}".removed_message`,
      true: 'true',
    });

/** PostgreSQL numbers its parameters. */
export function usageQuery(schema: string, { sql: text, params }: UsageSql): CompiledQuery {
  const places = new Map(Object.keys(params).map((name, index) => [name, `$${index + 1}`]));
  const numbered = postgresTables(schema)(text).replaceAll(
    /:([a-z]\w*)/g,
    (whole, name: string) => places.get(name) ?? whole,
  );
  return CompiledQuery.raw(numbered, Object.values(params));
}

/** Several servers begin at once: one of them makes the tables, the others wait for it. */
const MIGRATION_LOCK = 4_607_182_418;

/** @throws Error with a sentence where the database cannot hold texts of every language. */
export async function migrate(postgres: Postgres): Promise<void> {
  const { db, table, schema } = postgres;
  await db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx);
    const encoding = await sql<{ server_encoding: string }>`SHOW server_encoding`.execute(trx);
    if (encoding.rows[0]?.server_encoding !== 'UTF8')
      throw new Error('DATABASE_URL: the database must have the encoding UTF8.');
    await sql`CREATE SCHEMA IF NOT EXISTS ${sql.id(schema)}`.execute(trx);
    await sql`CREATE TABLE IF NOT EXISTS ${table.setting} (name text PRIMARY KEY, value text NOT NULL)`.execute(
      trx,
    );
    const done = Number((await settingOf(trx, table, 'migrations')) ?? 0);
    for (const migration of MIGRATIONS.slice(done)) await migration(postgres).execute(trx);
    await putSetting(trx, table, { name: 'migrations', value: String(MIGRATIONS.length) });
    if ((await settingOf(trx, table, 'entries')) === String(ENTRY_VERSION)) return;
    // What is stored was made of texts in another way: it is derived anew.
    await empty(trx, postgres);
    await putSetting(trx, table, { name: 'entries', value: String(ENTRY_VERSION) });
  });
}

export async function empty(db: Database, { table, schema }: Postgres): Promise<void> {
  const { thread, member, message, removed_message: removed, cursor } = table;
  const usage = sql.raw(postgresTables(schema)('{run}, {feedback}, {name}'));
  await sql`TRUNCATE ${thread}, ${member}, ${message}, ${removed}, ${cursor}, ${usage}`.execute(db);
  await putSetting(db, table, { name: 'rebuilt', value: '0' });
}

async function settingOf(db: Database, table: Table, name: string): Promise<string | undefined> {
  const found = await sql<{ value: string }>`SELECT value FROM ${table.setting} WHERE name = ${name}`.execute(
    db,
  );
  return found.rows[0]?.value;
}

export async function putSetting(
  db: Database,
  table: Table,
  { name, value }: { name: string; value: string },
): Promise<void> {
  await sql`INSERT INTO ${table.setting} (name, value) VALUES (${name}, ${value})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`.execute(db);
}
