// Actions of managers of members, and pending invites. Apart from services/members/members.ts, which every thread loads.
import type { GivenRole } from '@/model/access';
import { membersResponseSchema, type PendingInvite } from '@/model/email-invite';
import { callApi } from '@/services/api/call-api';
import { threadKey } from '@/services/threads/threads';

/** Pending invites; browsers may not listen to them because they hold addresses. */
export function pendingInvitesQuery(threadId: string) {
  return {
    queryKey: [...threadKey(threadId), 'pending invites'],
    queryFn: async (): Promise<PendingInvite[]> => {
      const call = { params: { threadId }, response: membersResponseSchema };
      return (await callApi('GET /api/threads/{threadId}/members', call)).pendingInvites;
    },
    staleTime: 10_000,
    gcTime: 20_000,
    retry: false,
  } as const;
}

/** @throws AppError */
export async function addMember(threadId: string, invite: { email: string; role: GivenRole }): Promise<void> {
  await callApi('POST /api/threads/{threadId}/members', { params: { threadId }, body: invite });
}

/** @throws AppError */
export async function changeRole(threadId: string, member: { uid: string; role: GivenRole }): Promise<void> {
  await callApi('PATCH /api/threads/{threadId}/members/{uid}', {
    params: { threadId, uid: member.uid },
    body: { role: member.role },
  });
}

/** The member becomes the owner, the caller becomes an admin. @throws AppError */
export async function transferOwnership(threadId: string, uid: string): Promise<void> {
  await callApi('POST /api/threads/{threadId}/owner', { params: { threadId }, body: { uid } });
}

/** @throws AppError */
export async function cancelEmailInvite(threadId: string, { email, person }: PendingInvite): Promise<void> {
  const body = person === undefined ? { email } : { uid: person.uid };
  await callApi('POST /api/threads/{threadId}/members/cancel', { params: { threadId }, body });
}
