'use client';
// Stop and ask again: who may is decided by the caller, failures are told in words.
import { useCallback, useState } from 'react';
import { askAbout, regenerate, stopRun } from '@/services/messages/runs';
import { actionStrings } from '@/hooks/core/strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';

export function useStop(threadId: string): { stop: (runId: string) => void; stopping: string | null } {
  const { toastError, toast } = useToasts();
  const strings = useStrings(actionStrings);
  const [stopping, setStopping] = useState<string | null>(null);
  const stop = useCallback(
    (runId: string) => {
      setStopping(runId);
      stopRun({ threadId, runId })
        .then((outcome) => outcome === 'already-over' && toast(strings.overAlready))
        .catch(toastError)
        .finally(() => setStopping(null));
    },
    [threadId, toastError, toast, strings],
  );
  return { stop, stopping };
}

export function useAskAbout(threadId: string): { ask: (messageId: string) => void; busy: boolean } {
  const { toastError } = useToasts();
  const [busy, setBusy] = useState(false);
  const ask = useCallback(
    (messageId: string) => {
      setBusy(true);
      askAbout({ threadId, messageId })
        .catch(toastError)
        .finally(() => setBusy(false));
    },
    [threadId, toastError],
  );
  return { ask, busy };
}

export function useRegenerate(threadId: string): {
  regenerate: (answerId: string) => void;
  regenerating: string | null;
} {
  const { toastError } = useToasts();
  const [regenerating, setRegenerating] = useState<string | null>(null);
  const regenerateAnswer = useCallback(
    (answerId: string) => {
      setRegenerating(answerId);
      regenerate({ threadId, answerId })
        .catch(toastError)
        .finally(() => setRegenerating(null));
    },
    [threadId, toastError],
  );
  return { regenerate: regenerateAnswer, regenerating };
}
