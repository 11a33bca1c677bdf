'use client';
// Steps back through the previous versions of an answer, one at a time. Any change of the answer, in particular a new
// version, returns to the newest.
import { useCallback, useState } from 'react';
import type { Message } from '@/model/message';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';

export type Versions = {
  /** The version on screen; null while the answer is pending. */
  shown: Message | null;
  /** The number of the version, from 1, and the number of versions. */
  number: number;
  count: number;
  isReading: boolean;
  goEarlier: () => void;
  goLater: () => void;
};

/** The versions stepped back through, the earliest last, and the state of the answer to which they belong. */
type Walk = { of: string; back: readonly Message[] };

const NOWHERE: Walk = { of: '', back: [] };

export function useVersions(threadId: string, answer: Message | null): Versions {
  const { run, busy } = useAction(useToasts());
  const [walk, setWalk] = useState(NOWHERE);
  const of = answer === null ? '' : `${answer.runId} ${answer.changedAt}`;
  const { back } = walk.of === of ? walk : NOWHERE;
  const shown = back.at(-1) ?? answer;
  const count = (answer?.versions ?? 0) + 1;

  const goEarlier = useCallback(() => {
    if (answer === null || shown === null) return;
    void run(async () => {
      const earlier = await readEarlier({ threadId, answerId: answer.id, before: shown.createdAt });
      setWalk({ of, back: [...back, earlier] });
    });
  }, [threadId, answer, shown, of, back, run]);
  const goLater = useCallback(() => setWalk({ of, back: back.slice(0, -1) }), [of, back]);
  return { shown, number: count - back.length, count, isReading: busy !== null, goEarlier, goLater };
}

type VersionOptions = { threadId: string; answerId: string; before: number };

/** A lazy chunk: few people step back. */
async function readEarlier(options: VersionOptions): Promise<Message> {
  const { getVersionBefore } = await loadChunk(() => import('@/services/messages/versions'));
  return getVersionBefore(options);
}
