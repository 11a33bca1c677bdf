'use client';
// Hiding a message from everybody, and showing it again, for the owner and admins; the listener delivers the result.
import { useCallback } from 'react';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';
import { hideMessage, restoreMessage } from '@/services/messages/hide-message';

export function useHideMessage(target: { threadId: string; messageId: string }) {
  const { threadId, messageId } = target;
  const { run, busy } = useAction(useToasts());
  const hide = useCallback(
    () => void run(() => hideMessage({ threadId, messageId })),
    [run, threadId, messageId],
  );
  const restore = useCallback(
    () => void run(() => restoreMessage({ threadId, messageId })),
    [run, threadId, messageId],
  );
  return { hide, restore, busy: busy !== null };
}
