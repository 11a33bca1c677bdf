'use client';
// Goes back through the previous versions of an answer, one at a time. Whatever happens to the answer itself, a new version
// above all, brings the view back to the newest.
import { useCallback, useState } from 'react';
import type { Message } from '@/model/message';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useAction } from '@/hooks/core/use-action';
import { useToasts } from '@/hooks/core/use-toasts';

export type Versions = {
  /** The version on screen; null while the answer is still to come. */
  shown: Message | null;
  /** Its number, from 1, of so many. */
  number: number;
  count: number;
  isReading: boolean;
  goEarlier: () => void;
  goLater: () => void;
};

/** The versions gone back through, the earliest last, and the state of the answer they belong to. */
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

/** Few people go back: the way to read is fetched when somebody does. */
async function readEarlier(options: VersionOptions): Promise<Message> {
  const { getVersionBefore } = await loadChunk(() => import('@/services/messages/versions'));
  return getVersionBefore(options);
}
