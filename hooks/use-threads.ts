'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { MAX_THREADS_LISTED, THREADS_PAGE } from '@/model/limits';
import type { ListedState, Thread } from '@/model/thread';
import { createThread, threadsQuery } from '@/services/threads';
import { useIsLost } from './use-lost';
import { useNotices } from './use-notices';
import { useGo } from './use-place';
import { useMe } from './use-workspace';

export type ThreadList = {
  status: 'loading' | 'ready' | 'failed';
  threads: readonly Thread[];
  hasMore: boolean;
  showMore: () => void;
  reload: () => void;
};

const NONE: readonly Thread[] = [];

/** Threads of one state: those that go on, the archived ones, or the trash. */
export function useThreads(state: ListedState = 'open'): ThreadList {
  const { uid } = useMe();
  const [shown, setShown] = useState(THREADS_PAGE);
  const query = useQuery({ ...threadsQuery({ uid, shown, state }), placeholderData: keepPreviousData });
  const threads = query.data ?? NONE;
  const isLost = useIsLost(uid);
  const status = query.data ? 'ready' : query.status === 'error' ? 'failed' : 'loading';
  return {
    status,
    threads: threads.filter((thread) => !isLost(thread)).slice(0, shown),
    hasMore: threads.length > shown && shown < MAX_THREADS_LISTED,
    showMore: () => setShown((count) => count + THREADS_PAGE),
    reload: () => void query.refetch(),
  };
}

/** Makes a thread, goes there, and hands on its id. Its place in the list comes with the listener. */
export function useNewThread(): { create: () => Promise<string | null>; busy: boolean } {
  const [busy, setBusy] = useState(false);
  const { fail } = useNotices();
  const go = useGo();
  const create = useCallback(async () => {
    setBusy(true);
    try {
      const { id } = await createThread({ id: crypto.randomUUID() });
      go(`/t/${id}`);
      return id;
    } catch (error) {
      fail(error);
      return null;
    } finally {
      setBusy(false);
    }
  }, [fail, go]);
  return { create, busy };
}
