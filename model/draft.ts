// The answer so far, in two kinds of documents: sealed parts, and the draft with the text after them.
// A follower from the start never reads a part; a late one reads the parts that it lacks.
import * as z from 'zod/v4-mini';
import { formatSchema } from './answer';

export const draftSchema = z.object({
  id: z.string(),
  runId: z.string(),
  attempt: z.number(),
  /** Length (UTF-16 units) of the text in sealed parts; `content` begins there. */
  offset: z.number(),
  content: z.string(),
  /** Sealed parts are parts/0 … parts/{parts-1}. */
  parts: z.number(),
  format: formatSchema,
});
export type Draft = z.infer<typeof draftSchema>;

export const partSchema = z.object({ id: z.string(), content: z.string() });

/** Milliseconds between two flushes: short while the answer is short, longer as each flush carries more. */
export function flushIntervalMs(length: number): number {
  if (length <= 16 * 1024) return 250;
  return Math.min(1_000, 250 + Math.floor((length - 16 * 1024) / 160));
}

/**
 * What a follower knows after a snapshot of the draft: the whole text, or `null` when sealed parts must be read first.
 * `known` is the text it had before, of the same attempt.
 */
export function readDraft(known: string, draft: Pick<Draft, 'offset' | 'content'>): string | null {
  if (known.length < draft.offset) return null;
  const text = known.slice(0, draft.offset) + draft.content;
  // Snapshots arrive in order, but a part may have been read after a newer one: text never shrinks.
  return text.length >= known.length ? text : known;
}
