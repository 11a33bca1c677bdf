import { expect, test } from 'vitest';
import { MUTANTS } from './mutants';
import { readSource } from './source-files';

test.each(MUTANTS)('the guard “$name” still stands as its mutation expects it', ({ file, edits }) => {
  const text = readSource(file) ?? '';
  for (const { find } of edits)
    expect({ find, pieces: text.split(find).length }).toEqual({ find, pieces: 2 });
});
