'use client';
// Continuing a share in a thread of one's own: loaded when somebody presses for it.
import { useCallback, useState } from 'react';
import { forkShare } from '@/services/shares/forks';
import { useAction } from '@/hooks/core/use-action';
import { useHref } from '@/hooks/core/session/use-session';

export function useForkShare(shareId: string) {
  const { run, busy, error } = useAction();
  const href = useHref();
  // Pressed again after a failure, it is the same request.
  const [id] = useState(() => crypto.randomUUID());
  /** Leaves this page for the new thread. */
  const start = useCallback(
    () => void run(async () => window.location.assign(href(`/t/${await forkShare(shareId, id)}`))),
    [run, href, shareId, id],
  );
  return { start, busy: busy !== null, error };
}
