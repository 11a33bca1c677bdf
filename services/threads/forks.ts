// Threads that are started from a message of another thread. Loaded with the dialog, and with the first row of such a thread.
import { forkThreadResponseSchema, originResponseSchema, type Origin } from '@/model/fork';
import { callApi } from '@/services/api/call-api';
import { threadKey } from './threads';

/** Copying takes a while. */
const TIMEOUT_MS = 120_000;

/** `id`: names the request. @returns the id of the new thread. @throws AppError */
export async function forkThread(
  threadId: string,
  fork: { id: string; messageId: string; members: string[] },
): Promise<string> {
  const call = {
    params: { threadId },
    body: fork,
    response: forkThreadResponseSchema,
    timeoutMs: TIMEOUT_MS,
  };
  return (await callApi('POST /api/threads/{threadId}/forks', call)).threadId;
}

/** Where a thread was started from; null for whoever cannot read that. */
export function originQuery(threadId: string) {
  return {
    queryKey: [...threadKey(threadId), 'origin'],
    queryFn: async (): Promise<Origin> => {
      const call = { params: { threadId }, response: originResponseSchema };
      return (await callApi('GET /api/threads/{threadId}/origin', call)).origin;
    },
    staleTime: 60_000,
    retry: false,
  } as const;
}
