// The stores of the search index, each opened empty for one test.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { postgresIndex } from '@/server/search/engine/postgres/postgres-index';
import { sqliteIndex } from '@/server/search/engine/sqlite/sqlite-index';
import type { SearchIndex } from '@/server/search/search-index';

/** `isShared`: several servers feed one. */
export type Engine = { name: string; isShared: boolean; open: () => Promise<Opened> };
/** `reopen`: closed and opened again, as by the next process. */
export type Opened = { index: SearchIndex; reopen: () => Promise<SearchIndex>; remove: () => Promise<void> };

export function engines(): Engine[] {
  const url = process.env.TEST_DATABASE_URL;
  const sqlite = { name: 'SQLite', isShared: false, open: openSqlite };
  if (!url) return [sqlite];
  return [sqlite, { name: 'PostgreSQL', isShared: true, open: () => openPostgres(url) }];
}

/** In a schema of its own. */
function openPostgres(url: string): Promise<Opened> {
  const schema = `search_test_${randomBytes(6).toString('hex')}`;
  let index = postgresIndex(url, schema);
  const reopen = async () => {
    await index.close();
    index = postgresIndex(url, schema);
    return index;
  };
  const remove = async () => {
    await index.close();
    const client = new Client(url);
    await client.connect();
    await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    await client.end();
  };
  return Promise.resolve({ index, reopen, remove });
}

function openSqlite(): Promise<Opened> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-search-'));
  const file = path.join(folder, 'data', 'search.sqlite');
  let index = sqliteIndex(file);
  const reopen = async () => {
    await index.close();
    index = sqliteIndex(file);
    return index;
  };
  const remove = async () => {
    await index.close();
    fs.rmSync(folder, { recursive: true });
  };
  return Promise.resolve({ index, reopen, remove });
}
