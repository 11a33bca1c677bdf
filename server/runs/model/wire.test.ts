import { expect, test } from 'vitest';
import { wire } from './wire';

const LINES = 200_000;

test.each(['data: {}\n', '{}\n'])(
  '[E10] [R28] very many lines of %j without a blank one are read',
  (line) => {
    const bytes = wire();
    bytes.read(new TextEncoder().encode(line.repeat(LINES)));
    expect(bytes.end().filter(({ kind }) => kind === 'object')).toHaveLength(LINES);
  },
);
