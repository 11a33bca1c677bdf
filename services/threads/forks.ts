// Threads that are started from a message of another thread. Loaded with the dialog, and with the first row of such a thread.
import {
  forkThreadResponseSchema,
  originResponseSchema,
  type ForkThreadResponse,
  type Origin,
} from '@/model/fork';
import { callApi } from '@/services/api/call-api';
import { threadKey } from './threads';

/** Copying takes a while. */
const TIMEOUT_MS = 120_000;

/** `id`: names the request. @returns the new thread, and who did not come along. @throws AppError */
export async function forkThread(
  threadId: string,
  fork: { id: string; messageId: string; members: string[] },
): Promise<ForkThreadResponse> {
  const call = {
    params: { threadId },
    body: fork,
    response: forkThreadResponseSchema,
    timeoutMs: TIMEOUT_MS,
  };
  return await callApi('POST /api/threads/{threadId}/forks', call);
}

/** Under it are the names of members who did not come along to a thread that was started here. */
export const leftOutKey = (threadId: string) => [...threadKey(threadId), 'left-out'] as const;

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
