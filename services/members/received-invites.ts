// Email invites for the signed-in person's own address, live; and their answers.
import { collection, limit, query, where } from 'firebase/firestore';
import type { Role } from '@/model/access';
import { receivedInviteSchema, type ReceivedInvite } from '@/model/email-invite';
import { acceptInviteResponseSchema } from '@/model/invite-link';
import { MAX_OPEN_INVITES } from '@/model/limits';
import { callApi } from '@/services/api/call-api';
import { firestore, followQuery } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';

/** Refused until the address is verified. */
export function receivedInvitesQuery(email: string) {
  return liveQuery<ReceivedInvite[]>(['received invites', email], (listener) => {
    const open = query(
      collection(firestore(), 'invites'),
      where('email', '==', email),
      where('state', '==', 'open'),
      limit(MAX_OPEN_INVITES),
    );
    return followQuery(open, receivedInviteSchema, listener);
  });
}

/** @throws AppError not-found (no longer valid) */
export function acceptEmailInvite(threadId: string): Promise<{ threadId: string; role: Role }> {
  const call = { params: { threadId }, response: acceptInviteResponseSchema };
  return callApi('POST /api/me/invites/{threadId}', call);
}

/** Nobody is notified. @throws AppError */
export async function declineEmailInvite(threadId: string): Promise<void> {
  await callApi('DELETE /api/me/invites/{threadId}', { params: { threadId } });
}
