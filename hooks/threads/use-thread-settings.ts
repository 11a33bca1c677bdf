'use client';
// The assistant's settings in a thread: its instructions, live for everybody, and its model.
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import {
  changeAssistant,
  changePolicy,
  instructionsQuery,
  type Instructions,
} from '@/services/threads/assistant-settings';
import { useAction } from '@/hooks/core/use-action';
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
  const { run, busy } = useAction(useToasts());
  /** Resolves to whether the change was stored. */
  const change = useCallback(
    async (what: Parameters<typeof changeAssistant>[1]) =>
      (await run(() => changeAssistant(threadId, what))) !== null,
    [threadId, run],
  );
  return {
    busy: busy !== null,
    saveInstructions: useCallback((instructions: string) => change({ instructions }), [change]),
    chooseModel: useCallback((model: string | null) => change({ model }), [change]),
  };
}

/** Sets who may export the thread, who may start new threads from it, or who pays; a toast shows a failure. */
export function useThreadPolicy(
  threadId: string,
): (change: Parameters<typeof changePolicy>[1]) => Promise<unknown> {
  const { run } = useAction(useToasts());
  return useCallback((change) => run(() => changePolicy(threadId, change)), [threadId, run]);
}
