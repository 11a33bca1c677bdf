'use client';
// How the assistant is set in a thread: its instructions, live for everybody, and its model.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { changeAssistant, instructionsQuery, type Instructions } from '@/services/threads/assistant-settings';
import { useToasts } from '@/hooks/core/use-toasts';

type InstructionsView =
  | { status: 'loading' | 'failed' }
  /** Null: nobody has written any. */
  | { status: 'here'; instructions: Instructions | null };

export function useInstructions(threadId: string): InstructionsView {
  const { data, isError } = useQuery(instructionsQuery(threadId));
  if (data !== undefined) return { status: 'here', instructions: data };
  return { status: isError ? 'failed' : 'loading' };
}

export function useAssistantSettings(threadId: string) {
  const { toastError } = useToasts();
  const [busy, setBusy] = useState(false);
  /** Whether it is stored now; a failure is told in words. */
  const change = useCallback(
    async (what: Parameters<typeof changeAssistant>[1]): Promise<boolean> => {
      setBusy(true);
      try {
        await changeAssistant(threadId, what);
        return true;
      } catch (error) {
        toastError(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [threadId, toastError],
  );
  return {
    busy,
    saveInstructions: useCallback((instructions: string) => change({ instructions }), [change]),
    chooseModel: useCallback((model: string | null) => change({ model }), [change]),
  };
}
