'use client';
import { useMentions, type Mention } from '@/hooks/use-mentions';
import { useNow } from '@/hooks/use-now';
import { readableText } from '@/model/message';
import { previewOf } from '@/model/title';
import { Button } from '../_ui/button';
import { fullTime, shortTime } from '../_ui/times';
import { PlaceLink } from './place-link';
import { ShelfHead } from './shelf-head';
import { RowBones } from './skeleton';
import styles from './thread-nav.module.css';

/** Messages that mention me, in all my threads; each leads to its place. */
export function MentionsList({ onBack }: { onBack: () => void }) {
  const { status, mentions, reload } = useMentions();
  return (
    <>
      <ShelfHead title="Mentions" onBack={onBack} />
      <div className={styles.list}>
        {status === 'loading' && (
          <div role="status" aria-label="Loading mentions">
            <RowBones />
          </div>
        )}
        {status === 'failed' && (
          <div className={styles.aside}>
            <p>Your mentions could not be loaded.</p>
            <Button size="small" onClick={reload}>
              Try again
            </Button>
          </div>
        )}
        {status === 'ready' && mentions.length === 0 && (
          <p className={styles.aside}>
            Nobody has mentioned you yet. Who writes @ and your name in a thread calls you here.
          </p>
        )}
        <ul className={styles.rows}>
          {mentions.map((mention) => (
            <MentionRow key={`${mention.threadId} ${mention.message.id}`} mention={mention} />
          ))}
        </ul>
      </div>
    </>
  );
}

function MentionRow({ mention: { threadId, title, message } }: { mention: Mention }) {
  const now = useNow();
  const { id, authorName, createdAt } = message;
  return (
    <li>
      <PlaceLink to={`/t/${threadId}#${id}`} className={styles.row ?? ''}>
        <span className={styles.title} dir="auto">
          {authorName}
        </span>
        <time
          className={styles.when}
          dateTime={new Date(createdAt).toISOString()}
          title={fullTime(createdAt)}
        >
          {shortTime(createdAt, now)}
        </time>
        <span className={styles.quote} dir="auto">
          {previewOf(readableText(message))}
        </span>
        <span className={styles.last} dir="auto">
          {title}
        </span>
      </PlaceLink>
    </li>
  );
}
