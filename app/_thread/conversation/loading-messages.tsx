'use client';
import { useMemo } from 'react';
import { wasMadeHere } from '@/hooks/composer/made-here';
import type { Sending } from '@/hooks/composer/outbox';
import { useSendings } from '@/hooks/composer/use-outbox';
import { MessageSkeleton } from '@/app/_ui/skeleton';
import { ReaderContext } from '@/app/_thread/context';
import { PendingMessage } from '@/app/_thread/message/pending-message';
import styles from './conversation.module.css';

const NOBODY = new Map<string, string>();

type Loading = {
  sendings: readonly Sending[];
  /** Of the thread; null while it is not known. */
  landedCount: number | null;
  /** It was made on this page. */
  isMadeHere: boolean;
  /** A message further up is being looked for: the end is not shown. */
  isArriving: boolean;
};

/** What stands in the place of messages that are being loaded. Pending ones hide that only where there is nothing else to come. */
export function shownWhileLoading({ sendings, landedCount, isMadeHere, isArriving }: Loading) {
  const shown = isArriving ? [] : sendings;
  const isNew = landedCount === null ? isMadeHere : landedCount <= shown.length;
  return { sendings: shown, hasSkeleton: shown.length === 0 || !isNew };
}

type Props = { threadId: string } & Pick<Loading, 'landedCount' | 'isArriving'>;

/** In the place of messages that are being loaded: what I have just sent here is seen at once. */
export function LoadingMessages({ threadId, landedCount, isArriving }: Props) {
  const pending = useSendings(threadId);
  const isMadeHere = wasMadeHere(threadId);
  const { sendings, hasSkeleton } = shownWhileLoading({
    sendings: pending,
    landedCount,
    isMadeHere,
    isArriving,
  });
  return (
    <>
      {hasSkeleton && <MessageSkeleton />}
      {sendings.map((sending) => (
        <PendingMessage key={sending.id} sending={sending} startsGroup repliedTo={undefined} />
      ))}
    </>
  );
}

/** The same before the thread itself is known. */
export function LoadingConversation({ threadId }: { threadId: string }) {
  const reader = useMemo(
    () => ({ threadId, photos: NOBODY, names: NOBODY, jumpTo: () => undefined }),
    [threadId],
  );
  return (
    <ReaderContext value={reader}>
      <div className={styles.wrap}>
        <div className={styles.content}>
          <LoadingMessages threadId={threadId} landedCount={null} isArriving={window.location.hash !== ''} />
        </div>
      </div>
    </ReaderContext>
  );
}
