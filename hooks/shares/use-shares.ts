'use client';
// The share links of a thread, for its owner and admins, and all of mine.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { GuestMessage, Share, Sharing } from '@/model/share';
import {
  changeShare,
  createShare,
  mySharesQuery,
  revokeShare,
  sharePreviewQuery,
  sharesQuery,
  type NewShare,
  type PreviewOf,
  type ShareChange,
  type ShareOf,
} from '@/services/shares/shares';
import { useAction } from '@/hooks/core/use-action';
import { useErrorText } from '@/hooks/core/use-strings';

export type { NewShare, PreviewOf, ShareChange } from '@/services/shares/shares';

/** Browsers cannot listen to shares: guests come and go while the list is looked at. */
const EVERY_MS = 5_000;

type Loading = { status: 'loading' };
type Failed = { status: 'failed'; errorText: string; retry: () => void };

export type SharesView =
  | Loading
  | Failed
  | { status: 'here'; shares: readonly Share[]; count: number; site: Sharing };

export function useShares(threadId: string): SharesView {
  const errorText = useErrorText();
  const { data, error, refetch } = useQuery({ ...sharesQuery(threadId), refetchInterval: EVERY_MS });
  if (data !== undefined) return { status: 'here', ...data };
  if (error === null) return { status: 'loading' };
  return { status: 'failed', errorText: errorText(error), retry: () => void refetch() };
}

export type PreviewView =
  | Loading
  | Failed
  | { status: 'here'; messages: readonly GuestMessage[]; count: number };

export function useSharePreview(threadId: string, of: PreviewOf): PreviewView {
  const errorText = useErrorText();
  const { data, error, refetch } = useQuery(sharePreviewQuery(threadId, of));
  if (data !== undefined) return { status: 'here', ...data };
  if (error === null) return { status: 'loading' };
  return { status: 'failed', errorText: errorText(error), retry: () => void refetch() };
}

export type MyShare = Share & { threadTitle: string; titleBy: 'default' | 'assistant' | 'person' };
export type MySharesView = Loading | Failed | { status: 'here'; shares: readonly MyShare[] };

export function useMyShares(): MySharesView {
  const errorText = useErrorText();
  const { data, error, refetch } = useQuery({ ...mySharesQuery(), refetchInterval: EVERY_MS });
  if (data !== undefined) return { status: 'here', shares: data };
  if (error === null) return { status: 'loading' };
  return { status: 'failed', errorText: errorText(error), retry: () => void refetch() };
}

/** Each error is shown beside the button that caused it. */
export function useShareActions() {
  const errorText = useErrorText();
  const client = useQueryClient();
  const { run, busy, error } = useAction();
  const act = useCallback(
    <T>(what: string, threadId: string, work: () => Promise<T>) =>
      run(
        async () => {
          const outcome = await work();
          await Promise.all([
            client.invalidateQueries({ queryKey: sharesQuery(threadId).queryKey }),
            client.invalidateQueries({ queryKey: mySharesQuery().queryKey }),
          ]);
          return outcome;
        },
        { as: what },
      ),
    [run, client],
  );
  return {
    /** 'create', or the id of the share that is being changed or revoked. */
    busy,
    error: error && errorText(error),
    /** Its address, told only this once; null when it failed. */
    create: async (threadId: string, share: NewShare) =>
      (await act('create', threadId, () => createShare(threadId, share)))?.value ?? null,
    /** Null when it failed; `url` where the address was replaced. */
    change: async (of: ShareOf, change: ShareChange) => {
      const done = await act(of.shareId, of.threadId, () => changeShare(of, change));
      return done && { url: done.value };
    },
    revoke: async (of: ShareOf) => (await act(of.shareId, of.threadId, () => revokeShare(of))) !== null,
  };
}
export type ShareActions = ReturnType<typeof useShareActions>;
