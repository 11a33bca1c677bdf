// Joining by an invite link: previewed by anybody who has it, accepted by people who sign in. Apart from
// services/members/invites.ts, because people who are not signed in yet need no Firestore.
import type { Role } from '@/model/access';
import {
  invitePreviewResponseSchema,
  acceptInviteResponseSchema,
  type InvitePreview,
} from '@/model/invite-link';
import { callApi } from '@/services/api/call-api';

/** The preview of an invite; needs no sign-in. @throws AppError not-found for every reason for which it is invalid */
export async function previewInvite(token: string): Promise<InvitePreview> {
  const call = { body: { token }, response: invitePreviewResponseSchema };
  return (await callApi('POST /api/invites/preview', call)).invite;
}

/** Idempotent: members keep their role. @throws AppError */
export function acceptInvite(token: string): Promise<{ threadId: string; role: Role }> {
  return callApi('POST /api/invites/accept', { body: { token }, response: acceptInviteResponseSchema });
}
