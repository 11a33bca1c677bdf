// The one index of this process: SQLite in a file, or PostgreSQL where DATABASE_URL names one.
import 'server-only';
import fs from 'node:fs';
import path from 'node:path';
import { AppError, isErrorCode } from '@/model/errors';
import type { Sentence } from '@/model/language';
import { config, type Config } from '@/server/platform/config';
import { postgresIndex } from './engine/postgres/postgres-index';
import { sqliteIndex } from './engine/sqlite/sqlite-index';
import type { SearchIndex } from './search-index';

declare global {
  /** Next makes one instance of a module for instrumentation and one for routes: both must use the same index. */
  var cothreadSearchIndex: Promise<SearchIndex> | undefined;
}

/** Null: search is switched off. */
export function openIndex(): Promise<SearchIndex> | null {
  const { search } = config();
  if (search.kind === 'off') return null;
  return (globalThis.cothreadSearchIndex ??= indexOf(search));
}

function indexOf(search: Exclude<Config['search'], { kind: 'off' }>): Promise<SearchIndex> {
  switch (search.kind) {
    case 'sqlite':
      return Promise.resolve(sqliteIndex(path.resolve(search.file)));
    case 'postgres':
      return Promise.resolve(postgresIndex(search.url));
  }
}

/** Asks the index; whatever it throws is the one thing that a caller can know: it cannot be reached now. */
export function askIndex(
  opened: Promise<SearchIndex>,
  unreachable: Sentence,
): <T>(work: (index: SearchIndex) => Promise<T>) => Promise<T> {
  return async (work) => {
    try {
      return await work(await opened);
    } catch (error) {
      // Its class may be another one: instrumentation has modules of its own, and the index comes from there.
      if (error instanceof Error && 'code' in error && isErrorCode(error.code))
        throw new AppError(error.code);
      throw new AppError('offline', unreachable, { cause: error });
    }
  };
}

/** For the start of a server. @throws Error with a sentence for whoever starts it, when the index could never be written. */
export function requireWritableIndex(): void {
  const { search } = config();
  if (search.kind !== 'sqlite') return;
  const file = path.resolve(search.file);
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.accessSync(fs.existsSync(file) ? file : path.dirname(file), fs.constants.W_OK);
    fs.accessSync(path.dirname(file), fs.constants.W_OK);
  } catch (cause) {
    throw new Error(
      `Configuration:\n- SEARCH_FILE=${search.file} cannot be written: name another file, set DATABASE_URL, or SEARCH_FILE=off.`,
      { cause },
    );
  }
}
