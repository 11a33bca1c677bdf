// Invites by e-mail address.
import * as z from 'zod/v4-mini';
import { roleSchema } from './access';
import { memberSchema } from './member';
import { titleBySchema } from './thread';

/** An invited email address whose owner has not joined: unknown here, not answered, or declined. Nobody learns which. */
export const pendingInviteSchema = z.object({
  /** '' of a member of another thread who was to be taken along: their address is told to nobody. */
  email: z.string(),
  /** Who that is. */
  person: z.optional(z.object({ uid: z.string(), name: z.string() })),
  role: roleSchema,
  invitedAt: z.number(),
});
export type PendingInvite = z.infer<typeof pendingInviteSchema>;

/** An email invite as the person whose address it names sees it: open until they accept or decline it. */
export const receivedInviteSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  title: z.string(),
  titleBy: titleBySchema,
  role: roleSchema,
  /** The inviter. */
  by: z.string(),
  byName: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
});
export type ReceivedInvite = z.infer<typeof receivedInviteSchema>;

/** `GET /api/threads/{id}/members`: members and pending invites. */
export const membersResponseSchema = z.object({
  members: z.array(memberSchema),
  pendingInvites: z.array(pendingInviteSchema),
});
