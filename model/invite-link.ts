// Invite links: what managers of members see of them, and the preview before a person accepts.
import * as z from 'zod/v4-mini';
import { roleSchema } from './access';
import { titleBySchema } from './thread';

/** A link that makes anybody who accepts it a member; the link itself is returned once, to its creator. */
export const inviteLinkSchema = z.object({
  /** SHA-256 of the link's secret. */
  id: z.string(),
  role: roleSchema,
  /** A label for managers of invites. */
  note: z.string(),
  by: z.string(),
  byName: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  maxUses: z.number(),
  uses: z.number(),
});
export type InviteLink = z.infer<typeof inviteLinkSchema>;

/** What a person who opens an invite link sees before accepting it. */
export const invitePreviewSchema = z.object({
  title: z.string(),
  titleBy: titleBySchema,
  byName: z.string(),
  role: roleSchema,
  members: z.number(),
  messages: z.number(),
  expiresAt: z.number(),
});
export type InvitePreview = z.infer<typeof invitePreviewSchema>;

/** `token` is the secret of the link `/join/{token}`: returned only here. */
export const createInviteResponseSchema = z.object({ invite: inviteLinkSchema, token: z.string() });

export const invitesResponseSchema = z.object({ invites: z.array(inviteLinkSchema) });

export const invitePreviewResponseSchema = z.object({ invite: invitePreviewSchema });

export const acceptInviteResponseSchema = z.object({ threadId: z.string(), role: roleSchema });
