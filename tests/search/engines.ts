// The stores of the search index, each opened empty for one test.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sqliteIndex } from '@/server/search/engine/sqlite-index';
import type { SearchIndex } from '@/server/search/search-index';

/** `isShared`: several servers feed one. */
export type Engine = { name: string; isShared: boolean; open: () => Promise<Opened> };
/** `reopen`: closed and opened again, as by the next process. */
export type Opened = { index: SearchIndex; reopen: () => Promise<SearchIndex>; remove: () => Promise<void> };

export function engines(): Engine[] {
  return [{ name: 'SQLite', isShared: false, open: openSqlite }];
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
