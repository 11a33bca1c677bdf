// A request of somebody who is not a member to join a thread.
import * as z from 'zod/v4-mini';

/** Seen by whoever manages members. */
export const joinRequestSchema = z.object({
  /** The uid of who asks. */
  id: z.string(),
  name: z.string(),
  photoUrl: z.nullable(z.string()),
  /** Null unless it is verified: by it the others know who this is. */
  email: z.nullable(z.string()),
  note: z.string(),
  state: z.enum(['open', 'ignored']),
  /** Since when it is in this state. */
  at: z.number(),
});
export type JoinRequest = z.infer<typeof joinRequestSchema>;
