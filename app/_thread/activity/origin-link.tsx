'use client';
import { useStrings } from '@/hooks/core/use-strings';
import { useOrigin } from '@/hooks/threads/use-fork';
import { PageLink } from '@/app/_ui/page-link';
import { useReader } from '@/app/_thread/context';
import styles from './activity.module.css';
import { activityStrings } from './strings';

/** The way back to where the thread was started from, for those who can read that. */
export function OriginLink() {
  const strings = useStrings(activityStrings);
  const origin = useOrigin(useReader().threadId);
  if (origin === null) return null;
  const { threadId, messageId } = origin;
  return (
    <PageLink
      className={styles.origin ?? ''}
      to={messageId === null ? `/t/${threadId}` : `/t/${threadId}#${messageId}`}
    >
      {strings.openOrigin}
    </PageLink>
  );
}
