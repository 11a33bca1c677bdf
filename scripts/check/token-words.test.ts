import { expect, test } from 'vitest';
import stored from '@/model/token-words.json' with { type: 'json' };
import { tokenWords } from './token-words';

test('the stored words are those of the installed tokenizer', () => {
  expect(stored).toEqual(tokenWords());
});
