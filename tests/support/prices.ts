// A file of prices for a test.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** @returns its path */
export function pricesFile(content: unknown): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prices-'));
  const file = path.join(folder, 'prices.json');
  fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
