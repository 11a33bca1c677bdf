// Search: what a query is, and what it finds. Positions in texts are UTF-16 offsets, `[start, end)`.
import * as z from 'zod/v4-mini';

export const SEARCH_ORDERS = ['relevance', 'newest'] as const;
export const searchOrderSchema = z.enum(SEARCH_ORDERS);
export type SearchOrder = z.infer<typeof searchOrderSchema>;

const rangeSchema = z.tuple([z.number(), z.number()]);
export type Range = z.infer<typeof rangeSchema>;

/** A text with the parts of it that the query found. */
const markedTextSchema = z.object({ text: z.string(), ranges: z.array(rangeSchema) });
export type MarkedText = z.infer<typeof markedTextSchema>;

export const searchHitSchema = z.object({
  threadId: z.string(),
  messageId: z.string(),
  seq: z.number(),
  role: z.enum(['user', 'assistant', 'system']),
  authorId: z.string(),
  authorName: z.string(),
  at: z.number(),
  /** A few lines around what was found. */
  snippet: markedTextSchema,
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** A thread that was found by its title, or in which messages were found. */
export const searchThreadSchema = z.object({
  id: z.string(),
  title: markedTextSchema,
  titleBy: z.enum(['default', 'assistant', 'person']),
  state: z.enum(['open', 'archived', 'trashed']),
  updatedAt: z.number(),
});
export type SearchThread = z.infer<typeof searchThreadSchema>;

/** What of a query could not be read, where, and why; the rest of it is searched all the same. */
export const QUERY_PROBLEMS = [
  'unclosed-quote',
  'unknown-operator',
  'unknown-value',
  'unknown-date',
  'nothing-to-find',
  'too-long',
  'too-many-terms',
] as const;
export const queryProblemSchema = z.object({
  code: z.enum(QUERY_PROBLEMS),
  range: rangeSchema,
  /** The word that was not understood. */
  word: z.string(),
});
export type QueryProblem = z.infer<typeof queryProblemSchema>;

export const searchResponseSchema = z.object({
  /** On the first page: threads whose title matches, best first. */
  titles: z.array(searchThreadSchema),
  hits: z.array(searchHitSchema),
  /** The threads of `hits`. */
  threads: z.array(searchThreadSchema),
  /** Of the next page; null after the last. */
  nextCursor: z.nullable(z.string()),
  problems: z.array(queryProblemSchema),
  /** Nothing was found as it was typed, and the hits are those of this query. */
  correctedTo: z.nullable(z.string()),
  /** While the index is built: how much of it, 0 to 1. */
  indexed: z.nullable(z.number()),
});
export type SearchResponse = z.infer<typeof searchResponseSchema>;

export const titlesResponseSchema = z.object({
  /** Threads whose titles match. */
  titles: z.array(searchThreadSchema),
  /** Of the next page; null when all titles have been looked at. */
  nextCursor: z.nullable(z.string()),
  /** Threads whose titles were looked at for this page; null where the search index knows them all. */
  lookedAt: z.nullable(z.number()),
});
export type TitlesResponse = z.infer<typeof titlesResponseSchema>;
