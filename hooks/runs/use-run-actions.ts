'use client';
// Stop and regenerate: the caller checks the permission, toasts show failures.
import { useCallback } from 'react';
import { askAbout, regenerate, stopRun } from '@/services/messages/runs';
import { useAction } from '@/hooks/core/use-action';
import { actionStrings } from '@/hooks/core/strings';
import { useBudgetNotice, useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';

export function useStop(threadId: string): { stop: (runId: string) => void; stopping: string | null } {
  const toasts = useToasts();
  const { toast } = toasts;
  const { run, busy: stopping } = useAction(toasts);
  const strings = useStrings(actionStrings);
  const stop = useCallback(
    (runId: string) => {
      const work = async () => {
        const outcome = await stopRun({ threadId, runId });
        if (outcome === 'already-over') toast(strings.overAlready);
      };
      void run(work, { as: runId });
    },
    [threadId, run, toast, strings],
  );
  return { stop, stopping };
}

export function useAskAbout(threadId: string): { ask: (messageId: string) => void; busy: boolean } {
  const { run, busy } = useAction(useToasts());
  const tell = useBudgetNotice();
  const ask = useCallback(
    (messageId: string) => void run(async () => tell(await askAbout({ threadId, messageId }))),
    [threadId, run, tell],
  );
  return { ask, busy: busy !== null };
}

export function useRegenerate(threadId: string): {
  regenerate: (answerId: string) => void;
  regenerating: string | null;
} {
  const { run, busy: regenerating } = useAction(useToasts());
  const tell = useBudgetNotice();
  const regenerateAnswer = useCallback(
    (answerId: string) =>
      void run(async () => tell(await regenerate({ threadId, answerId })), { as: answerId }),
    [threadId, run, tell],
  );
  return { regenerate: regenerateAnswer, regenerating };
}
