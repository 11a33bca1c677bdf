'use client';
// The threads of a person: live where they change, page by page behind that (model/thread-list.ts).
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Role } from '@/model/access';
import type { AppError } from '@/model/errors';
import type { ListedState, Thread } from '@/model/thread';
import { mergeThreads, type LiveHead } from '@/model/thread-list';
import {
  getThreadsBehind,
  threadChangesQuery,
  threadListKey,
  threadsQuery,
  type ThreadsCursor,
  type ThreadsPage,
} from '@/services/threads/thread-list';
import { myMembershipQuery, threadQuery } from '@/services/threads/threads';
import { useHasLostAccess } from './use-access-loss';
import { usePinnedIds } from './use-read-states';
import { useFurther, type Further } from '@/hooks/core/use-further';
import { useMe } from '@/hooks/core/session/use-workspace';

export type ThreadList = {
  status: 'loading' | 'ready' | 'failed';
  /** Newest activity first, as far as they were read. */
  threads: readonly Thread[];
  /** The last activity down to which none is missing; -Infinity when these are all. */
  floor: number;
  more: Further;
  reload: () => void;
};

const NO_PAGES: readonly ThreadsPage[] = [];
const NO_CHANGES: LiveHead<Thread> = {
  window: [],
  passed: [],
  bottom: -Infinity,
  floor: -Infinity,
  generation: 0,
};
const NOTHING = { threads: [], floor: Infinity };
/** A list that nobody looks at any more keeps its pages for so long. */
const PAGES_KEPT_MS = 10 * 60_000;

/** The threads of one state: open, archived, or in the trash. */
export function useThreads(state: ListedState = 'open'): ThreadList {
  const { uid } = useMe();
  const head = useQuery(threadsQuery({ uid, state }));
  const changed = useQuery(threadChangesQuery(uid)).data ?? NO_CHANGES;
  const pages = useInfiniteQuery({
    queryKey: [...threadListKey(uid), state, 'behind', head.data?.generation, changed.generation],
    queryFn: ({ pageParam }) => getThreadsBehind({ uid, state }, pageParam),
    initialPageParam: firstCursor(head.data),
    getNextPageParam: ({ next }) => next,
    enabled: false,
    structuralSharing: false,
    gcTime: PAGES_KEPT_MS,
  });
  const read = pages.data?.pages ?? NO_PAGES;
  const merged = useMemo(
    () => (head.data ? mergeThreads(state, { head: head.data, changed, pages: read }) : NOTHING),
    [state, head.data, changed, read],
  );
  const isLost = useHasLostAccess(uid);
  const threads = useMemo(() => merged.threads.filter((thread) => !isLost(thread)), [merged, isLost]);
  const hasMore = head.data !== undefined && merged.floor !== -Infinity;
  const { isFetching, isError, fetchNextPage } = pages;
  const more = useFurther(hasMore, { isFetching, isError, fetch: fetchNextPage });
  const { refetch } = head;
  const reload = useCallback(() => void refetch(), [refetch]);
  const status = head.data ? 'ready' : head.status === 'error' ? 'failed' : 'loading';
  return { status, threads, floor: merged.floor, more, reload };
}

/** Pages begin where the head ends. */
export function firstCursor(head: LiveHead<Thread> | undefined): ThreadsCursor {
  return head?.floor ?? Infinity;
}

/** Threads that the listeners deliver: those that are read further down with a page are no news. */
export function useLiveThreads(): readonly Thread[] | null {
  const { uid } = useMe();
  const head = useQuery(threadsQuery({ uid, state: 'open' })).data;
  const changed = useQuery(threadChangesQuery(uid)).data;
  return useMemo(
    () =>
      head && changed
        ? mergeThreads('open', { head: { ...head, floor: -Infinity }, changed, pages: NO_PAGES }).threads
        : null,
    [head, changed],
  );
}

/** The ids of my pinned threads; and those open ones that are further down than `listed` reaches. */
export function usePinned(listed: readonly Thread[]): { ids: ReadonlySet<string>; apart: readonly Thread[] } {
  const ids = usePinnedIds();
  const { threads } = useThreadsApart(ids, listed);
  return { ids, apart: useMemo(() => threads.filter(({ state }) => state === 'open'), [threads]) };
}

/** `gone`: ids of threads that are deleted, or not mine any more. */
type ThreadsApart = { threads: readonly Thread[]; gone: readonly string[] };

/** My threads of these ids that are not among `listed`, each live. */
export function useThreadsApart(ids: ReadonlySet<string>, listed: readonly Thread[]): ThreadsApart {
  const { uid } = useMe();
  const missing = useMemo(() => {
    const known = new Set(listed.map(({ id }) => id));
    return [...ids].filter((id) => !known.has(id));
  }, [ids, listed]);
  return useQueries({
    queries: missing.map((id) => threadQuery(id)),
    combine: useCallback(
      (found: readonly { data: Thread | undefined; error: AppError | null }[]) => {
        const isMine = ({ memberIds }: Thread) => memberIds.includes(uid);
        const isGone = (one: (typeof found)[number] | undefined) =>
          one?.data === undefined ? one?.error?.code === 'not-found' : !isMine(one.data);
        return {
          threads: found.flatMap(({ data }) => (data !== undefined && isMine(data) ? [data] : [])),
          gone: missing.filter((_, index) => isGone(found[index])),
        };
      },
      [uid, missing],
    ),
  });
}

/** My role in a thread that need not be on screen; undefined until it is known, and where I have none. */
export function useMyRole(threadId: string, isWanted = true): Role | undefined {
  const { uid } = useMe();
  return useQuery({ ...myMembershipQuery(uid, threadId), enabled: isWanted }).data?.role;
}
