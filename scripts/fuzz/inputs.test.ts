import { expect, test } from 'vitest';
import { refusalOf } from '@/app/_thread/markdown/diagrams/judge-diagram';
import { readC1 } from '@/model/c1-program';
import { excessOf } from '@/model/c1-size';
import { MAX_MESSAGE_BYTES } from '@/model/limits';
import { KINDS, inputOf } from './inputs';
import { tryParsers } from './parsers';
import { randomFrom } from './random';

const inputs = (kind: (typeof KINDS)[number]) =>
  Array.from({ length: 300 }, (_, seed) => inputOf(kind, randomFrom(seed)));

test.each(KINDS)('[E12] the same seed gives the same %s, another seed another', (kind) => {
  const all = inputs(kind);
  expect(inputs(kind)).toEqual(all);
  expect(new Set(all).size).toBeGreaterThan(250);
  expect(all.every((text) => text.length <= MAX_MESSAGE_BYTES && text.isWellFormed())).toBe(true);
});

test('[E12] some inputs are drawn, and some are refused: what is tried is near the bounds', () => {
  const diagrams = inputs('diagram').map((text) => refusalOf(text.replace(/^```mermaid\n|\n```$/g, '')));
  const programs = inputs('program').map((text) => excessOf(readC1(text)));
  for (const judged of [diagrams, programs]) {
    expect(judged.filter((why) => why === null).length).toBeGreaterThan(30);
    expect(judged.filter((why) => why === 'too-large').length).toBeGreaterThan(5);
  }
});

test('[E12] a parser over its bound is found', () => {
  expect(tryParsers('A few words.', 1)).toMatchObject({ found: [] });
  const { worst, found } = tryParsers('word '.repeat(5_000), 0.000_001);
  expect(worst).toBeGreaterThan(1);
  expect(found.length).toBeGreaterThan(10);
});
