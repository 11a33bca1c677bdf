'use client';
import { DoorClosed } from 'lucide-react';
import dynamic from 'next/dynamic';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useStrings } from '@/hooks/core/use-strings';
import { PageLink } from '@/app/_ui/page-link';
import { buttonClass } from '@/app/_ui/button';
import { noAccessStrings } from './strings';
import styles from './thread.module.css';

/** Few people need them, and the page is complete without them: a lazy chunk. */
const NoAccessActions = dynamic(
  () =>
    loadChunk(() => import('./no-access-actions')).then(
      (module) => module.NoAccessActions,
      () => () => null,
    ),
  { ssr: false },
);

/** Unknown, forbidden, deleted and revoked threads look alike: the page does not reveal whether a thread exists. */
export function NoAccess({ threadId }: { threadId: string | null }) {
  const strings = useStrings(noAccessStrings);
  return (
    <div className={styles.middle}>
      <DoorClosed size={34} strokeWidth={1.5} aria-hidden="true" />
      <h1>{strings.title}</h1>
      <p>{strings.why}</p>
      {threadId !== null && <NoAccessActions threadId={threadId} />}
      <PageLink to="/" className={buttonClass({ look: 'plain' })}>
        {strings.back}
      </PageLink>
    </div>
  );
}
