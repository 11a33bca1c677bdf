'use client';
import { useStop } from '@/hooks/use-run-actions';
import type { Run } from '@/model/run';
import { Button } from '../../_ui/button';
import { ordinal } from '../../_ui/times';
import styles from './conversation.module.css';
import { useRoom } from './room';

/** A question that waits for its turn, for everybody to see. */
export function WaitingAnswer({ run, ahead }: { run: Run; ahead: number }) {
  const { threadId, maySpeak } = useRoom();
  const { stop, stopping } = useStop(threadId);
  return (
    <div className={styles.state}>
      <span>
        {run.askedByName}’s question waits: {ordinal(ahead + 1)} in line
      </span>
      {maySpeak && (
        <Button
          size="small"
          look="quiet"
          busy={stopping === run.id}
          aria-label={`Cancel ${run.askedByName}’s question`}
          onClick={() => stop(run.id)}
        >
          Cancel
        </Button>
      )}
    </div>
  );
}
