// Where a text has what was searched, by the same words as in the index: for its rank, its snippet and its highlights.
import 'server-only';
import type { Range } from '@/model/search';
import { isDense, type Token, type Tokens } from '@/model/search-tokens';
import type { RankTerm } from './plan';
import type { Clause, Words } from './reads';

/** `weight`: 1 where it stands as it was typed; less for a longer word, another form, or a part. */
export type Mark = { range: Range; weight: number };

const LONGER = 0.6;
const OTHER_FORM = 0.8;

/** Every place of one term, in their order. */
export function marksOf(tokens: Tokens, { exact, forms }: RankTerm): Mark[] {
  const marks = placesOf(tokens, exact);
  if (forms.length === 0) return marks;
  const taken = new Set(marks.map(({ range: [from] }) => from));
  const others = placesOf(tokens, forms).filter(({ range }) => !taken.has(range[0]));
  // A part of a run counts as its share of it.
  const weight = isRun(forms) ? 1 / forms.length / 2 : OTHER_FORM;
  const isInside = (mark: Mark) =>
    marks.some(({ range }) => range[0] <= mark.range[0] && mark.range[1] <= range[1]);
  const outside = isRun(forms) && marks.length > 0 ? others.filter((mark) => !isInside(mark)) : others;
  return [...marks, ...outside.map((mark) => ({ ...mark, weight }))].toSorted(
    (a, b) => a.range[0] - b.range[0],
  );
}

const isRun = (forms: Clause): boolean => isDense(forms[0]?.tokens[0] ?? '');

/** Every place of any of these words, in their order. */
export function placesOf(tokens: Tokens, clause: Clause): Mark[] {
  return clause
    .flatMap((words) => [
      ...placesIn(tokens.words, words),
      ...(words.tokens.length === 1 ? placesIn(tokens.wholes, words) : []),
    ])
    .toSorted((a, b) => a.range[0] - b.range[0]);
}

function placesIn(tokens: readonly Token[], { tokens: wanted, isPrefix }: Words): Mark[] {
  const [first = '', last = ''] = [wanted[0], wanted.at(-1)];
  const found: Mark[] = [];
  for (const [index, token] of tokens.entries()) {
    const isFirst = wanted.length === 1 && isPrefix ? token.term.startsWith(first) : token.term === first;
    if (!isFirst || !continues(tokens, index, { tokens: wanted, isPrefix })) continue;
    const end = tokens[index + wanted.length - 1] ?? token;
    const isExact = end.term === last;
    // Of a pair of Chinese characters that begins with the one that was searched, that one is shown.
    const to = !isExact && isDense(end.term) ? end.start + last.length : end.end;
    found.push({ range: [token.start, to], weight: isExact || isDense(end.term) ? 1 : LONGER });
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
