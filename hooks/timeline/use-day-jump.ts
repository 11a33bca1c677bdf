'use client';
import { useCallback } from 'react';

import { dayJumpWords } from '@/hooks/core/strings';
import { fetchPart } from '@/hooks/core/load-chunk';
import { useNotices } from '@/hooks/core/use-toasts';
import { useWords } from '@/hooks/core/use-strings';

type Jump = {
  threadId: string;
  pointTo: (messageId: string, from: HTMLElement | null) => void;
};

/** Goes to the first message that was said at `at` or later, however far away it stands. `from`: what is read now. */
export function useDayJump({ threadId, pointTo }: Jump): (at: number, from: HTMLElement | null) => void {
  const { fail, tell } = useNotices();
  const { nothingSince } = useWords(dayJumpWords);
  return useCallback(
    (at, from) => {
      const jump = async () => {
        const { getFirstSince } = await fetchPart(() => import('@/services/messages/days'));
        const first = await getFirstSince(threadId, at);
        if (first === null) tell(nothingSince);
        else pointTo(first.id, from);
      };
      jump().catch(fail);
    },
    [threadId, pointTo, fail, tell, nothingSince],
  );
}
