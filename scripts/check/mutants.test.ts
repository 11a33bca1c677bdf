import { expect, test } from 'vitest';
import { GUARDS } from './mutants';
import { readSource } from './source-files';

test.each(GUARDS)('the guard “$name” still stands as its mutation expects it', ({ file, breaks }) => {
  const text = readSource(file) ?? '';
  for (const { find } of breaks)
    expect({ find, pieces: text.split(find).length }).toEqual({ find, pieces: 2 });
});
