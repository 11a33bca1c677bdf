'use client';
import { memo } from 'react';
import { useDraft } from '@/hooks/use-draft';
import type { Message } from '@/model/message';
import type { Run } from '@/model/run';
import { ASSISTANT_NAME } from '@/model/product';
import { AssistantAvatar } from '../../_ui/avatar';
import { clock, fullTime } from '../../_ui/times';
import { AnswerBody } from './answer-body';
import { AnswerFoot } from './answer-foot';
import styles from './conversation.module.css';
import { GrowingFoot } from './growing-foot';
import { useRoom } from './room';
import { WaitingAnswer } from './waiting-answer';

type Props = { message: Message | null; run: Run | null; ahead: number };

/** One element from the question on: waiting, growing, landed. So nothing is put in or taken away between. */
export const Answer = memo(function Answer({ message, run, ahead }: Props) {
  const { threadId } = useRoom();
  const writing = run?.status === 'writing' ? run : null;
  const text = useDraft(writing && { threadId, runId: writing.id, attempt: writing.attempt });
  const at = message?.createdAt;
  return (
    <article
      className={styles.row}
      data-begins="true"
      data-kind={run?.status === 'queued' ? 'waiting' : 'answer'}
      aria-label={ASSISTANT_NAME}
      aria-busy={writing !== null || undefined}
    >
      <AssistantAvatar size={32} />
      <div className={styles.body}>
        <header className={styles.head}>
          <strong>{ASSISTANT_NAME}</strong>
          {at !== undefined && (
            <time className={styles.time} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
              {clock(at)}
            </time>
          )}
        </header>
        {run?.status === 'queued' && <WaitingAnswer run={run} ahead={ahead} />}
        <AnswerBody
          content={writing ? text : (message?.content ?? '')}
          plain={message?.plain ?? ''}
          state={writing ? 'growing' : 'landed'}
        />
        {writing && <GrowingFoot run={writing} length={text.length} />}
        {message && run === null && <AnswerFoot message={message} />}
      </div>
    </article>
  );
}, isSame);

/** Listeners bring the same run as a new object; it matters only when it changed. */
function isSame(a: Props, b: Props): boolean {
  return (
    a.message === b.message &&
    a.ahead === b.ahead &&
    a.run?.id === b.run?.id &&
    a.run?.status === b.run?.status &&
    a.run?.attempt === b.run?.attempt
  );
}
