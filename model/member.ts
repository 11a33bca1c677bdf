// A person in a thread, with a role.
import * as z from 'zod/v4';
import { roleSchema } from './access';

export const memberSchema = z.object({
  /** The uid. */
  id: z.string(),
  role: roleSchema,
  name: z.string(),
  photoUrl: z.string().nullable(),
  joinedAt: z.number(),
  invitedBy: z.string().nullable(),
  invitedByName: z.string().nullable().default(null),
});
export type Member = z.infer<typeof memberSchema>;
