'use client';
// Threads to which this person lost access while the page was open. The list listener may keep the last state that it
// was allowed to see; being added again changes the thread, which ends the loss.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { Thread } from '@/model/thread';
import type { LiveHead } from '@/model/thread-list';
import { threadListKey, type ThreadsPage } from '@/services/threads/thread-list';
import { threadKey, threadQuery } from '@/services/threads/threads';

type AccessLosses = Readonly<Record<string, number>>;

const NOTHING: AccessLosses = {};
const accessLossKey = (uid: string) => ['access losses', uid] as const;

/** By thread id: its last change before the loss. */
export function useAccessLosses(uid: string): AccessLosses {
  return useQuery({
    queryKey: accessLossKey(uid),
    queryFn: () => NOTHING,
    initialData: NOTHING,
    staleTime: Infinity,
    gcTime: Infinity,
  }).data;
}

/** Whether the list still shows a state from before the loss. */
export function useHasLostAccess(uid: string): (thread: Thread) => boolean {
  const losses = useAccessLosses(uid);
  return useCallback(({ id, changedAt }: Thread) => (losses[id] ?? -Infinity) >= changedAt, [losses]);
}

export function useRecordAccessLoss(uid: string): (threadId: string) => void {
  const client = useQueryClient();
  return useCallback(
    (threadId: string) => {
      const listed = client.getQueriesData<Listed>({ queryKey: threadListKey(uid) });
      const last = listed
        .flatMap(([, some]) => threadsIn(some))
        .filter(({ id }) => id === threadId)
        .toSorted((a, b) => b.changedAt - a.changedAt)[0];
      if (last === undefined) return;
      client.setQueryData<AccessLosses>(accessLossKey(uid), (losses) => ({
        ...losses,
        [threadId]: last.changedAt,
      }));
    },
    [client, uid],
  );
}

type Listed = LiveHead<Thread> | { pages: readonly ThreadsPage[] };

function threadsIn(listed: Listed | undefined): readonly Thread[] {
  if (listed === undefined) return [];
  return 'pages' in listed
    ? listed.pages.flatMap(({ threads }) => threads)
    : [...listed.window, ...listed.passed];
}

/** Right after somebody was added, their first listener may still be denied. */
const RESTORE_DELAYS_MS = [0, 1_000, 4_000];

/** Reloads a lost thread that is in the list again, while the screen shows the loss. */
export function useAccessRestored(listed: readonly Thread[], current: string | null): void {
  const client = useQueryClient();
  const thread = listed.find(({ id }) => id === current);
  const [id, changedAt] = [thread?.id, thread?.changedAt];
  useEffect(() => {
    if (id === undefined || changedAt === undefined) return;
    const restore = () => {
      const { queryKey } = threadQuery(id);
      if (client.getQueryState(queryKey)?.status === 'error')
        void client.resetQueries({ queryKey: threadKey(id) });
    };
    const timers = RESTORE_DELAYS_MS.map((wait) => setTimeout(restore, wait));
    return () => timers.forEach(clearTimeout);
  }, [client, id, changedAt]);
}
