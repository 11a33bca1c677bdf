// Following an invite link: looked at by anybody who has it, taken by who signs in. Apart from services/members/invites.ts,
// because people who are not signed in yet need no Firestore.
import type { Role } from '@/model/access';
import {
  invitePreviewResponseSchema,
  acceptInviteResponseSchema,
  type InvitePreview,
} from '@/model/invite-link';
import { callApi } from '@/services/api/call-api';

/** Who invites to what; needs nobody signed in. @throws AppError not-found for every way in which it does not work */
export async function previewInvite(token: string): Promise<InvitePreview> {
  const call = { body: { token }, response: invitePreviewResponseSchema };
  return (await callApi('POST /api/invites/preview', call)).invite;
}

/** Again it has no second effect: who is in stays what they are. @throws AppError */
export function acceptInvite(token: string): Promise<{ threadId: string; role: Role }> {
  return callApi('POST /api/invites/accept', { body: { token }, response: acceptInviteResponseSchema });
}
