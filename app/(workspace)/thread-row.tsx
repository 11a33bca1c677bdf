'use client';
import { memo } from 'react';
import { useNow } from '@/hooks/use-now';
import type { Thread } from '@/model/thread';
import { badgeOf } from '@/model/unread';
import { dateName, fullTime, shortTime } from '../_ui/times';
import { PlaceLink } from './place-link';
import styles from './thread-nav.module.css';
import { endOfTrash } from './thread/trash-words';

type Props = { thread: Thread; isCurrent: boolean; unread: number };

export const ThreadRow = memo(function ThreadRow({ thread, isCurrent, unread }: Props) {
  const now = useNow();
  const { lastMessage } = thread;
  const at = lastMessage?.at ?? thread.updatedAt;
  return (
    <li>
      <PlaceLink
        to={`/t/${thread.id}`}
        className={unread > 0 ? `${styles.row} ${styles.unread}` : (styles.row ?? '')}
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
        {unread > 0 && (
          <span className={styles.badge}>
            {badgeOf(unread)}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </PlaceLink>
    </li>
  );
});

function lastLineOf({ state, trash, lastMessage }: Thread, now: number): string {
  if (state === 'trashed' && trash !== null) return `Goes for good on ${dateName(endOfTrash(trash.at), now)}`;
  return lastMessage ? `${lastMessage.authorName}: ${lastMessage.preview}` : 'Nothing said yet';
}
