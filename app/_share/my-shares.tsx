'use client';
// All links that I have made, in the settings.
import { useMyShares, useShareActions, type MyShare } from '@/hooks/shares/use-shares';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { PageLink } from '@/app/_ui/page-link';
import { ShareRow } from './share-row';
import styles from './share.module.css';
import { shareStrings } from './strings';

/** `onLeave`: a thread was opened. */
export function MyShares({ onLeave }: { onLeave: () => void }) {
  const strings = useStrings(shareStrings);
  const view = useMyShares();
  const actions = useShareActions();
  if (view.status === 'loading') return <p role="status">{strings.loading}</p>;
  if (view.status === 'failed')
    return (
      <p className={styles.failed} role="alert">
        <span>{strings.listFailed(view.errorText)}</span>
        <Button size="small" onClick={view.retry}>
          {strings.tryAgain}
        </Button>
      </p>
    );
  if (view.shares.length === 0) return <p className={styles.hint}>{strings.noneOfMine}</p>;
  return (
    <>
      <p role="alert" className={styles.problem}>
        {actions.error}
      </p>
      <ul className={styles.list} aria-label={strings.mine}>
        {view.shares.map((share) => (
          <ShareRow
            key={share.id}
            share={share}
            actions={actions}
            onChange={null}
            head={<ThreadLink share={share} onLeave={onLeave} />}
          />
        ))}
      </ul>
    </>
  );
}

function ThreadLink({ share, onLeave }: { share: MyShare; onLeave: () => void }) {
  const title = useDisplayTitle()({ title: share.threadTitle, titleBy: share.titleBy });
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- presses bubble from the link inside, which has its own keyboard handling
    <span onClick={onLeave}>
      <PageLink to={`/t/${share.threadId}`} className={styles.thread ?? ''}>
        <span dir="auto">{title}</span>
      </PageLink>
    </span>
  );
}
