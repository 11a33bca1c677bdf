// Whether a title is found by what somebody types: each word, in any order, at the beginning of a word. Without case and accents.
import { foldText } from './fold-text';

const HAN = /\p{Script=Han}/u;
const PART_OF_WORD = /[\p{L}\p{N}]/u;

/** The words of a query, folded; none where it has nothing but blanks. */
export function titleWords(query: string): string[] {
  return foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether every one of these words begins a word of the title; Chinese has no blanks, so it may stand anywhere. */
export function titleHas(title: string, words: readonly string[]): boolean {
  const folded = foldText(title);
  return words.every((word) => begins(folded, word));
}

function begins(text: string, word: string): boolean {
  const isAnywhere = HAN.test(word.charAt(0)) || !PART_OF_WORD.test(word.charAt(0));
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (isAnywhere || at === 0 || !PART_OF_WORD.test(text.charAt(at - 1))) return true;
  return false;
}
