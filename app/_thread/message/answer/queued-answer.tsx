'use client';
import { useStop } from '@/hooks/runs/use-run-actions';
import { useWake } from '@/hooks/runs/use-resume';
import { useWords } from '@/hooks/core/use-strings';
import { mayCancel } from '@/model/access';
import type { Run } from '@/model/run';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/use-times';
import { answeringWords } from './strings';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { useRoom } from '@/app/_thread/context';

/** The first in line waits for nobody: so long, and it was left by a server that is gone. */
const UNSTARTED_MS = 2_000;

/** A question that waits for its turn, for everybody to see. */
export function WaitingAnswer({ run, ahead }: { run: Run; ahead: number }) {
  const { threadId, me, role } = useRoom();
  const { stop, stopping } = useStop(threadId);
  const stillness = useWake({ threadId, afterMs: ahead === 0 ? UNSTARTED_MS : null, sign: run.id });
  const words = useWords(answeringWords);
  const { ordinal } = useTimes();
  const isMine = run.askedBy === me;
  const waits = whatWaits(run, { isMine, words });
  return (
    <div className={styles.state}>
      <span>{stillness === 'away' ? words.whileAway(waits) : words.inLine(waits, ordinal(ahead + 1))}</span>
      {mayCancel({ uid: me, role }, run) && (
        <Button
          size="small"
          look="quiet"
          busy={stopping === run.id}
          aria-label={isMine ? words.cancelMine : words.cancelOf(run.askedByName)}
          onClick={() => stop(run.id)}
        >
          {words.cancel}
        </Button>
      )}
    </div>
  );
}

type Asked = { isMine: boolean; words: typeof answeringWords.en };

function whatWaits({ again, askedByName }: Run, { isMine, words }: Asked): string {
  if (again) return isMine ? words.myAgain : words.again(askedByName);
  return isMine ? words.myQuestion : words.question(askedByName);
}
