// Who may make a person a member without asking; everybody else's adding becomes an invitation.
import * as z from 'zod/v4-mini';
import { titleBySchema } from './thread';

/** Values of the preference `addedBy` (rules). `shared`: people with whom they share a thread. */
export const ADDED_BY = ['anyone', 'shared', 'nobody'] as const;
export type AddedBy = (typeof ADDED_BY)[number];

/** Anything else counts as not set. */
export function addedByOf(preference: unknown): AddedBy {
  return ADDED_BY.find((value) => value === preference) ?? 'shared';
}

/** users/{uid}/blocks/{threadId}: a thread that a person left whose people may not add them again. */
export const blockSchema = z.object({
  /** The thread. */
  id: z.string(),
  /** Empty once the thread is deleted. */
  title: z.string(),
  titleBy: titleBySchema,
  at: z.number(),
});
export type Block = z.infer<typeof blockSchema>;
