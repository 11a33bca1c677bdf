'use client';
import { useCallback } from 'react';

import { dayJumpWords } from './day-jump-words';
import { fetchPart } from './fetch-part';
import { useNotices } from './use-notices';
import { useWords } from './use-words';

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
        const { getFirstSince } = await fetchPart(() => import('@/services/days'));
        const first = await getFirstSince(threadId, at);
        if (first === null) tell(nothingSince);
        else pointTo(first.id, from);
      };
      jump().catch(fail);
    },
    [threadId, pointTo, fail, tell, nothingSince],
  );
}
