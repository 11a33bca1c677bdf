// What people type, and what they want to see first. Judged by the words alone, before any ranking existed: what is right can be
// read off the message, and no synonym is needed. Queries of `final` are looked at only when the ranking is finished.
import * as z from 'zod/v4-mini';
import { personKeySchema } from './corpus';
import finalQueries from './queries/final.json' with { type: 'json' };
import tuneQueries from './queries/tune.json' with { type: 'json' };

/**
 * `typo`: found only by "did you mean". `leak`: it would match in threads that its person cannot read, so nothing is found.
 * `twin`: the same by somebody who can. `recent`: of several that are alike the newest is wanted.
 */
const KINDS = [
  'word',
  'words',
  'phrase',
  'not',
  'prefix',
  'typing',
  'chinese',
  'single',
  'mixed',
  'japanese',
  'korean',
  'diacritics',
  'case',
  'width',
  'identifier',
  'address',
  'number',
  'from',
  'in',
  'with',
  'date',
  'has',
  'is',
  'combined',
  'recent',
  'natural',
  'typo',
  'title',
  'leak',
  'twin',
] as const;

const writtenQuerySchema = z.object({
  id: z.string(),
  kind: z.enum(KINDS),
  query: z.string(),
  /** Messages of which each is accepted as the first hit. */
  first: z._default(z.array(z.string()), []),
  /** Further right messages, the best one first. */
  next: z._default(z.array(z.string()), []),
  /** Threads that are wanted among the titles, each accepted as the first. */
  threads: z._default(z.array(z.string()), []),
  /** Whether its last word may be unfinished. */
  typing: z._default(z.boolean(), false),
  /** Who searches. */
  me: z._default(personKeySchema, 'ada'),
  now: z._default(z.string(), '2026-06-30T09:00+02:00'),
  zone: z._default(z.string(), 'Europe/Berlin'),
});

export type Split = 'tune' | 'final';

export type RelevanceQuery = Omit<z.infer<typeof writtenQuerySchema>, 'next' | 'now'> & {
  split: Split;
  /** All right messages, the best first; at most five. Empty for titles and leaks. */
  hits: string[];
  /** Milliseconds since 1970: "yesterday" is counted from here, in `zone`. */
  now: number;
};

export const QUERIES: readonly RelevanceQuery[] = [
  ...read(tuneQueries, 'tune'),
  ...read(finalQueries, 'final'),
];

function read(written: unknown, split: Split): RelevanceQuery[] {
  return z
    .array(writtenQuerySchema)
    .parse(written)
    .map(({ next, now, ...query }) => ({
      ...query,
      split,
      hits: [...query.first, ...next],
      now: Date.parse(now),
    }));
}
