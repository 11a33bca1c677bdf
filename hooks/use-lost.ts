'use client';
// Threads that were taken from this person while the page was open. A list listener may go on holding the last state
// it was allowed to see; being added again changes the thread, and so ends the loss.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Thread } from '@/model/thread';
import { threadListKey } from '@/services/threads';

type Lost = Readonly<Record<string, number>>;

const NOTHING: Lost = {};
const lostKey = (uid: string) => ['lost threads', uid] as const;

/** Whether the list still shows a state from before the loss. */
export function useIsLost(uid: string): (thread: Thread) => boolean {
  const lost = useQuery({
    queryKey: lostKey(uid),
    queryFn: () => NOTHING,
    initialData: NOTHING,
    staleTime: Infinity,
    gcTime: Infinity,
  }).data;
  return useCallback(({ id, changedAt }: Thread) => (lost[id] ?? -Infinity) >= changedAt, [lost]);
}

export function useLose(uid: string): (threadId: string) => void {
  const client = useQueryClient();
  return useCallback(
    (threadId: string) => {
      const listed = client.getQueriesData<Thread[]>({ queryKey: threadListKey(uid) });
      const last = listed.flatMap(([, threads]) => threads ?? []).find(({ id }) => id === threadId);
      if (last === undefined) return;
      client.setQueryData<Lost>(lostKey(uid), (lost) => ({ ...lost, [threadId]: last.changedAt }));
    },
    [client, uid],
  );
}
