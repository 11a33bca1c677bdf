'use client';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { MAX_THREADS_LISTED, THREADS_PAGE } from '@/model/limits';
import type { Role } from '@/model/access';
import type { ListedState, Thread } from '@/model/thread';
import { createThread, myMembershipQuery, threadQuery, threadsQuery } from '@/services/threads/threads';
import { useHasLostAccess } from './use-access-loss';
import { useReadStates } from './use-read-states';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';
import { useNavigate } from '@/hooks/core/use-location';
import { useMe } from '@/hooks/core/session/use-workspace';

export type ThreadList = {
  status: 'loading' | 'ready' | 'failed';
  threads: readonly Thread[];
  hasMore: boolean;
  showMore: () => void;
  reload: () => void;
};

const NONE: readonly Thread[] = [];

/** The threads of one state: open, archived, or in the trash. `isWhole`: not a page, but all that may be listed. */
export function useThreads(state: ListedState = 'open', isWhole = false): ThreadList {
  const { uid } = useMe();
  const [pages, setPages] = useState(1);
  const shown = isWhole ? MAX_THREADS_LISTED : pages * THREADS_PAGE;
  const query = useQuery({ ...threadsQuery({ uid, shown, state }), placeholderData: keepPreviousData });
  const threads = query.data ?? NONE;
  const isLost = useHasLostAccess(uid);
  const status = query.data ? 'ready' : query.status === 'error' ? 'failed' : 'loading';
  return {
    status,
    threads: threads.filter((thread) => !isLost(thread)).slice(0, shown),
    hasMore: threads.length > shown && shown < MAX_THREADS_LISTED,
    showMore: () => setPages((count) => count + 1),
    reload: () => void query.refetch(),
  };
}

/** The limit of pinned threads that are older than the loaded pages of the list. */
const MAX_PINNED_APART = 20;

/** The ids of my pinned threads; and those open ones that are further down than `listed` reaches. */
export function usePinned(listed: readonly Thread[]): { ids: ReadonlySet<string>; apart: readonly Thread[] } {
  const readStates = useReadStates();
  const ids = useMemo(
    () => new Set([...(readStates?.values() ?? [])].filter(({ pinned }) => pinned).map(({ id }) => id)),
    [readStates],
  );
  const known = new Set(listed.map(({ id }) => id));
  const missing = [...ids].filter((id) => !known.has(id)).slice(0, MAX_PINNED_APART);
  const found = useQueries({ queries: missing.map((id) => threadQuery(id)) });
  const { uid } = useMe();
  const apart = found.flatMap(({ data }) =>
    data?.state === 'open' && data.memberIds.includes(uid) ? [data] : [],
  );
  return { ids, apart };
}

/** My role in a thread that need not be on screen; undefined until it is known, and where I have none. */
export function useMyRole(threadId: string, isWanted = true): Role | undefined {
  const { uid } = useMe();
  return useQuery({ ...myMembershipQuery(uid, threadId), enabled: isWanted }).data?.role;
}

/**
 * Creates a thread, navigates to it, and returns its id; null when it failed. Its row in the list arrives with the
 * listener.
 */
export function useNewThread(): { create: () => Promise<string | null>; busy: boolean } {
  const { run, busy } = useAction(useToasts());
  const navigate = useNavigate();
  const create = useCallback(async () => {
    const created = await run(async () => {
      const { id } = await createThread({ id: crypto.randomUUID() });
      navigate(`/t/${id}`);
      return id;
    });
    return created?.value ?? null;
  }, [run, navigate]);
  return { create, busy: busy !== null };
}
