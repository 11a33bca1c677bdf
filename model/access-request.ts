// An access request: a person who is not a member asks to join a thread.
import * as z from 'zod/v4-mini';

/** Only managers of members see it. */
export const joinRequestSchema = z.object({
  /** The uid of the requester. */
  id: z.string(),
  name: z.string(),
  photoUrl: z.nullable(z.string()),
  /** Null unless it is verified: managers identify the requester by it. */
  email: z.nullable(z.string()),
  note: z.string(),
  state: z.enum(['open', 'ignored']),
  /** Since when it is in this state. */
  at: z.number(),
});
export type JoinRequest = z.infer<typeof joinRequestSchema>;
