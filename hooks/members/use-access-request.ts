'use client';
// Requesting access to a thread, and waiting for the approval.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { writeLocalStore, readLocalStore } from '@/services/core/local-store';
import { askToJoin, isApproved } from '@/services/members/access-requests';
import { threadKey } from '@/services/threads/threads';
import { useAccessLosses } from '@/hooks/threads/use-access-loss';
import { useAction } from '@/hooks/core/use-action';
import { useErrorText } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';

const nameOf = (threadId: string) => `access-request:${threadId}`;

/**
 * The interval at which approval is checked. The thread list shows an approved thread immediately only if it is among
 * the newest; older ones are found by this poll.
 */
const LOOK_EVERY_MS = 15_000;

export type AccessRequest = {
  status: 'not-asked' | 'asking' | 'asked';
  /** Shown beside the button. */
  error: string | null;
  ask: (note: string) => Promise<void>;
  requestAgain: () => void;
};

export function useAccessRequest(threadId: string): AccessRequest {
  const { uid } = useMe();
  const lostAt = useAccessLosses(uid)[threadId] ?? 0;
  const [askedAt, setAskedAt] = useState(() => timeOf(readLocalStore(uid, nameOf(threadId))));
  const errorText = useErrorText();
  const { run, busy, error } = useAction();
  // A request from before the loss of access was used up by an approval.
  const hasAsked = askedAt > lostAt;
  useApprovalPolling(threadId, hasAsked);
  const remember = useCallback(
    (at: number) => {
      writeLocalStore(uid, nameOf(threadId), at === 0 ? null : at);
      setAskedAt(at);
    },
    [uid, threadId],
  );
  const ask = useCallback(
    async (note: string) => {
      await run(async () => {
        await askToJoin(threadId, note);
        remember(Date.now());
      });
    },
    [run, remember, threadId],
  );
  const status = hasAsked ? 'asked' : busy !== null ? 'asking' : 'not-asked';
  return {
    status,
    error: error && errorText(error),
    ask,
    requestAgain: useCallback(() => remember(0), [remember]),
  };
}

/** 0: never. */
function timeOf(stored: unknown): number {
  return typeof stored === 'number' ? stored : 0;
}

function useApprovalPolling(threadId: string, isWaiting: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isWaiting) return;
    let left = false;
    const look = async () => {
      if (document.visibilityState !== 'visible' || !(await isApproved(threadId)) || left) return;
      await client.resetQueries({ queryKey: threadKey(threadId) });
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [client, threadId, isWaiting]);
}
