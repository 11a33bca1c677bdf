// Where a text has what was searched, by the same words as in the index: for its rank, its snippet and its highlights.
import 'server-only';
import type { Range } from '@/model/search';
import { isDense, type Token, type Tokens } from '@/model/search-tokens';
import type { Clause, Words } from './reads';

export type Mark = { range: Range; isExact: boolean };

/** Every place of one clause, in order. */
export function marksOf(tokens: Tokens, clause: Clause): Mark[] {
  return clause
    .flatMap((words) => [
      ...placesOf(tokens.words, words),
      ...(words.tokens.length === 1 ? placesOf(tokens.wholes, words) : []),
    ])
    .toSorted((a, b) => a.range[0] - b.range[0]);
}

function placesOf(tokens: readonly Token[], { tokens: wanted, isPrefix }: Words): Mark[] {
  const [first = '', last] = [wanted[0], wanted.at(-1)];
  const found: Mark[] = [];
  for (const [index, token] of tokens.entries()) {
    const isFirst = wanted.length === 1 && isPrefix ? token.term.startsWith(first) : token.term === first;
    if (!isFirst || !continues(tokens, index, { tokens: wanted, isPrefix })) continue;
    const end = tokens[index + wanted.length - 1] ?? token;
    const isExact = end.term === last;
    found.push({ range: [token.start, endOf(end, last ?? '', isExact)], isExact });
  }
  return found;
}

function continues(tokens: readonly Token[], from: number, { tokens: wanted, isPrefix }: Words): boolean {
  for (let at = 1; at < wanted.length; at += 1) {
    const [term, word] = [tokens[from + at]?.term, wanted[at] ?? ''];
    const isLast = at === wanted.length - 1;
    if (term === undefined || !(isLast && isPrefix ? term.startsWith(word) : term === word)) return false;
  }
  return true;
}

/** Of a pair of Chinese characters that begins with the one that was searched, that one is shown. */
function endOf(token: Token, word: string, isExact: boolean): number {
  return !isExact && isDense(token.term) ? token.start + word.length : token.end;
}

/** Sorted, without overlaps. */
export function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
