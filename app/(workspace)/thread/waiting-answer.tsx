'use client';
import { useStop } from '@/hooks/use-run-actions';
import { useWake } from '@/hooks/use-wake';
import { useWords } from '@/hooks/use-words';
import { mayCancel } from '@/model/access';
import type { Run } from '@/model/run';
import { Button } from '../../_ui/button';
import { useTimes } from '../../_ui/use-times';
import { answeringWords } from './answering-words';
import styles from './conversation.module.css';
import { useRoom } from './room';

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
