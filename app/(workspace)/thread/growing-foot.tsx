'use client';
import { Square } from 'lucide-react';
import { useStop } from '@/hooks/use-run-actions';
import { useWake, type Stillness } from '@/hooks/use-wake';
import { LEASE_MS } from '@/model/limits';
import type { Run } from '@/model/run';
import { Button } from '../../_ui/button';
import styles from './conversation.module.css';
import { useRoom } from './room';

type Props = { run: Run; /** Of the text so far: a sign of life. */ length: number };

export function GrowingFoot({ run, length }: Props) {
  const { threadId, maySpeak } = useRoom();
  const { stop, stopping } = useStop(threadId);
  const stillness = useWake({ threadId, afterMs: LEASE_MS, sign: `${run.id}-${run.attempt}-${length}` });
  return (
    <div className={styles.foot}>
      <span className={styles.writing} data-stillness={stillness}>
        <i aria-hidden="true" />
        {wordsFor(stillness, { run, length })}
      </span>
      {maySpeak && (
        <Button size="small" busy={stopping === run.id} onClick={() => stop(run.id)}>
          <Square size={12} fill="currentColor" aria-hidden="true" /> Stop
        </Button>
      )}
    </div>
  );
}

function wordsFor(stillness: Stillness, { run, length }: Props): string {
  switch (stillness) {
    case 'none':
      return `${run.attempt > 1 ? 'Restarted, writing' : 'Writing'} for ${run.askedByName}`;
    case 'still':
      return `Waiting to go on with ${run.askedByName}’s answer`;
    case 'away':
      return length === 0
        ? 'The server is away. The answer comes when it is back.'
        : 'The server is away. What is written so far stays and goes on when it is back.';
  }
}
