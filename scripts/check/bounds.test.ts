// Every bound of a query stands in the table of docs/scale.md, with what happens there: a bound that nobody tells of is a cliff.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { boundsInCode, boundsInPage } from './bounds';

const ROOT = path.resolve(import.meta.dirname, '../..');
const page = fs.readFileSync(path.join(ROOT, 'docs/scale.md'), 'utf8');

test('[T22] every bound of a query is in the table of docs/scale.md, and every row of the table in the code', () => {
  expect(boundsInPage(page).toSorted()).toEqual(boundsInCode(ROOT, ['services', 'server']).toSorted());
});

test('[T22] every row says what happens at its bound', () => {
  const rows = page.split('\n').filter((line) => /^\| `(?:services|server)\//.test(line));
  const what = rows.map((line) => line.split('|').at(3)?.trim() ?? '');
  expect(what.filter((words) => words.length < 5)).toEqual([]);
  expect(what.length).toBeGreaterThan(40);
});

test('a bound is found in the syntax of both SDKs, once a file', () => {
  expect(boundsInPage('| `server/a.ts` | `PAGE` | goes on |\n| other | `PAGE` | no |')).toEqual([
    'server/a.ts: PAGE',
  ]);
});
