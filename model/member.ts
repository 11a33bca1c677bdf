// A person in a thread, with a role.
import * as z from 'zod/v4-mini';
import { roleSchema } from './access';

export const memberSchema = z.object({
  /** The uid. */
  id: z.string(),
  role: roleSchema,
  name: z.string(),
  photoUrl: z.nullable(z.string()),
  joinedAt: z.number(),
  invitedBy: z.nullable(z.string()),
  invitedByName: z._default(z.nullable(z.string()), null),
  /** The invite link by which they joined. */
  inviteId: z._default(z.nullable(z.string()), null),
});
export type Member = z.infer<typeof memberSchema>;
