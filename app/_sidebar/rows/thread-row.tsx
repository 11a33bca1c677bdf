'use client';
import { BellOff, Pin } from 'lucide-react';
import { memo, useEffect, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react';
import type { Unread } from '@/hooks/threads/use-read-states';
import { pressedKey } from '@/hooks/core/keys';
import { useNow } from '@/hooks/core/use-now';
import { useDisplayName, useDisplayTitle } from '@/hooks/core/use-display-name';
import { useMyRole } from '@/hooks/threads/use-threads';
import { useStrings } from '@/hooks/core/use-strings';
import { can } from '@/model/access';
import type { Thread } from '@/model/thread';
import { badgeOf, countedUnread } from '@/model/read-state';
import { useTimes } from '@/app/_ui/times';
import { sidebarStrings } from '@/app/_sidebar/strings';
import { PageLink } from '@/app/_ui/page-link';
import { RowMenu } from './row-menu';
import { RowRename } from './row-rename';
import { endOfTrash } from '@/app/_thread/strings';
import styles from './thread-row.module.css';

type Props = {
  thread: Thread;
  isCurrent: boolean;
  isPinned: boolean;
  /** Null where unread messages are not counted. */
  unread: Unread | null;
  /** Of the list's item, where only a part of the list is rendered. */
  position?: number;
  /** -1 while there may be more. */
  count?: number;
  gapPx?: number;
  onSlot?: ComponentProps<'li'>['ref'];
};

export const ThreadRow = memo(function ThreadRow({ thread, isCurrent, isPinned, unread, ...place }: Props) {
  const [wantsName, setWantsName] = useState(false);
  const displayTitle = useDisplayTitle();
  const link = useRef<HTMLAnchorElement>(null);
  const wasNamed = useRef(false);
  const role = useMyRole(thread.id, wantsName);
  const mayRename = thread.state === 'open' && can(role, 'rename thread');
  const onKeyDown = (event: KeyboardEvent) => {
    if (pressedKey(event) === 'F2') setWantsName(true);
  };
  const isNaming = wantsName && mayRename;
  useEffect(() => {
    // Returns the focus before a click elsewhere moves it.
    if (wasNamed.current && !isNaming) link.current?.focus();
    wasNamed.current = isNaming;
  }, [isNaming]);
  const item = {
    ref: place.onSlot,
    'data-row': thread.id,
    'aria-posinset': place.position,
    'aria-setsize': place.count,
    style: place.gapPx === undefined ? undefined : { marginTop: place.gapPx },
  };
  if (isNaming) return <RowRename thread={thread} item={item} onEnd={() => setWantsName(false)} />;
  const isBold = unread !== null && countedUnread(unread) > 0;
  return (
    <li className={styles.item} {...item}>
      <PageLink
        ref={link}
        to={`/t/${thread.id}`}
        className={isBold ? `${styles.row} ${styles.unread}` : (styles.row ?? '')}
        isCurrent={isCurrent}
        onKeyDown={onKeyDown}
      >
        <span className={styles.title} dir="auto">
          {displayTitle(thread)}
        </span>
        <When thread={thread} />
        <LastMessage thread={thread} />
        <RowBadges unread={unread} isPinned={isPinned} />
      </PageLink>
      {thread.state !== 'trashed' && <RowMenu thread={thread} onRename={() => setWantsName(true)} />}
    </li>
  );
});

function When({ thread: { lastMessage, updatedAt } }: { thread: Thread }) {
  const now = useNow();
  const { fullTime, shortTime } = useTimes();
  const at = lastMessage?.at ?? updatedAt;
  return (
    <time className={styles.when} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {shortTime(at, now)}
    </time>
  );
}

function LastMessage({ thread: { state, trash, lastMessage } }: { thread: Thread }) {
  const strings = useStrings(sidebarStrings);
  const displayName = useDisplayName();
  const { dateName } = useTimes();
  const now = useNow();
  const line =
    state === 'trashed' && trash !== null
      ? strings.deletedOn(dateName(endOfTrash(trash.at), now))
      : lastMessage
        ? strings.lastMessage(
            displayName({ id: lastMessage.authorId, name: lastMessage.authorName }),
            lastMessage.preview ?? strings.messageRemoved,
          )
        : strings.noMessages;
  return (
    <span className={styles.last} dir="auto">
      {line}
    </span>
  );
}

function RowBadges({ unread, isPinned }: Pick<Props, 'unread' | 'isPinned'>) {
  const strings = useStrings(sidebarStrings);
  const { messages = 0, mentions = 0, isMuted = false } = unread ?? {};
  if (messages === 0 && mentions === 0 && !isMuted && !isPinned) return null;
  return (
    <span className={styles.badges}>
      {mentions > 0 && (
        <span className={styles.mentions}>
          <span aria-hidden="true">@{badgeOf(mentions)}</span>
          <span className="visually-hidden">{strings.mentioned(mentions)}, </span>
        </span>
      )}
      {isPinned && <Pin size={13} role="img" aria-label={strings.pinned} />}
      {isMuted && <BellOff size={13} role="img" aria-label={strings.muted} />}
      {messages > 0 && (
        <span className={styles.badge} data-quiet={isMuted || undefined}>
          {badgeOf(messages)}
          <span className="visually-hidden"> {strings.unread}</span>
        </span>
      )}
    </span>
  );
}
