'use client';
import { useEditHistory } from '@/hooks/messages/use-edit-history';
import { useNow } from '@/hooks/core/use-now';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import type { Message } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { useTimes } from '@/app/_ui/times';
import { messageMenuStrings } from '@/app/_thread/message/menu-strings';
import { messageStrings } from '@/app/_thread/message/strings';
import styles from './editing.module.css';
import { useReader } from '@/app/_thread/context';
import { MessageText } from '@/app/_thread/message/message-text';

type Props = { message: Message; onClose: () => void };

/** All versions of a message, newest first. */
export function EditHistoryDialog({ message, onClose }: Props) {
  const strings = useStrings(messageMenuStrings);
  const { tryAgain } = useStrings(messageStrings);
  const { threadId } = useReader();
  const earlier = useEditHistory(threadId, message);
  return (
    <Dialog isOpen onClose={onClose} title={strings.editHistory} description={strings.editHistoryMeans}>
      <ol className={styles.history} aria-label={strings.versions}>
        <EditVersion
          message={{ ...message, createdAt: message.editedAt ?? message.createdAt }}
          state={strings.now}
        />
        {earlier.edits.map((version, index) => (
          <EditVersion
            key={version.createdAt}
            message={version}
            state={index === earlier.edits.length - 1 && earlier.more === 'none' ? strings.original : null}
          />
        ))}
      </ol>
      {earlier.more === 'loading' && <p role="status">{strings.readingEarlier}</p>}
      {earlier.more === 'failed' && <p role="alert">{strings.earlierFailed}</p>}
      {(earlier.more === 'more' || earlier.more === 'failed') && (
        <Button look="quiet" onClick={earlier.showMore}>
          {earlier.more === 'failed' ? tryAgain : strings.showMore}
        </Button>
      )}
    </Dialog>
  );
}

function EditVersion({ message, state }: { message: Message; state: string | null }) {
  const { clock, fullTime, shortDay } = useTimes();
  const now = useNow();
  const displayName = useDisplayName();
  const { createdAt, authorId, authorName, content } = message;
  return (
    <li>
      <p className={styles.historyHead}>
        <strong dir="auto">{displayName({ id: authorId, name: authorName })}</strong>
        <time dateTime={new Date(createdAt).toISOString()} title={fullTime(createdAt)}>
          {shortDay(createdAt, now)}, {clock(createdAt)}
        </time>
        {state !== null && <span>{state}</span>}
      </p>
      <MessageText text={content} />
    </li>
  );
}
