'use client';
import { Square } from 'lucide-react';
import { useStop } from '@/hooks/runs/use-run-actions';
import { useResume, type StallState } from '@/hooks/runs/use-resume';
import { useStrings } from '@/hooks/core/use-strings';
import { LEASE_MS } from '@/model/limits';
import type { Run } from '@/model/run';
import { Button } from '@/app/_ui/button';
import { answeringStrings } from './strings';
import styles from './answer.module.css';
import { useThreadContext } from '@/app/_thread/context';

type Props = { run: Run; /** Of the text so far: a sign of life. */ length: number };

export function StreamingFoot({ run, length }: Props) {
  const strings = useStrings(answeringStrings);
  const { threadId, mayPost } = useThreadContext();
  const { stop, stopping } = useStop(threadId);
  const stallState = useResume({ threadId, afterMs: LEASE_MS, sign: `${run.id}-${run.attempt}-${length}` });
  return (
    <div className={styles.foot}>
      <span className={styles.writing} data-stall-state={stallState}>
        <i aria-hidden="true" />
        {streamingText(stallState, { run, length, strings })}
      </span>
      {mayPost && (
        <Button size="small" busy={stopping === run.id} onClick={() => stop(run.id)}>
          <Square size={12} fill="currentColor" aria-hidden="true" /> {strings.stop}
        </Button>
      )}
    </div>
  );
}

type StreamingTextOptions = Props & { strings: typeof answeringStrings.en };

function streamingText(stallState: StallState, { run, length, strings }: StreamingTextOptions): string {
  switch (stallState) {
    case 'none':
      return run.attempt > 1 ? strings.restartedFor(run.askedByName) : strings.writingFor(run.askedByName);
    case 'stalled':
      return strings.waitingToResume(run.askedByName);
    case 'away':
      return length === 0 ? strings.isAway : strings.isAwayAmid;
  }
}
