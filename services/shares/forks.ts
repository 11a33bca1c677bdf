// Continuing a share in a thread of one's own. Apart from guest.ts: it needs somebody who is signed in, and so Firebase.
import { forkResponseSchema } from '@/model/fork';
import { callApi } from '@/services/api/call-api';

/** Copying takes a while. */
const TIMEOUT_MS = 120_000;

/** With the cookie of the share; `id` names the request. @returns the id of the new thread. @throws AppError */
export async function forkShare(shareId: string, id: string): Promise<string> {
  const call = { params: { shareId }, body: { id }, response: forkResponseSchema, timeoutMs: TIMEOUT_MS };
  return (await callApi('POST /api/shares/{shareId}/forks', call)).threadId;
}
