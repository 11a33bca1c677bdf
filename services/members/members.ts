// Who is in a thread, and who waits to be: an address gets its place when its owner signs in.
import { collection, limit, query } from 'firebase/firestore';
import type { Role } from '@/model/access';
import { membersResponseSchema } from '@/model/api-responses';
import { MAX_MEMBERS } from '@/model/limits';
import { membersPath } from '@/model/paths';
import { memberSchema, type Member, type PendingInvite } from '@/model/thread';
import { callApi, nothing } from '@/services/api/call-api';
import { firestore, followQuery } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { threadKey } from '@/services/threads/threads';

const path = (threadId: string) => `/api/threads/${threadId}/members`;

export function membersQuery(threadId: string) {
  return liveQuery<Member[]>([...threadKey(threadId), 'members'], (listener) =>
    followQuery(
      query(collection(firestore(), membersPath(threadId)), limit(MAX_MEMBERS)),
      memberSchema,
      listener,
    ),
  );
}

/** Places that wait; browsers may not listen to them because they hold addresses. */
export function pendingInvitesQuery(threadId: string) {
  return {
    queryKey: [...threadKey(threadId), 'pending invites'],
    queryFn: async (): Promise<PendingInvite[]> => {
      const response = await callApi({
        method: 'GET',
        path: path(threadId),
        response: membersResponseSchema,
        retry: 'twice',
      });
      return response.pendingInvites;
    },
    staleTime: 10_000,
    gcTime: 20_000,
    retry: false,
  } as const;
}

/** @throws AppError */
export async function addMember(threadId: string, invite: { email: string; role: Role }): Promise<void> {
  await callApi({ method: 'POST', path: path(threadId), body: invite, response: nothing, retry: 'twice' });
}

/** @throws AppError */
export async function changeRole(threadId: string, member: { uid: string; role: Role }): Promise<void> {
  await callApi({
    method: 'PATCH',
    path: `${path(threadId)}/${encodeURIComponent(member.uid)}`,
    body: { role: member.role },
    response: nothing,
    retry: 'twice',
  });
}

/** The member becomes the owner, I become an admin. @throws AppError */
export async function transferOwnership(threadId: string, uid: string): Promise<void> {
  await callApi({
    method: 'POST',
    path: `/api/threads/${threadId}/owner`,
    body: { uid },
    response: nothing,
    retry: 'twice',
  });
}

/** Of oneself: leaving. @throws AppError */
export async function removeMember(threadId: string, uid: string): Promise<void> {
  await callApi({
    method: 'DELETE',
    path: `${path(threadId)}/${encodeURIComponent(uid)}`,
    response: nothing,
    retry: 'never',
  });
}

/** @throws AppError */
export async function cancelEmailInvite(threadId: string, email: string): Promise<void> {
  await callApi({
    method: 'POST',
    path: `${path(threadId)}/cancel`,
    body: { email },
    response: nothing,
    retry: 'twice',
  });
}
