'use client';
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { useFeedbackList } from '@/hooks/usage/use-feedback-list';
import type { FeedbackEntry, FeedbackValue } from '@/model/feedback';
import { feedbackReasonStrings } from '@/model/feedback-strings';
import { Button } from '@/app/_ui/button';
import { PageLink } from '@/app/_ui/page-link';
import { Segments } from '@/app/_ui/segments';
import { RowSkeleton } from '@/app/_ui/skeleton';
import { useTimes } from '@/app/_ui/times';
import { Card } from '@/app/_usage/charts/chart-card';
import { usageStrings } from './strings';
import styles from './feedback-comments.module.css';
import page from './usage.module.css';

const KINDS = ['all', 'up', 'down'] as const;

type Props = { /** Null: of the whole site. */ threadId: string | null };

/** What people say about answers, with the way to each answer where the reader may open it. */
export function FeedbackComments({ threadId }: Props) {
  const strings = useStrings(usageStrings);
  const errorText = useErrorText();
  const [kind, setKind] = useState<'all' | FeedbackValue>('all');
  const { entries, more, error, reload } = useFeedbackList({ threadId, value: kind === 'all' ? null : kind });
  return (
    <Card
      title={strings.comments}
      what={strings.commentsWhat}
      isWide
      tools={
        <Segments
          look="bare"
          label={strings.show}
          value={kind}
          options={KINDS.map((value) => ({ value, label: strings.kinds[value] }))}
          onChoose={setKind}
        />
      }
    >
      {entries === null && error === null && (
        <div role="status" aria-label={strings.loadingComments}>
          <RowSkeleton />
        </div>
      )}
      {entries === null && error !== null && (
        <p role="alert" className={page.problem}>
          {strings.commentsFailed} {errorText(error)}{' '}
          <Button size="small" onClick={reload}>
            {strings.tryAgain}
          </Button>
        </p>
      )}
      {entries?.length === 0 && <p className={page.unknown}>{strings.noComments}</p>}
      {entries !== null && entries.length > 0 && (
        <ul className={styles.comments}>
          {entries.map((entry) => (
            <Comment key={entry.id} entry={entry} hasThread={threadId !== null} />
          ))}
        </ul>
      )}
      {more.status !== 'none' && (
        <Button size="small" look="quiet" busy={more.status === 'loading'} onClick={more.load}>
          {more.status === 'failed' ? strings.tryAgain : strings.moreComments}
        </Button>
      )}
    </Card>
  );
}

type CommentProps = { entry: FeedbackEntry; /** The page is about its thread. */ hasThread: boolean };

function Comment({ entry, hasThread }: CommentProps) {
  const strings = useStrings(usageStrings);
  const reasons = useStrings(feedbackReasonStrings);
  const { dayAndTime, fullTime } = useTimes();
  const Icon = entry.value === 'up' ? ThumbsUp : ThumbsDown;
  const isUp = entry.value === 'up';
  return (
    <li>
      <Icon size={17} role="img" aria-label={isUp ? strings.helpful : strings.notHelpful} />
      <div>
        {entry.reasons.length > 0 && (
          <p className={styles.reasons}>
            {entry.reasons.map((reason) => (
              <span key={reason}>{reasons[reason]}</span>
            ))}
          </p>
        )}
        {entry.comment !== '' && (
          <p className={styles.comment} dir="auto">
            {entry.comment}
          </p>
        )}
        <p className={styles.origin}>
          <time dateTime={new Date(entry.at).toISOString()} title={fullTime(entry.at)}>
            {dayAndTime(entry.at)}
          </time>
          {entry.model !== null && <code>{entry.model}</code>}
          {!hasThread && entry.title !== null && <span dir="auto">{strings.inThread(entry.title)}</span>}
          {entry.messageId !== null && (
            <PageLink to={`/t/${entry.threadId}#${entry.messageId}`} className={page.threadLink ?? ''}>
              {strings.openAnswer}
            </PageLink>
          )}
        </p>
      </div>
    </li>
  );
}
