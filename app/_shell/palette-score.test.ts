import { expect, test } from 'vitest';
import { scoreOf } from './palette-score';

const best = (names: string[], typed: string) =>
  names
    .map((name) => ({ name, score: scoreOf([name], typed) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ name }) => name);

test('[F30] a name that begins with the typed text ranks above one that only contains it', () => {
  expect(best(['Grand plan', 'Plan for May', 'Airplane', 'Tea'], 'plan')).toEqual([
    'Plan for May',
    'Grand plan',
    'Airplane',
  ]);
});

test('[F30] words may come in any order, and beginnings of words are enough', () => {
  expect(best(['New thread', 'Threads'], 'thread new')).toEqual(['New thread']);
  expect(best(['New thread', 'Mute'], 'nt')).toEqual(['New thread']);
  expect(best(['Café', '新建会话'], 'cafe')).toEqual(['Café']);
  expect(best(['Café', '新建会话'], '会话')).toEqual(['新建会话']);
});
