import { expect, test } from 'vitest';
import { MAX_LAYOUT_COST } from '@/model/limits';
import { WORDS } from '@/tests/support/markdown-bombs';
import { layoutCostOf, layoutCostOfLines, piecesOfText } from './text-pieces';

const KB = 1024;
const repeat = (piece: string) => piece.repeat(16_000 / piece.length);

test('[F42] [X94] one word of many kilobytes, and letters that join over as many, are costly; words and code are not', () => {
  const costly = ['AV', '1x', '*_', 'ب', 'ب ', 'กา', 'a\u0301', 'aא'].map(repeat);
  const cheap = [WORDS(120 * KB), repeat('汉字。'), repeat('Привет, '), repeat('😀 '), repeat('한국어 ')];
  const begin = (text: string) => text.slice(0, 12);
  expect(costly.filter((text) => layoutCostOf(text) <= MAX_LAYOUT_COST).map(begin)).toEqual([]);
  expect(cheap.filter((text) => layoutCostOf(text) > MAX_LAYOUT_COST).map(begin)).toEqual([]);
  const address = `See https://example.com/${'a/b-c?d='.repeat(60)}\n`;
  expect(layoutCostOfLines(address.repeat(20))).toBeLessThan(MAX_LAYOUT_COST);
});

test('[F42] the pieces of a text are short, and joined again they are the text', () => {
  const lines = 'one\n\ntwo\n'.repeat(1_000);
  expect(piecesOfText(lines).join('\n')).toBe(lines);
  const word = '😀'.repeat(3_001);
  expect(piecesOfText(word).join('')).toBe(word);
  for (const piece of [...piecesOfText(lines), ...piecesOfText(word)]) {
    expect(piece.length).toBeLessThanOrEqual(1_001);
    expect(piece.isWellFormed()).toBe(true);
  }
  expect(piecesOfText('')).toEqual(['']);
});
