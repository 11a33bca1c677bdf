'use client';
// Starting a thread from a message of another one, who did not come along, and the way back.
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Origin } from '@/model/fork';
import { forkThread, leftOutKey, originQuery } from '@/services/threads/forks';
import { useAction } from '@/hooks/core/use-action';
import { useNavigate } from '@/hooks/core/use-location';

export function useFork(threadId: string) {
  const { run, busy, error } = useAction();
  const navigate = useNavigate();
  const client = useQueryClient();
  // Pressed again after a failure, it is the same request.
  const [id] = useState(() => crypto.randomUUID());
  /** Opens the new thread. `members`: names by uid. */
  const start = useCallback(
    (messageId: string, members: ReadonlyMap<string, string>) =>
      void run(async () => {
        const fork = await forkThread(threadId, { id, messageId, members: [...members.keys()] });
        client.setQueryData(
          leftOutKey(fork.threadId),
          fork.leftOut.flatMap((uid) => members.get(uid) ?? []),
        );
        navigate(`/t/${fork.threadId}`);
      }),
    [run, navigate, client, threadId, id],
  );
  return { start, busy: busy !== null, error };
}

/** Names of members who did not come along to this thread, on the page that started it. */
export function useLeftOut(threadId: string): readonly string[] {
  return (
    useQuery<readonly string[]>({ queryKey: leftOutKey(threadId), queryFn: skipToken, staleTime: Infinity })
      .data ?? []
  );
}

/** Null until it is known, and for whoever cannot read it. */
export function useOrigin(threadId: string): Origin {
  return useQuery(originQuery(threadId)).data ?? null;
}
