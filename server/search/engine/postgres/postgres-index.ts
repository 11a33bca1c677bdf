// The index in PostgreSQL, for several servers and for hosts without a disk. One server at a time feeds it.
import 'server-only';
import { sql } from 'kysely';
import { hashRows } from '@/server/search/index-hash';
import type { SearchIndex } from '@/server/search/search-index';
import { correctWords } from '@/server/search/engine/correct';
import { findMessages, findTitles } from '@/server/search/engine/find';
import { empty, migrate, openPostgres, putSetting, type Table, usageQuery } from './postgres-database';
import { postgresReads } from './postgres-reads';
import { applyChanges, moveCursor } from './postgres-writes';
import * as rows from '@/server/search/engine/rows';

const SCHEMA = 'cothread_search';

export function postgresIndex(url: string, schema = SCHEMA): SearchIndex {
  const postgres = openPostgres(url, schema);
  const { db, table } = postgres;
  let migrated: Promise<void> | undefined;
  const ready = () => {
    migrated ??= migrate(postgres).catch((error: unknown) => {
      // The next query tries again: the database may be away for now.
      migrated = undefined;
      throw error;
    });
    return migrated;
  };
  const reads = postgresReads(postgres, ready);
  return {
    apply: async (changes, cursor) => {
      await ready();
      return db.transaction().execute(async (trx) => {
        if (cursor !== null && !(await moveCursor(trx, table, cursor))) return false;
        await applyChanges(trx, postgres, changes);
        return true;
      });
    },
    cursor: async (feed) => {
      await ready();
      const found = await sql`SELECT position FROM ${table.cursor} WHERE feed = ${feed}`.execute(db);
      return found.rows[0] === undefined ? null : rows.cursor(found.rows[0]).position;
    },
    search: (query) => findMessages(reads, query),
    searchTitles: (query) => findTitles(reads, query),
    correct: (uid, words) => correctWords(reads, { uid, words }),
    people: (uid) => reads.people(uid, rows.MOST_PEOPLE),
    usageRows: async (query) => {
      await ready();
      return (await db.executeQuery(usageQuery(schema, query))).rows;
    },
    setRebuilt: async (share) => {
      await ready();
      await putSetting(db, table, { name: 'rebuilt', value: share === null ? rows.COMPLETE : String(share) });
      // The planner must know what there is.
      if (share === null) await sql`ANALYZE ${table.message}`.execute(db);
      if (share === null) await db.executeQuery(usageQuery(schema, { sql: 'ANALYZE {run}', params: {} }));
    },
    rebuilt: async () => {
      await ready();
      return rows.rebuilt((await rebuiltQuery(table).execute(db)).rows);
    },
    status: async () => {
      await ready();
      const counts = sql`SELECT (SELECT count(*) FROM ${table.message}) AS messages,
        (SELECT count(*) FROM ${table.thread} WHERE NOT removed AND revision IS NOT NULL) AS threads,
        (${rebuiltQuery(table)}) AS rebuilt`;
      return rows.status((await counts.execute(db)).rows);
    },
    hash: async () => {
      await ready();
      const all = sql`SELECT thread.id AS thread_id, message_id, message.revision FROM ${table.message} message
        JOIN ${table.thread} thread ON thread.no = message.thread
        UNION ALL SELECT id, NULL, revision FROM ${table.thread} WHERE NOT removed AND revision IS NOT NULL`;
      return hashRows((await all.execute(db)).rows.map(rows.hashed));
    },
    clear: async () => {
      await ready();
      await db.transaction().execute((trx) => empty(trx, postgres));
    },
    holdLease: async (owner, forMs) => {
      await ready();
      const held = await sql`INSERT INTO ${table.lease} AS lease (name, owner, until)
        VALUES ('feeder', ${owner}, now() + ${forMs} * interval '1 millisecond')
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until
        WHERE lease.owner = excluded.owner OR lease.until <= now() RETURNING owner`.execute(db);
      return held.rows.length > 0;
    },
    close: () => db.destroy(),
  };
}

const rebuiltQuery = (table: Table) =>
  sql`SELECT value AS rebuilt FROM ${table.setting} WHERE name = 'rebuilt'`;
