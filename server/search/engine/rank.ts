// How well a message answers a query. All candidates have all the words, so what counts is how they have them: how often for their
// length, exactly as they were typed, close together, early; and how new the message is. No figure comes from other people's texts.
import 'server-only';
import { tokensOf } from '@/model/search-tokens';
import { marksOf, type Mark } from './marks';
import type { RankTerm } from './plan';

/** Chosen by the half of tests/search/relevance that is there for it; `npm run test:search` scores them. */
const WEIGHTS = {
  /** Of further places of a word, each next one is worth less: 1.2 is the usual value of BM25. */
  saturation: 1.2,
  lengthShare: 0.5,
  typicalWords: 40,
  closeness: 1,
  /** What is old counts less, down to this share; half of the way is gone after so many days. */
  oldest: 0.8,
  halfLifeDays: 60,
} as const;

export type Ranked = { score: number; marks: readonly Mark[] };

export function rankOf(text: string, terms: readonly RankTerm[], ageMs: number): Ranked {
  const tokens = tokensOf(text);
  const places = terms.map((term) => marksOf(tokens, term));
  const { saturation, lengthShare, typicalWords } = WEIGHTS;
  const length = 1 - lengthShare + (lengthShare * tokens.words.length) / typicalWords;
  const words = places.map((marks) => {
    const count = marks.reduce((sum, { weight }) => sum + weight, 0);
    return (count * (saturation + 1)) / (count + saturation * length);
  });
  const mean = words.reduce((sum, each) => sum + each, 0) / Math.max(1, words.length);
  return { score: (mean + closenessOf(places)) * recencyOf(ageMs), marks: places.flat() };
}

function recencyOf(ageMs: number): number {
  const days = Math.max(0, ageMs) / 86_400_000;
  return WEIGHTS.oldest + (1 - WEIGHTS.oldest) * 2 ** (-days / WEIGHTS.halfLifeDays);
}

/** More the shorter the stretch of text that has a place of every clause. */
function closenessOf(places: readonly (readonly Mark[])[]): number {
  if (places.length < 2) return 0;
  const chars = stretchOf(places);
  const least = places.reduce((sum, marks) => sum + lengthOf(marks[0]), 0) + places.length - 1;
  return WEIGHTS.closeness * Math.min(1, Math.max(1, least) / Math.max(1, chars));
}

const lengthOf = (mark: Mark | undefined): number => (mark === undefined ? 0 : mark.range[1] - mark.range[0]);

/** The length of the shortest stretch with one of each; Infinity when one is missing. */
export function stretchOf(places: readonly (readonly Mark[])[]): number {
  const all = places
    .flatMap((marks, clause) => marks.map(({ range }) => ({ clause, range })))
    .toSorted((a, b) => a.range[0] - b.range[0]);
  const counts = places.map(() => 0);
  let [missing, from, best] = [places.length, 0, Infinity];
  for (const { clause, range } of all) {
    counts[clause] = (counts[clause] ?? 0) + 1;
    if (counts[clause] === 1) missing -= 1;
    for (; missing === 0; from += 1) {
      const first = all[from];
      if (first === undefined) break;
      best = Math.min(best, range[1] - first.range[0]);
      counts[first.clause] = (counts[first.clause] ?? 0) - 1;
      if (counts[first.clause] === 0) missing += 1;
    }
  }
  return best;
}
