'use client';
import { Square } from 'lucide-react';
import { useStop } from '@/hooks/runs/use-run-actions';
import { useWake, type Stillness } from '@/hooks/runs/use-resume';
import { useWords } from '@/hooks/core/use-strings';
import { LEASE_MS } from '@/model/limits';
import type { Run } from '@/model/run';
import { Button } from '@/app/_ui/button';
import { answeringWords } from './strings';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { useRoom } from '@/app/_thread/context';

type Props = { run: Run; /** Of the text so far: a sign of life. */ length: number };

export function GrowingFoot({ run, length }: Props) {
  const words = useWords(answeringWords);
  const { threadId, maySpeak } = useRoom();
  const { stop, stopping } = useStop(threadId);
  const stillness = useWake({ threadId, afterMs: LEASE_MS, sign: `${run.id}-${run.attempt}-${length}` });
  return (
    <div className={styles.foot}>
      <span className={styles.writing} data-stillness={stillness}>
        <i aria-hidden="true" />
        {wordsFor(stillness, { run, length, words })}
      </span>
      {maySpeak && (
        <Button size="small" busy={stopping === run.id} onClick={() => stop(run.id)}>
          <Square size={12} fill="currentColor" aria-hidden="true" /> {words.stop}
        </Button>
      )}
    </div>
  );
}

type Growing = Props & { words: typeof answeringWords.en };

function wordsFor(stillness: Stillness, { run, length, words }: Growing): string {
  switch (stillness) {
    case 'none':
      return run.attempt > 1 ? words.restartedFor(run.askedByName) : words.writingFor(run.askedByName);
    case 'still':
      return words.goesOnWith(run.askedByName);
    case 'away':
      return length === 0 ? words.isAway : words.isAwayAmid;
  }
}
