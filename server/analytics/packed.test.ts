import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { eachPackedRow, packedSql } from './packed';

function rowsOf(text: string | null): number[][] {
  const rows: number[][] = [];
  eachPackedRow(text, (row) => rows.push([...row]));
  return rows;
}

test('[U16] rows that a store has packed are the rows', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE run (at INTEGER, input INTEGER, total INTEGER)');
  const put = database.prepare('INSERT INTO run VALUES (?, ?, ?)');
  const rows = [
    [0, Number.MAX_SAFE_INTEGER, 7],
    [1_767_225_600_000, 0, null],
    [-12, 300, -5],
  ];
  for (const row of rows) put.run(...row);
  const found = database.prepare(`SELECT ${packedSql(['at', 'input'], ['total'])} AS runs FROM run`).get();
  database.close();
  expect(rowsOf(String(found?.['runs']))).toEqual(rows.map((row) => row.map((value) => value ?? Number.NaN)));
});

test('[U16] of no row nothing is read', () => {
  expect(rowsOf(null)).toEqual([]);
  expect(rowsOf('')).toEqual([]);
});
