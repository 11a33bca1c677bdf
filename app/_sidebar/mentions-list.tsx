'use client';
import { useMentions, type Mention } from '@/hooks/threads/use-mentions';
import { useNow } from '@/hooks/core/use-now';
import { useDisplayName, useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { readableText } from '@/model/message';
import { previewOf } from '@/model/title';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { sidebarStrings } from './strings';
import { PageLink } from '@/app/_ui/page-link';
import { FilterHead } from './filter-head';
import { RowSkeleton } from '@/app/_ui/skeleton';
import styles from './sidebar.module.css';
import rowStyles from '@/app/_sidebar/rows/thread-row.module.css';
import { matchesQuery } from '@/app/_sidebar/rows/thread-sections';

type Props = { /** Text that the title of the thread has to contain. */ query: string; onBack: () => void };

/** Messages that mention me, in all my threads; each is a permalink. */
export function MentionsList({ query, onBack }: Props) {
  const strings = useStrings(sidebarStrings);
  const { status, mentions, more, reload } = useMentions();
  const displayTitle = useDisplayTitle();
  const shown = mentions.filter(({ thread }) => matchesQuery(displayTitle(thread), query));
  return (
    <>
      <FilterHead title={strings.filters.mentions} onBack={onBack} />
      <div className={styles.list}>
        {status === 'loading' && (
          <div role="status" aria-label={strings.loadingMentions}>
            <RowSkeleton />
          </div>
        )}
        {status === 'failed' && (
          <div className={styles.aside}>
            <p>{strings.mentionsFailed}</p>
            <Button size="small" onClick={reload}>
              {strings.tryAgain}
            </Button>
          </div>
        )}
        {status === 'ready' && shown.length === 0 && more.status === 'none' && (
          <p className={styles.aside}>
            {mentions.length === 0 ? strings.noMentions : strings.noMatches(query.trim())}
          </p>
        )}
        <ul className={styles.rows}>
          {shown.map((mention) => (
            <MentionRow key={`${mention.thread.id} ${mention.message.id}`} mention={mention} />
          ))}
        </ul>
        {status === 'ready' && more.status !== 'none' && (
          <div className={styles.aside}>
            {more.status === 'failed' && <p role="alert">{strings.mentionsFailed}</p>}
            {shown.length === 0 && <p role="status">{strings.noneOfMentions(mentions.length)}</p>}
            <Button size="small" busy={more.status === 'loading'} onClick={more.load}>
              {strings.olderMentions}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

function MentionRow({ mention: { thread, message } }: { mention: Mention }) {
  const now = useNow();
  const { fullTime, shortTime } = useTimes();
  const displayName = useDisplayName();
  const displayTitle = useDisplayTitle();
  const { id, authorId, authorName, createdAt } = message;
  return (
    <li>
      <PageLink to={`/t/${thread.id}#${id}`} className={rowStyles.row ?? ''}>
        <span className={rowStyles.title} dir="auto">
          {displayName({ id: authorId, name: authorName })}
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
          {displayTitle(thread)}
        </span>
      </PageLink>
    </li>
  );
}
