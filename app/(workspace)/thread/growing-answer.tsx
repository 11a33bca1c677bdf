'use client';
import { Square } from 'lucide-react';
import { useDraft } from '@/hooks/use-draft';
import { useStop } from '@/hooks/use-run-actions';
import { useWake } from '@/hooks/use-wake';
import { LEASE_MS } from '@/model/limits';
import type { Run } from '@/model/run';
import { Button } from '../../_ui/button';
import { AnswerBody } from './answer-body';
import styles from './conversation.module.css';
import { useRoom } from './room';

export function GrowingAnswer({ run }: { run: Run }) {
  const { threadId, maySpeak } = useRoom();
  const text = useDraft({ threadId, runId: run.id, attempt: run.attempt });
  const { stop, stopping } = useStop(threadId);
  useWake(threadId, { afterMs: LEASE_MS, sign: `${run.attempt}-${text.length}` });
  return (
    <>
      <AnswerBody content={text} plain="" state="growing" />
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
    </>
  );
}
