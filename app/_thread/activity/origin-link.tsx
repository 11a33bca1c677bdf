'use client';
import { useLanguage, useStrings } from '@/hooks/core/use-strings';
import { useLeftOut, useOrigin } from '@/hooks/threads/use-fork';
import { LANGUAGE_TAGS } from '@/model/language';
import { PageLink } from '@/app/_ui/page-link';
import { useReader } from '@/app/_thread/context';
import styles from './activity.module.css';
import { activityStrings } from './strings';

/** The way back to where the thread was started from, for those who can read that, and who could not be brought along. */
export function OriginLink() {
  const strings = useStrings(activityStrings);
  const { threadId } = useReader();
  const origin = useOrigin(threadId);
  return (
    <>
      {origin !== null && (
        <PageLink
          className={styles.origin ?? ''}
          to={
            origin.messageId === null ? `/t/${origin.threadId}` : `/t/${origin.threadId}#${origin.messageId}`
          }
        >
          {strings.openOrigin}
        </PageLink>
      )}
      <LeftOut threadId={threadId} />
    </>
  );
}

/** A sentence with more names would be too long. */
const MOST_NAMED = 5;

function LeftOut({ threadId }: { threadId: string }) {
  const strings = useStrings(activityStrings);
  const tag = LANGUAGE_TAGS[useLanguage()];
  const names = useLeftOut(threadId);
  if (names.length === 0) return null;
  const further = names.length - MOST_NAMED;
  const named = further > 0 ? [...names.slice(0, MOST_NAMED), strings.others(further)] : names;
  return (
    <span className={styles.leftOut} role="alert">
      {strings.leftOut(new Intl.ListFormat(tag, { type: 'conjunction' }).format(named))}
    </span>
  );
}
