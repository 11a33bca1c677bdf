// Access requests: followed by managers of members, sent by people who are no members.
import { collection, doc, getDocFromServer, limit, query, where } from 'firebase/firestore';
import type { GivenRole } from '@/model/access';
import { MAX_OPEN_REQUESTS } from '@/model/limits';
import { requestsPath, threadPath } from '@/model/paths';
import { joinRequestSchema, type JoinRequest } from '@/model/access-request';
import { callApi } from '@/services/api/call-api';
import { firestore, followQuery } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { threadKey } from '@/services/threads/threads';

/** Open requests; refused to anybody but managers of members. */
export function requestsQuery(threadId: string) {
  return liveQuery<JoinRequest[]>([...threadKey(threadId), 'requests'], (listener) => {
    const open = query(
      collection(firestore(), requestsPath(threadId)),
      where('state', '==', 'open'),
      limit(MAX_OPEN_REQUESTS),
    );
    return followQuery(open, joinRequestSchema, listener);
  });
}

/** Does not reveal whether the thread exists. @throws AppError */
export async function askToJoin(threadId: string, note: string): Promise<void> {
  await callApi('POST /api/threads/{threadId}/requests', { params: { threadId }, body: { note } });
}

/** @throws AppError */
export async function approveRequest(
  threadId: string,
  { uid, role }: { uid: string; role: GivenRole },
): Promise<void> {
  await callApi('POST /api/threads/{threadId}/requests/{uid}', { params: { threadId, uid }, body: { role } });
}

/** Nobody is notified. @throws AppError */
export async function ignoreRequest(threadId: string, uid: string): Promise<void> {
  await callApi('DELETE /api/threads/{threadId}/requests/{uid}', { params: { threadId, uid } });
}

/** Whether this thread can be read by now. */
export async function isApproved(threadId: string): Promise<boolean> {
  try {
    return (await getDocFromServer(doc(firestore(), threadPath(threadId)))).exists();
  } catch {
    return false; // Refused, or no network: the requester keeps waiting.
  }
}
