'use client';
import { useStop } from '@/hooks/runs/use-run-actions';
import { useResume } from '@/hooks/runs/use-resume';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { mayCancel } from '@/model/access';
import type { Run } from '@/model/run';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { answeringStrings } from '@/app/_thread/message/strings';
import { useActor, useReader } from '@/app/_thread/context';
import { MessageNote } from '@/app/_thread/message/message-note';

/** A question at the head of the queue that has not started after this time was left by a server that has died. */
const UNSTARTED_MS = 2_000;

/** A queued question, shown to every member. */
export function QueuedAnswer({ run, ahead }: { run: Run; ahead: number }) {
  const { threadId } = useReader();
  const actor = useActor();
  const { stop, stopping } = useStop(threadId);
  const stallState = useResume({ threadId, afterMs: ahead === 0 ? UNSTARTED_MS : null, sign: run.id });
  const strings = useStrings(answeringStrings);
  const { ordinal } = useTimes();
  const isMine = run.askedBy === actor?.me;
  const name = useDisplayName()({ id: run.askedBy, name: run.askedByName });
  const waiting = queuedText(run, { isMine, name, strings });
  return (
    <MessageNote
      look="quiet"
      text={stallState === 'away' ? strings.whileAway(waiting) : strings.queued(waiting, ordinal(ahead + 1))}
    >
      {actor !== null && mayCancel({ uid: actor.me, role: actor.role }, run) && (
        <Button
          size="small"
          look="quiet"
          busy={stopping === run.id}
          aria-label={isMine ? strings.cancelMine : strings.cancelOf(name)}
          onClick={() => stop(run.id)}
        >
          {strings.cancel}
        </Button>
      )}
    </MessageNote>
  );
}

type QueuedTextOptions = { isMine: boolean; name: string; strings: typeof answeringStrings.en };

function queuedText({ isRegeneration }: Run, { isMine, name, strings }: QueuedTextOptions): string {
  if (isRegeneration) return isMine ? strings.myRegeneration : strings.regeneration(name);
  return isMine ? strings.myQuestion : strings.question(name);
}
