'use client';
// My read states, as far as their threads are on screen: unread counts and pins of the list. Those that my devices change
// arrive by listeners; others are read with the page of their threads.
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { THREADS_PAGE } from '@/model/limits';
import type { Thread } from '@/model/thread';
import { unreadCountOf, unreadMentionsOf, type ReadState } from '@/model/read-state';
import {
  changedReadStatesQuery,
  getReadStates,
  pinnedReadStatesQuery,
  readStatesKey,
  unreadReadStatesQuery,
} from '@/services/threads/read-states';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useReading } from './reading';

/** By thread; null: there is none. Threads that nobody has asked about are missing. */
export type ReadStates = ReadonlyMap<string, ReadState | null>;

const NONE: ReadStates = new Map();
const askedKey = (uid: string, generation: number) => [...readStatesKey(uid), 'asked', generation] as const;
/** The threads whose read states are being read, each with its generation. */
const underway = new WeakMap<QueryClient, Set<string>>();

/** Null until the listeners have answered: nothing is unread before that. */
export function useReadStates(): ReadStates | null {
  const { uid } = useMe();
  const changed = useQuery(changedReadStatesQuery(uid)).data;
  const pinned = useQuery(pinnedReadStatesQuery(uid)).data;
  const unread = useQuery(unreadReadStatesQuery(uid)).data;
  const asked = useAsked();
  return useMemo(() => {
    if (changed === undefined || pinned === undefined || unread === undefined) return null;
    const known = new Map(asked);
    // Each has what it was told last: one may hear of a change before another.
    // A note of what is unread moves no time: the query of unread ones has it, whatever else was told.
    for (const readState of [...changed.passed, ...pinned, ...unread]) {
      const before = known.get(readState.id);
      if (before == null || readState.changedAt >= before.changedAt) known.set(readState.id, readState);
    }
    // What a listener has is so now; the time of an own change is an estimate at first.
    for (const readState of changed.window) known.set(readState.id, readState);
    return known;
  }, [asked, changed, pinned, unread]);
}

function useAsked(): ReadStates {
  const { uid } = useMe();
  const generation = useQuery(changedReadStatesQuery(uid)).data?.generation ?? 0;
  return useQuery({
    queryKey: askedKey(uid, generation),
    queryFn: () => NONE,
    initialData: NONE,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
  }).data;
}

/** Reads the read states of these threads that are not known yet. */
function useAsking(threads: readonly Thread[], known: ReadStates | null): void {
  const { uid } = useMe();
  const client = useQueryClient();
  const generation = useQuery(changedReadStatesQuery(uid)).data?.generation ?? 0;
  useEffect(() => {
    if (known === null) return;
    const missing = threads.filter(({ id }) => !known.has(id)).map(({ id }) => id);
    if (missing.length > 0) ask(client, { uid, generation, threadIds: missing });
  }, [client, uid, generation, threads, known]);
}

type Asked = { uid: string; generation: number; threadIds: readonly string[] };

function ask(client: QueryClient, { uid, generation, threadIds }: Asked): void {
  const pending = underway.get(client) ?? new Set();
  underway.set(client, pending);
  const nameOf = (id: string) => `${generation}/${id}`;
  const ids = threadIds.filter((id) => !pending.has(nameOf(id)));
  for (let from = 0; from < ids.length; from += THREADS_PAGE) {
    const some = ids.slice(from, from + THREADS_PAGE);
    some.forEach((id) => pending.add(nameOf(id)));
    const take = (found: readonly ReadState[]) => {
      const byId = new Map(found.map((readState) => [readState.id, readState]));
      client.setQueryData<ReadStates>(
        askedKey(uid, generation),
        (before) => new Map([...(before ?? NONE), ...some.map((id) => [id, byId.get(id) ?? null] as const)]),
      );
    };
    getReadStates(uid, some)
      .then(take)
      // They are asked for again with the next change of the list.
      .catch(() => undefined)
      .finally(() => some.forEach((id) => pending.delete(nameOf(id))));
  }
}

export function usePinnedIds(): ReadonlySet<string> {
  const { uid } = useMe();
  const { data } = useQuery(pinnedReadStatesQuery(uid));
  return useMemo(() => new Set(data?.map(({ id }) => id)), [data]);
}

export type Unread = { messages: number; mentions: number; isMuted: boolean };

const NOTHING_UNREAD: Unread = { messages: 0, mentions: 0, isMuted: false };

export type UnreadOf = {
  /** Nothing while the read state of the thread is not known. */
  of: (thread: Thread) => Unread;
  isKnown: (thread: Thread) => boolean;
};

/** The unread messages of each of these threads. */
export function useUnread(threads: readonly Thread[]): UnreadOf {
  const { uid } = useMe();
  const readStates = useReadStates();
  useAsking(threads, readStates);
  const reading = useReading();
  return useMemo(() => {
    const of = (thread: Thread): Unread => {
      const readState = readStates?.get(thread.id);
      if (readState === undefined) return NOTHING_UNREAD;
      const isMuted = readState?.muted === true;
      if (thread.id === reading) return { messages: 0, mentions: 0, isMuted };
      return {
        messages: unreadCountOf(thread, readState ?? undefined, uid),
        mentions: unreadMentionsOf(thread, readState ?? undefined, uid),
        isMuted,
      };
    };
    return { of, isKnown: ({ id }) => readStates?.has(id) === true };
  }, [readStates, uid, reading]);
}
