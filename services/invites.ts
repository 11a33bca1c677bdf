// Invite links: made and revoked by who manages members, looked at by anybody who has one, taken by who signs in.
import type { Role } from '@/model/access';
import {
  createInviteResponseSchema,
  inviteOfferResponseSchema,
  invitesResponseSchema,
  takeInviteResponseSchema,
  type CreateInviteRequest,
} from '@/model/api';
import type { InviteLink, InviteOffer } from '@/model/thread';
import { callApi, nothing } from './api';
import { threadKey } from './threads';

const path = (threadId: string) => `/api/threads/${threadId}/invites`;

/** Links that still let somebody in. Browsers may not listen to them. */
export function invitesQuery(threadId: string) {
  return {
    queryKey: [...threadKey(threadId), 'invites'],
    queryFn: async (): Promise<InviteLink[]> => {
      const call = { method: 'GET', path: path(threadId), again: 'twice' } as const;
      return (await callApi({ ...call, answer: invitesResponseSchema })).invites;
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
  const answer = await callApi({
    method: 'POST',
    path: path(threadId),
    body: invite,
    answer: createInviteResponseSchema,
    again: 'never',
  });
  return { invite: answer.invite, url: `${window.location.origin}/join/${answer.token}` };
}

/** @throws AppError */
export async function revokeInvite(threadId: string, inviteId: string): Promise<void> {
  await callApi({
    method: 'DELETE',
    path: `${path(threadId)}/${inviteId}`,
    answer: nothing,
    again: 'twice',
  });
}

/** Who invites to what; needs nobody signed in. */
export function inviteOfferQuery(token: string) {
  return {
    queryKey: ['invite', token],
    queryFn: async (): Promise<InviteOffer> => {
      const call = { method: 'POST', path: '/api/invites/look', as: 'anybody', again: 'twice' } as const;
      return (await callApi({ ...call, body: { token }, answer: inviteOfferResponseSchema })).invite;
    },
    staleTime: 60_000,
    retry: false,
  } as const;
}

/** Again it has no second effect: who is in stays what they are. @throws AppError */
export function takeInvite(token: string): Promise<{ threadId: string; role: Role }> {
  return callApi({
    method: 'POST',
    path: '/api/invites/take',
    body: { token },
    answer: takeInviteResponseSchema,
    again: 'twice',
  });
}
