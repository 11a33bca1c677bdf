'use client';
import { BellOff } from 'lucide-react';
import { memo } from 'react';
import type { Unread } from '@/hooks/use-marks';
import { useNow } from '@/hooks/use-now';
import type { Thread } from '@/model/thread';
import { badgeOf } from '@/model/unread';
import { dateName, fullTime, shortTime } from '../_ui/times';
import { PlaceLink } from './place-link';
import styles from './thread-nav.module.css';
import { endOfTrash } from './thread/trash-words';

type Props = { thread: Thread; isCurrent: boolean; /** Null where nobody counts. */ unread: Unread | null };

export const ThreadRow = memo(function ThreadRow({ thread, isCurrent, unread }: Props) {
  const now = useNow();
  const { lastMessage } = thread;
  const { messages = 0, mentions = 0, isMuted = false } = unread ?? {};
  const isBold = isMuted ? mentions > 0 : messages > 0;
  const at = lastMessage?.at ?? thread.updatedAt;
  return (
    <li>
      <PlaceLink
        to={`/t/${thread.id}`}
        className={isBold ? `${styles.row} ${styles.unread}` : (styles.row ?? '')}
        isCurrent={isCurrent}
      >
        <span className={styles.title} dir="auto">
          {thread.title}
        </span>
        <time className={styles.when} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
          {shortTime(at, now)}
        </time>
        <span className={styles.last} dir="auto">
          {lastLineOf(thread, now)}
        </span>
        {(messages > 0 || isMuted) && (
          <span className={styles.marks}>
            {mentions > 0 && (
              <span className={styles.mentions}>
                <span aria-hidden="true">@{badgeOf(mentions)}</span>
                <span className="visually-hidden">{mentionWords(mentions)}, </span>
              </span>
            )}
            {isMuted && <BellOff size={13} role="img" aria-label="Muted" />}
            {messages > 0 && (
              <span className={styles.badge} data-quiet={isMuted || undefined}>
                {badgeOf(messages)}
                <span className="visually-hidden"> unread</span>
              </span>
            )}
          </span>
        )}
      </PlaceLink>
    </li>
  );
});

function mentionWords(count: number): string {
  return count === 1 ? 'you are mentioned' : `you are mentioned ${count} times`;
}

function lastLineOf({ state, trash, lastMessage }: Thread, now: number): string {
  if (state === 'trashed' && trash !== null) return `Goes for good on ${dateName(endOfTrash(trash.at), now)}`;
  return lastMessage ? `${lastMessage.authorName}: ${lastMessage.preview}` : 'Nothing said yet';
}
