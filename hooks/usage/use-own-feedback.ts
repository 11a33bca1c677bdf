'use client';
// What I think of a thread's answers: read once a thread, shown at once when it changes, stored by the API.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Feedback } from '@/model/feedback';
import { getOwnFeedback, putFeedback } from '@/services/usage/feedback';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';
import { changeAtOnce, ownFeedbackKey } from './own-feedback';

/** `runId`: of the version that is judged; another version begins without feedback. */
export type JudgedAnswer = { threadId: string; messageId: string; runId: string };

export function useOwnFeedback({ threadId, messageId, runId }: JudgedAnswer) {
  const { uid } = useMe();
  const client = useQueryClient();
  const { run, busy } = useAction(useToasts());
  const { data, refetch } = useQuery({
    queryKey: ownFeedbackKey(uid, threadId),
    queryFn: () => getOwnFeedback(threadId),
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  });
  const mine = data?.find((one) => one.messageId === messageId && one.runId === runId) ?? null;
  const give = useCallback(
    (feedback: Feedback | null, done?: string) => {
      const given = feedback === null ? null : { messageId, runId, ...feedback };
      return run(
        () =>
          changeAtOnce(client, { key: ownFeedbackKey(uid, threadId), messageId, given }, () =>
            putFeedback({ threadId, messageId, runId }, feedback),
          ),
        { ...(done !== undefined && { done }) },
      );
    },
    [uid, client, run, threadId, messageId, runId],
  );
  /** Until it is loaded nothing can be given: what is stored would be replaced unseen. */
  return { mine, isLoaded: data !== undefined, load: refetch, give, busy: busy !== null };
}
