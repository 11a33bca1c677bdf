'use client';
import { useMemo } from 'react';
import { useSendings } from '@/hooks/composer/use-outbox';
import { MessageSkeleton } from '@/app/_ui/skeleton';
import { ReaderContext } from '@/app/_thread/context';
import { PendingMessage } from '@/app/_thread/message/pending-message';
import styles from './conversation.module.css';

const NOBODY = new Map<string, string>();

/** In the place of messages that are being loaded: what I have just sent here is seen at once. */
export function LoadingMessages({ threadId }: { threadId: string }) {
  const sendings = useSendings(threadId);
  const reader = useMemo(
    () => ({ threadId, photos: NOBODY, names: NOBODY, jumpTo: () => undefined }),
    [threadId],
  );
  if (sendings.length === 0) return <MessageSkeleton />;
  return (
    <ReaderContext value={reader}>
      {sendings.map((sending) => (
        <PendingMessage key={sending.id} sending={sending} startsGroup repliedTo={undefined} />
      ))}
    </ReaderContext>
  );
}

/** The same before the thread itself is known. */
export function LoadingConversation({ threadId }: { threadId: string }) {
  return (
    <div className={styles.wrap}>
      <div className={styles.content}>
        <LoadingMessages threadId={threadId} />
      </div>
    </div>
  );
}
