'use client';
// Starting a thread from a message of another one, and the way back.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Origin } from '@/model/fork';
import { forkThread, originQuery } from '@/services/threads/forks';
import { useAction } from '@/hooks/core/use-action';
import { useNavigate } from '@/hooks/core/use-location';

export function useFork(threadId: string) {
  const { run, busy, error } = useAction();
  const navigate = useNavigate();
  // Pressed again after a failure, it is the same request.
  const [id] = useState(() => crypto.randomUUID());
  /** Opens the new thread. */
  const start = useCallback(
    (messageId: string, members: string[]) =>
      void run(async () => navigate(`/t/${await forkThread(threadId, { id, messageId, members })}`)),
    [run, navigate, threadId, id],
  );
  return { start, busy: busy !== null, error };
}

/** Null until it is known, and for whoever cannot read it. */
export function useOrigin(threadId: string): Origin {
  return useQuery(originQuery(threadId)).data ?? null;
}
