// An input: what people entered in one field of an answer's form, in one round. Its page writes it through a rule, the newest
// write counts, and each raises the revision by one.
import * as z from 'zod/v4-mini';
import { inputValueSchema } from './form';

export const inputSchema = z.object({
  id: z.string(),
  form: z.string(),
  field: z.string(),
  roundId: z.string(),
  value: inputValueSchema,
  /** Who set the value last, and their name of then. */
  by: z.string(),
  byName: z.string(),
  /** Milliseconds, Firestore's time. */
  at: z.number(),
  /** From 1. */
  revision: z.number(),
});
export type Input = z.infer<typeof inputSchema>;

/** One round of one form; the answer's run tells regenerated answers apart. */
export type Round = { runId: string; form: string; round: number };

/** What all inputs of a round have in common, to list them by. */
export const roundId = ({ runId, form, round }: Round) => `${runId}-${round}-${form}`;

/** `field` begins with its form's key. */
export const inputId = ({ runId, round }: Round, field: string) => `${runId}-${round}-${field}`;
