'use client';
// Stop and ask again: who may is decided by the caller, failures are told in words.
import { useCallback, useState } from 'react';
import { askAbout, askAgain, stopRun } from '@/services/messages/runs';
import { doingWords } from '@/hooks/core/strings';
import { useNotices } from '@/hooks/core/use-toasts';
import { useWords } from '@/hooks/core/use-strings';

export function useStop(threadId: string): { stop: (runId: string) => void; stopping: string | null } {
  const { fail, tell } = useNotices();
  const words = useWords(doingWords);
  const [stopping, setStopping] = useState<string | null>(null);
  const stop = useCallback(
    (runId: string) => {
      setStopping(runId);
      stopRun({ threadId, runId })
        .then((outcome) => outcome === 'already-over' && tell(words.overAlready))
        .catch(fail)
        .finally(() => setStopping(null));
    },
    [threadId, fail, tell, words],
  );
  return { stop, stopping };
}

export function useAskAbout(threadId: string): { ask: (messageId: string) => void; busy: boolean } {
  const { fail } = useNotices();
  const [busy, setBusy] = useState(false);
  const ask = useCallback(
    (messageId: string) => {
      setBusy(true);
      askAbout({ threadId, messageId })
        .catch(fail)
        .finally(() => setBusy(false));
    },
    [threadId, fail],
  );
  return { ask, busy };
}

export function useAskAgain(threadId: string): { again: (answerId: string) => void; asking: string | null } {
  const { fail } = useNotices();
  const [asking, setAsking] = useState<string | null>(null);
  const again = useCallback(
    (answerId: string) => {
      setAsking(answerId);
      askAgain({ threadId, answerId })
        .catch(fail)
        .finally(() => setAsking(null));
    },
    [threadId, fail],
  );
  return { again, asking };
}
