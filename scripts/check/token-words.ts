// Writes model/token-words.json: the characters and short words of Chinese, Japanese and Korean that are one token of o200k_base each.
// Run it again after an update of gpt-tokenizer: `npx tsx scripts/check/token-words.ts`.
import fs from 'node:fs';
import path from 'node:path';
import ranks from 'gpt-tokenizer/bpeRanks/o200k_base';
import { ROOT } from '@/scripts/stack/child';

const LONGEST = 4;
const WORD = /^ ?([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{Script=Hangul}+)$/u;

/** By the number of their characters, each length written without borders. */
export function tokenWords(): string[] {
  const byLength = Array.from({ length: LONGEST }, () => new Set<string>());
  const decoder = new TextDecoder();
  for (const token of ranks) {
    const text = typeof token === 'string' ? token : decoder.decode(Uint8Array.from(token));
    const [, word = ''] = WORD.exec(text) ?? [];
    byLength[word.length - 1]?.add(word);
  }
  return byLength.map((words) => [...words].toSorted().join(''));
}

if (process.argv[1] === import.meta.filename)
  fs.writeFileSync(path.join(ROOT, 'model/token-words.json'), `${JSON.stringify(tokenWords(), null, 2)}\n`);
