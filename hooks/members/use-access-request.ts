'use client';
// Asking to be let into a thread, and waiting for it.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { keep, readKept } from '@/services/core/local-store';
import { askToJoin, isLetIn } from '@/services/members/access-requests';
import { threadKey } from '@/services/threads/threads';
import { useLostThreads } from '@/hooks/threads/use-access-loss';
import { useErrorWords } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/shell/workspace-provider';

const nameOf = (threadId: string) => `asked:${threadId}`;

/**
 * The list of threads tells at once of a thread that one is let into, when it is among the newest; whether an older one
 * opened is looked for so often.
 */
const LOOK_EVERY_MS = 15_000;

export type Asking = {
  status: 'not-asked' | 'asking' | 'asked';
  /** What went wrong, told where it was pressed. */
  error: string | null;
  ask: (note: string) => Promise<void>;
  askAnew: () => void;
};

export function useAsking(threadId: string): Asking {
  const { uid } = useMe();
  const lostAt = useLostThreads(uid)[threadId] ?? 0;
  const [askedAt, setAskedAt] = useState(() => timeOf(readKept(uid, nameOf(threadId))));
  const [isAsking, setIsAsking] = useState(false);
  const wordsOf = useErrorWords();
  const [error, setError] = useState<string | null>(null);
  // Who asked, was let in and is out again has not asked since.
  const hasAsked = askedAt > lostAt;
  useComingIn(threadId, hasAsked);
  const remember = useCallback(
    (at: number) => {
      keep(uid, nameOf(threadId), at === 0 ? null : at);
      setAskedAt(at);
    },
    [uid, threadId],
  );
  const ask = useCallback(
    async (note: string) => {
      setIsAsking(true);
      setError(null);
      await askToJoin(threadId, note).then(
        () => remember(Date.now()),
        (cause: unknown) => setError(wordsOf(cause)),
      );
      setIsAsking(false);
    },
    [remember, threadId, wordsOf],
  );
  const status = hasAsked ? 'asked' : isAsking ? 'asking' : 'not-asked';
  return { status, error, ask, askAnew: useCallback(() => remember(0), [remember]) };
}

/** 0: never. */
function timeOf(kept: unknown): number {
  return typeof kept === 'number' ? kept : 0;
}

function useComingIn(threadId: string, isWaiting: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isWaiting) return;
    let left = false;
    const look = async () => {
      if (document.visibilityState !== 'visible' || !(await isLetIn(threadId)) || left) return;
      await client.resetQueries({ queryKey: threadKey(threadId) });
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [client, threadId, isWaiting]);
}
