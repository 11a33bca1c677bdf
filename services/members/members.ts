// Members of a thread, live, and leaving it. Actions of managers of members: services/members/manage-members.ts.
import { collection, limit, query } from 'firebase/firestore';
import { memberSchema, type Member } from '@/model/member';
import { MAX_MEMBERS } from '@/model/limits';
import { membersPath } from '@/model/paths';
import { callApi } from '@/services/api/call-api';
import { firestore, followQuery } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { threadKey } from '@/services/threads/threads';

export function membersQuery(threadId: string) {
  return liveQuery<Member[]>([...threadKey(threadId), 'members'], (listener) =>
    followQuery(
      query(collection(firestore(), membersPath(threadId)), limit(MAX_MEMBERS)),
      memberSchema,
      listener,
    ),
  );
}

type RemoveOptions = {
  /** Leaving: the people of the thread may not add the caller again. */
  block?: boolean;
  /** Removing: revokes the link by which the member joined. */
  revokeLink?: boolean;
};

/** With the caller's own uid: leaves the thread. @throws AppError */
export async function removeMember(
  threadId: string,
  uid: string,
  { block = false, revokeLink = false }: RemoveOptions = {},
): Promise<void> {
  await callApi('DELETE /api/threads/{threadId}/members/{uid}', {
    params: { threadId, uid },
    query: { ...(block && { block: 'true' }), ...(revokeLink && { revokeLink: 'true' }) },
  });
}
