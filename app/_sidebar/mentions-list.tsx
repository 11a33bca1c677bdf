'use client';
import { useMentions, type Mention } from '@/hooks/threads/use-mentions';
import { useNow } from '@/hooks/core/use-now';
import { useWords } from '@/hooks/core/use-strings';
import { readableText } from '@/model/message';
import { previewOf } from '@/model/title';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/use-times';
import { listWords } from './strings';
import { PlaceLink } from '@/app/_ui/page-link';
import { ShelfHead } from './filter-head';
import { RowBones } from '@/app/_ui/skeleton';
import styles from './sidebar.module.css';
import rowStyles from './thread-row.module.css';
import { isCalled } from './thread-sections';

type Props = { /** What the title of the thread has to hold. */ wanted: string; onBack: () => void };

/** Messages that mention me, in all my threads; each leads to its place. */
export function MentionsList({ wanted, onBack }: Props) {
  const words = useWords(listWords);
  const { status, mentions, reload } = useMentions();
  const shown = mentions.filter(({ title }) => isCalled(title, wanted));
  return (
    <>
      <ShelfHead title={words.shelves.mentions} onBack={onBack} />
      <div className={styles.list}>
        {status === 'loading' && (
          <div role="status" aria-label={words.loadingMentions}>
            <RowBones />
          </div>
        )}
        {status === 'failed' && (
          <div className={styles.aside}>
            <p>{words.mentionsFailed}</p>
            <Button size="small" onClick={reload}>
              {words.tryAgain}
            </Button>
          </div>
        )}
        {status === 'ready' && shown.length === 0 && (
          <p className={styles.aside}>
            {mentions.length === 0 ? words.noMentions : words.noneCalled(wanted.trim())}
          </p>
        )}
        <ul className={styles.rows}>
          {shown.map((mention) => (
            <MentionRow key={`${mention.threadId} ${mention.message.id}`} mention={mention} />
          ))}
        </ul>
      </div>
    </>
  );
}

function MentionRow({ mention: { threadId, title, message } }: { mention: Mention }) {
  const now = useNow();
  const { fullTime, shortTime } = useTimes();
  const { id, authorName, createdAt } = message;
  return (
    <li>
      <PlaceLink to={`/t/${threadId}#${id}`} className={rowStyles.row ?? ''}>
        <span className={rowStyles.title} dir="auto">
          {authorName}
        </span>
        <time
          className={rowStyles.when}
          dateTime={new Date(createdAt).toISOString()}
          title={fullTime(createdAt)}
        >
          {shortTime(createdAt, now)}
        </time>
        <span className={rowStyles.quote} dir="auto">
          {previewOf(readableText(message), message.role)}
        </span>
        <span className={rowStyles.last} dir="auto">
          {title}
        </span>
      </PlaceLink>
    </li>
  );
}
