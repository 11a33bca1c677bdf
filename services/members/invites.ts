// Invite links: created and revoked by managers of members. Previewing and accepting them: services/members/join.ts.
import type { CreateInviteRequest } from '@/model/requests';
import { createInviteResponseSchema, invitesResponseSchema, type InviteLink } from '@/model/invite-link';
import { callApi } from '@/services/api/call-api';
import { threadKey } from '@/services/threads/threads';

/** Links that are still valid. Browsers may not listen to them. */
export function invitesQuery(threadId: string) {
  return {
    queryKey: [...threadKey(threadId), 'invites'],
    queryFn: async (): Promise<InviteLink[]> => {
      const call = { params: { threadId }, response: invitesResponseSchema };
      return (await callApi('GET /api/threads/{threadId}/invites', call)).invites;
    },
    staleTime: 10_000,
    gcTime: 20_000,
    retry: false,
  } as const;
}

/** The URL to share: only this response contains it. @throws AppError */
export async function createInvite(
  threadId: string,
  invite: CreateInviteRequest,
): Promise<{ invite: InviteLink; url: string }> {
  const response = await callApi('POST /api/threads/{threadId}/invites', {
    params: { threadId },
    body: invite,
    response: createInviteResponseSchema,
  });
  return { invite: response.invite, url: `${window.location.origin}/join/${response.token}` };
}

/** @throws AppError */
export async function revokeInvite(threadId: string, inviteId: string): Promise<void> {
  await callApi('DELETE /api/threads/{threadId}/invites/{inviteId}', { params: { threadId, inviteId } });
}
