'use client';
// Editing and deleting one's own message, one request at a time; an error is shown beside it, and nothing is lost.
import { useCallback } from 'react';
import { deleteMessage, editMessage } from '@/services/messages/own-messages';
import { useAction } from '@/hooks/core/use-action';
import { useErrorText } from '@/hooks/core/use-strings';

type OwnMessage = { threadId: string; messageId: string };

export function useOwnMessage({ threadId, messageId }: OwnMessage) {
  const errorText = useErrorText();
  const { run, busy, error } = useAction();
  /** Whether it succeeded. */
  const attempt = useCallback(async (work: () => Promise<unknown>) => (await run(work)) !== null, [run]);
  const edit = useCallback(
    (text: string) => attempt(() => editMessage({ threadId, messageId, text })),
    [attempt, threadId, messageId],
  );
  const remove = useCallback(
    () => attempt(() => deleteMessage({ threadId, messageId })),
    [attempt, threadId, messageId],
  );
  return { busy: busy !== null, problem: error && errorText(error), edit, remove };
}
