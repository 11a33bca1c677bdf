// Invites by e-mail address.
import * as z from 'zod/v4';
import { roleSchema } from './access';

/** An e-mail address whose owner has not signed in yet; the first sign-in makes that person a member. */
export const pendingInviteSchema = z.object({
  email: z.string(),
  role: roleSchema,
  invitedAt: z.number(),
});
export type PendingInvite = z.infer<typeof pendingInviteSchema>;
