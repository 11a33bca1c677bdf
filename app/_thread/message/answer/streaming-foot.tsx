'use client';
import { Square } from 'lucide-react';
import { useStop } from '@/hooks/runs/use-run-actions';
import { useResume, type StallState } from '@/hooks/runs/use-resume';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { LEASE_MS } from '@/model/limits';
import type { Run } from '@/model/run';
import { Button } from '@/app/_ui/button';
import { answeringStrings } from '@/app/_thread/message/strings';
import styles from './answer.module.css';
import { useActor, useReader } from '@/app/_thread/context';

type Props = { run: Run; /** The length of the text so far, a sign of life. */ length: number };

export function StreamingFoot({ run, length }: Props) {
  const strings = useStrings(answeringStrings);
  const name = useDisplayName()({ id: run.askedBy, name: run.askedByName });
  const { threadId } = useReader();
  const actor = useActor();
  const { stop, stopping } = useStop(threadId);
  const stallState = useResume({ threadId, afterMs: LEASE_MS, sign: `${run.id}-${run.attempt}-${length}` });
  return (
    <div className={styles.foot}>
      <span className={styles.writing} data-stall-state={stallState}>
        <i aria-hidden="true" />
        {streamingText(stallState, { run, length, name, strings })}
      </span>
      {actor?.mayPost && (
        <Button size="small" busy={stopping === run.id} onClick={() => stop(run.id)}>
          <Square size={12} fill="currentColor" aria-hidden="true" /> {strings.stop}
        </Button>
      )}
    </div>
  );
}

type StreamingTextOptions = Props & { name: string; strings: typeof answeringStrings.en };

function streamingText(stallState: StallState, { run, length, name, strings }: StreamingTextOptions): string {
  switch (stallState) {
    case 'none':
      return run.attempt > 1 ? strings.restartedFor(name) : strings.writingFor(name);
    case 'stalled':
      return strings.waitingToResume(name);
    case 'away':
      return length === 0 ? strings.isAway : strings.isAwayAmid;
  }
}
