'use client';
// One try at a time of changing what one said; a failure stays in words beside it, and nothing is lost.
import { useCallback, useState } from 'react';
import { deleteMessage, editMessage } from '@/services/messages/own-messages';
import { useErrorText } from '@/hooks/core/use-strings';

type OwnMessage = { threadId: string; messageId: string };

export function useOwnMessage({ threadId, messageId }: OwnMessage) {
  const errorText = useErrorText();
  const [state, setState] = useState<{ busy: boolean; problem: string | null }>({
    busy: false,
    problem: null,
  });
  /** Whether it worked. */
  const attempt = useCallback(
    async (work: () => Promise<unknown>) => {
      setState({ busy: true, problem: null });
      try {
        await work();
        setState({ busy: false, problem: null });
        return true;
      } catch (error) {
        setState({ busy: false, problem: errorText(error) });
        return false;
      }
    },
    [errorText],
  );
  const edit = useCallback(
    (text: string) => attempt(() => editMessage({ threadId, messageId, text })),
    [attempt, threadId, messageId],
  );
  const remove = useCallback(
    () => attempt(() => deleteMessage({ threadId, messageId })),
    [attempt, threadId, messageId],
  );
  return { ...state, edit, remove };
}
