// Invites by e-mail address.
import * as z from 'zod/v4-mini';
import { roleSchema } from './access';
import { memberSchema } from './member';

/** An invited email address whose owner has not signed in yet; the first sign-in makes that person a member. */
export const pendingInviteSchema = z.object({
  email: z.string(),
  role: roleSchema,
  invitedAt: z.number(),
});
export type PendingInvite = z.infer<typeof pendingInviteSchema>;

/** `GET /api/threads/{id}/members`: members and pending invites. */
export const membersResponseSchema = z.object({
  members: z.array(memberSchema),
  pendingInvites: z.array(pendingInviteSchema),
});
