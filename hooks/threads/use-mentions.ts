'use client';
// The messages that mention me, read again whenever there is a new one, or one may have been hidden.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getMentions, type Mention } from '@/services/messages/mentions';
import { useThreads } from './use-threads';
import { useMe } from '@/hooks/core/session/use-workspace';

export type { Mention };

export type Mentions = {
  status: 'loading' | 'ready' | 'failed';
  mentions: readonly Mention[];
  reload: () => void;
};

const NONE: readonly Mention[] = [];

export function useMentions(): Mentions {
  const { uid } = useMe();
  const { threads } = useThreads();
  const count = threads.reduce((sum, { mentioned }) => sum + (mentioned[uid] ?? 0), 0);
  const changedAt = threads.reduce((latest, thread) => Math.max(latest, thread.changedAt), 0);
  const query = useQuery({
    queryKey: ['mentions', uid, count, changedAt],
    queryFn: () => getMentions(uid),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 20_000,
  });
  const status = query.data ? 'ready' : query.isError ? 'failed' : 'loading';
  return { status, mentions: query.data ?? NONE, reload: () => void query.refetch() };
}
