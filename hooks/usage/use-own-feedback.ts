'use client';
// What I think of a thread's answers: read once a thread, shown at once when it changes, stored by the API.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Feedback, OwnFeedback } from '@/model/feedback';
import { getOwnFeedback, putFeedback } from '@/services/usage/feedback';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';

/** `runId`: of the version that is judged; another version begins without feedback. */
export type JudgedAnswer = { threadId: string; messageId: string; runId: string };

export function useOwnFeedback({ threadId, messageId, runId }: JudgedAnswer) {
  const { uid } = useMe();
  const client = useQueryClient();
  const { run, busy } = useAction(useToasts());
  const { data } = useQuery({
    queryKey: keyOf(uid, threadId),
    queryFn: () => getOwnFeedback(threadId),
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  });
  const mine = data?.find((one) => one.messageId === messageId && one.runId === runId) ?? null;
  const give = useCallback(
    (feedback: Feedback | null, done?: string) => {
      const key = keyOf(uid, threadId);
      const before = client.getQueryData<OwnFeedback[]>(key) ?? [];
      const others = before.filter((one) => one.messageId !== messageId);
      const after = feedback === null ? others : [{ messageId, runId, ...feedback }, ...others];
      return run(
        async () => {
          await client.cancelQueries({ queryKey: key });
          client.setQueryData(key, after);
          try {
            await putFeedback({ threadId, messageId }, feedback);
          } catch (error) {
            client.setQueryData(key, before);
            throw error;
          }
        },
        { ...(done !== undefined && { done }) },
      );
    },
    [uid, client, run, threadId, messageId, runId],
  );
  return { mine, give, busy: busy !== null };
}

const keyOf = (uid: string, threadId: string) => ['own feedback', uid, threadId];
