'use client';
import { useCallback } from 'react';
import { useAction } from '@/hooks/core/use-action';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useToasts } from '@/hooks/core/use-toasts';

type DayJumpOptions = {
  threadId: string;
  jumpTo: (messageId: string, from: HTMLElement | null) => void;
};

export type DayJumpOutcome = 'jumped' | 'nothing since' | 'failed';

/** Jumps to the first message posted at `at` or later, however far away it is. `from`: the article being read now. */
export function useDayJump({
  threadId,
  jumpTo,
}: DayJumpOptions): (at: number, from: HTMLElement | null) => Promise<DayJumpOutcome> {
  const { run } = useAction(useToasts());
  return useCallback(
    async (at, from) => {
      const first = await run(async () => {
        const { getFirstSince } = await loadChunk(() => import('@/services/messages/days'));
        return getFirstSince(threadId, at);
      });
      if (first === null) return 'failed';
      if (first.value === null) return 'nothing since';
      jumpTo(first.value.id, from);
      return 'jumped';
    },
    [threadId, jumpTo, run],
  );
}
