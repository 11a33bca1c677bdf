'use client';
import { useStop } from '@/hooks/use-run-actions';
import { useWake } from '@/hooks/use-wake';
import { mayCancel } from '@/model/access';
import type { Run } from '@/model/run';
import { Button } from '../../_ui/button';
import { ordinal } from '../../_ui/times';
import styles from './conversation.module.css';
import { useRoom } from './room';

/** The first in line waits for nobody: so long, and it was left by a server that is gone. */
const UNSTARTED_MS = 2_000;

const AWAY = 'The server is away; the answer comes when it is back.';

/** A question that waits for its turn, for everybody to see. */
export function WaitingAnswer({ run, ahead }: { run: Run; ahead: number }) {
  const { threadId, me, role } = useRoom();
  const { stop, stopping } = useStop(threadId);
  const stillness = useWake({ threadId, afterMs: ahead === 0 ? UNSTARTED_MS : null, sign: run.id });
  const isMine = run.askedBy === me;
  return (
    <div className={styles.state}>
      <span>
        {stillness === 'away'
          ? `${whatWaits(run, isMine)}. ${AWAY}`
          : `${whatWaits(run, isMine)}: ${ordinal(ahead + 1)} in line`}
      </span>
      {mayCancel({ uid: me, role }, run) && (
        <Button
          size="small"
          look="quiet"
          busy={stopping === run.id}
          aria-label={isMine ? 'Cancel your question' : `Cancel ${run.askedByName}’s question`}
          onClick={() => stop(run.id)}
        >
          Cancel
        </Button>
      )}
    </div>
  );
}

function whatWaits({ again, askedByName }: Run, isMine: boolean): string {
  if (again) return `Asked again by ${isMine ? 'you' : askedByName}`;
  return `${isMine ? 'Your' : `${askedByName}’s`} question waits`;
}
