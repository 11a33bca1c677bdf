'use client';
import { Square } from 'lucide-react';
import { useStop } from '@/hooks/use-run-actions';
import { useWake } from '@/hooks/use-wake';
import { LEASE_MS } from '@/model/limits';
import type { Run } from '@/model/run';
import { Button } from '../../_ui/button';
import styles from './conversation.module.css';
import { useRoom } from './room';

type Props = { run: Run; /** Of the text so far: a sign of life. */ length: number };

export function GrowingFoot({ run, length }: Props) {
  const { threadId, maySpeak } = useRoom();
  const { stop, stopping } = useStop(threadId);
  useWake(threadId, { afterMs: LEASE_MS, sign: `${run.attempt}-${length}` });
  return (
    <div className={styles.foot}>
      <span className={styles.writing}>
        <i aria-hidden="true" />
        {run.attempt > 1 ? 'Restarted, writing' : 'Writing'} for {run.askedByName}
      </span>
      {maySpeak && (
        <Button size="small" busy={stopping === run.id} onClick={() => stop(run.id)}>
          <Square size={12} fill="currentColor" aria-hidden="true" /> Stop
        </Button>
      )}
    </div>
  );
}
