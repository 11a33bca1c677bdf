'use client';
import { useCallback } from 'react';

import { useAction } from '@/hooks/core/use-action';
import { dayJumpStrings } from '@/hooks/core/strings';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';

type DayJumpOptions = {
  threadId: string;
  jumpTo: (messageId: string, from: HTMLElement | null) => void;
};

/** Goes to the first message that was said at `at` or later, however far away it stands. `from`: what is read now. */
export function useDayJump({
  threadId,
  jumpTo,
}: DayJumpOptions): (at: number, from: HTMLElement | null) => void {
  const toasts = useToasts();
  const { toast } = toasts;
  const { run } = useAction(toasts);
  const { nothingSince } = useStrings(dayJumpStrings);
  return useCallback(
    (at, from) => {
      void run(async () => {
        const { getFirstSince } = await loadChunk(() => import('@/services/messages/days'));
        const first = await getFirstSince(threadId, at);
        if (first === null) toast(nothingSince);
        else jumpTo(first.id, from);
      });
    },
    [threadId, jumpTo, run, toast, nothingSince],
  );
}
