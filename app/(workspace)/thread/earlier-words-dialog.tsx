'use client';
import { useEarlierWords } from '@/hooks/use-earlier-words';
import { useNow } from '@/hooks/use-now';
import type { Message } from '@/model/message';
import { Button } from '../../_ui/button';
import { Dialog } from '../../_ui/dialog';
import { clock, fullTime, shortDay } from '../../_ui/times';
import styles from './own-message.module.css';
import { useRoom } from './room';
import { Words } from './words';

type Props = { message: Message; onClose: () => void };

/** All that a message has said, newest first. */
export function EarlierWordsDialog({ message, onClose }: Props) {
  const { threadId } = useRoom();
  const earlier = useEarlierWords(threadId, message);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Edits of this message"
      description="Everybody in this thread can read them. Deleting the message deletes them too."
    >
      <ol className={styles.wordings} aria-label="What it said, newest first">
        <Wording message={{ ...message, createdAt: message.editedAt ?? message.createdAt }} state="Now" />
        {earlier.words.map((words, index) => (
          <Wording
            key={words.createdAt}
            message={words}
            state={index === earlier.words.length - 1 && earlier.more === 'none' ? 'At first' : null}
          />
        ))}
      </ol>
      {earlier.more === 'loading' && <p role="status">Reading what it said before…</p>}
      {earlier.more === 'failed' && <p role="alert">What it said before could not be read.</p>}
      {(earlier.more === 'more' || earlier.more === 'failed') && (
        <Button look="quiet" onClick={earlier.showMore}>
          {earlier.more === 'failed' ? 'Try again' : 'Show more'}
        </Button>
      )}
    </Dialog>
  );
}

function Wording({ message, state }: { message: Message; state: string | null }) {
  const now = useNow();
  const { createdAt, authorName, content } = message;
  return (
    <li>
      <p className={styles.wordingHead}>
        <strong dir="auto">{authorName}</strong>
        <time dateTime={new Date(createdAt).toISOString()} title={fullTime(createdAt)}>
          {shortDay(createdAt, now)}, {clock(createdAt)}
        </time>
        {state !== null && <span>{state}</span>}
      </p>
      <Words text={content} />
    </li>
  );
}
