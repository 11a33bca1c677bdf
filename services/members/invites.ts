// Invite links: made and revoked by who manages members. How they are followed: services/members/join.ts.
import type { CreateInviteRequest } from '@/model/api';
import { createInviteResponseSchema, invitesResponseSchema } from '@/model/api-responses';
import type { InviteLink } from '@/model/thread';
import { callApi, nothing } from '@/services/api/call-api';
import { threadKey } from '@/services/threads/threads';

const path = (threadId: string) => `/api/threads/${threadId}/invites`;

/** Links that still let somebody in. Browsers may not listen to them. */
export function invitesQuery(threadId: string) {
  return {
    queryKey: [...threadKey(threadId), 'invites'],
    queryFn: async (): Promise<InviteLink[]> => {
      const call = { method: 'GET', path: path(threadId), retry: 'twice' } as const;
      return (await callApi({ ...call, response: invitesResponseSchema })).invites;
    },
    staleTime: 10_000,
    gcTime: 20_000,
    retry: false,
  } as const;
}

/** The address to hand on: it can be read from here alone, and never again. @throws AppError */
export async function createInvite(
  threadId: string,
  invite: CreateInviteRequest,
): Promise<{ invite: InviteLink; url: string }> {
  const response = await callApi({
    method: 'POST',
    path: path(threadId),
    body: invite,
    response: createInviteResponseSchema,
    retry: 'never',
  });
  return { invite: response.invite, url: `${window.location.origin}/join/${response.token}` };
}

/** @throws AppError */
export async function revokeInvite(threadId: string, inviteId: string): Promise<void> {
  await callApi({
    method: 'DELETE',
    path: `${path(threadId)}/${inviteId}`,
    response: nothing,
    retry: 'twice',
  });
}
