'use client';
import { memo } from 'react';
import { useDraft } from '@/hooks/runs/use-draft';
import { useVersions } from '@/hooks/messages/use-versions';
import { useThrottled } from '@/hooks/core/use-throttled';
import { useStrings } from '@/hooks/core/use-strings';
import { ASSISTANT_NAME } from '@/model/product';
import { AssistantAvatar } from '@/app/_ui/avatar';
import { useTimes } from '@/app/_ui/times';
import { AnswerBody } from './answer-body';
import { AnswerFoot } from './answer-foot';
import { answeringStrings } from './strings';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { StreamingFoot } from './streaming-foot';
import { useThreadContext } from '@/app/_thread/context';
import { ReplyReference } from '@/app/_thread/message/reply-reference';
import type { AnswerRow } from '@/app/_thread/rows';
import { QueuedAnswer } from './queued-answer';

/** An answer that grows is drawn so often at most: eyes follow, and what is written beside it does not wait. */
const DRAW_MS = 250;

type Props = Omit<AnswerRow, 'kind' | 'key'>;

/** One element from the question on: waiting, growing, landed. So nothing is put in or taken away between. */
export const Answer = memo(function Answer({ message, run, ahead, isQuestionDeleted, question }: Props) {
  const strings = useStrings(answeringStrings);
  const { clock, fullTime } = useTimes();
  const { threadId, mayPost } = useThreadContext();
  const writing = run?.status === 'writing' ? run : null;
  const draft = useDraft(writing && { threadId, runId: writing.id, attempt: writing.attempt });
  const text = useThrottled(draft, writing ? DRAW_MS : 0);
  const versions = useVersions(threadId, message);
  const { shown } = versions;
  const isEarlier = shown !== message;
  const at = writing ? undefined : shown?.createdAt;
  return (
    <article
      className={styles.row}
      data-id={message?.id ?? run?.answerId}
      data-starts-group="true"
      data-kind={run?.status === 'queued' && message === null ? 'waiting' : 'answer'}
      aria-label={ASSISTANT_NAME}
      aria-busy={writing !== null || undefined}
      // Told by AnswerStatus, once.
      aria-live="off"
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
          {isEarlier && !writing && <span className={styles.time}>{strings.earlier}</span>}
        </header>
        {question && <ReplyReference replyTo={question} known={question} tie="Answer" />}
        <AnswerBody
          key={isEarlier && !writing ? versions.number : 'newest'}
          content={writing ? text : (shown?.content ?? '')}
          plain={writing ? '' : (shown?.plain ?? '')}
          state={writing ? 'streaming' : 'complete'}
        />
        {run?.status === 'queued' && <QueuedAnswer run={run} ahead={ahead} />}
        {writing && <StreamingFoot run={writing} length={text.length} />}
        {message && shown && run === null && (
          <AnswerFoot
            shown={shown}
            newest={message}
            versions={versions}
            mayRegenerate={mayPost && !isQuestionDeleted}
          />
        )}
      </div>
    </article>
  );
}, isSame);

/** Listeners bring the same run as a new object; it matters only when it changed. */
function isSame(a: Props, b: Props): boolean {
  return (
    a.message === b.message &&
    a.ahead === b.ahead &&
    a.isQuestionDeleted === b.isQuestionDeleted &&
    a.question === b.question &&
    a.run?.id === b.run?.id &&
    a.run?.status === b.run?.status &&
    a.run?.attempt === b.run?.attempt
  );
}
