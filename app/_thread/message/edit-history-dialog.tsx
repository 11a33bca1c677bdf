'use client';
import { useEarlierWords } from '@/hooks/messages/use-edit-history';
import { useNow } from '@/hooks/core/use-now';
import { useWords } from '@/hooks/core/use-strings';
import type { Message } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { useTimes } from '@/app/_ui/use-times';
import { messageWords } from './strings';
import styles from './own-message.module.css';
import { useRoom } from '@/app/_thread/context';
import { Words } from './message-text';

type Props = { message: Message; onClose: () => void };

/** All that a message has said, newest first. */
export function EarlierWordsDialog({ message, onClose }: Props) {
  const words = useWords(messageWords);
  const { threadId } = useRoom();
  const earlier = useEarlierWords(threadId, message);
  return (
    <Dialog isOpen onClose={onClose} title={words.edits} description={words.editsMean}>
      <ol className={styles.wordings} aria-label={words.whatItSaid}>
        <Wording
          message={{ ...message, createdAt: message.editedAt ?? message.createdAt }}
          state={words.now}
        />
        {earlier.words.map((wording, index) => (
          <Wording
            key={wording.createdAt}
            message={wording}
            state={index === earlier.words.length - 1 && earlier.more === 'none' ? words.atFirst : null}
          />
        ))}
      </ol>
      {earlier.more === 'loading' && <p role="status">{words.readingEarlier}</p>}
      {earlier.more === 'failed' && <p role="alert">{words.earlierFailed}</p>}
      {(earlier.more === 'more' || earlier.more === 'failed') && (
        <Button look="quiet" onClick={earlier.showMore}>
          {earlier.more === 'failed' ? words.tryAgain : words.showMore}
        </Button>
      )}
    </Dialog>
  );
}

function Wording({ message, state }: { message: Message; state: string | null }) {
  const { clock, fullTime, shortDay } = useTimes();
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
