'use client';
import { lazy, Suspense } from 'react';
import { useIsIdle } from '@/hooks/shell/use-idle';
import type { Message } from '@/model/message';
import { Boundary } from '@/app/_ui/boundary';
import { useActor, useReader } from '@/app/_thread/context';
import styles from './answer.module.css';

const FeedbackButtons = lazy(() =>
  import('@/app/_thread/message/feedback/feedback-buttons').then((module) => ({
    default: module.FeedbackButtons,
  })),
);

/** The place of the feedback buttons, which are fetched once the page is idle: what stands beside them does not move. */
export function FeedbackSlot({ answer: { id, runId, imported } }: { answer: Message }) {
  const { threadId } = useReader();
  const isMember = useActor() !== null;
  const isIdle = useIsIdle();
  if (!isMember || runId === null || imported !== undefined) return null;
  const space = <i className={styles.feedbackSpace} />;
  return (
    <Boundary resetBy={runId} fallback={space}>
      {isIdle ? (
        <Suspense fallback={space}>
          <FeedbackButtons answer={{ threadId, messageId: id, runId }} />
        </Suspense>
      ) : (
        space
      )}
    </Boundary>
  );
}
