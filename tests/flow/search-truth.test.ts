// The index in a file, whatever happens to it and to its feeder.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { tellTruth } from './search-truth';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-truth-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const index = path.join(folder, 'index');
const older = path.join(folder, 'older');
const file = path.join(index, 'search.sqlite');

await tellTruth({
  env: { SEARCH_FILE: file },
  open: async () => (await import('@/server/search/engine/sqlite/sqlite-index')).sqliteIndex(file),
  keep: () => Promise.resolve(fs.cpSync(index, older, { recursive: true })),
  putBack: () => {
    fs.rmSync(index, { recursive: true });
    return Promise.resolve(fs.cpSync(older, index, { recursive: true }));
  },
});
