'use client';
import { SquarePen } from 'lucide-react';
import { useNewThread, useThreads, type ThreadList } from '@/hooks/use-threads';
import { PRODUCT_NAME } from '@/model/product';
import { Button } from '../_ui/button';
import { Logo } from '../_ui/logo';
import { PersonMenu } from './person-menu';
import { RowBones } from './skeleton';
import { PlaceLink } from './place-link';
import styles from './thread-nav.module.css';
import { ThreadRow } from './thread-row';

export function ThreadNav({ current }: { current: string | null }) {
  const list = useThreads();
  const { create, busy } = useNewThread();
  return (
    <nav className={styles.nav} aria-label="Threads">
      <div className={styles.head}>
        <PlaceLink to="/" className={styles.brand ?? ''} label={`${PRODUCT_NAME}, start`}>
          <Logo size={24} />
          <span>{PRODUCT_NAME}</span>
        </PlaceLink>
        <Button
          look="quiet"
          shape="icon"
          busy={busy}
          aria-label="New thread"
          title="New thread"
          onClick={() => void create()}
        >
          <SquarePen size={19} aria-hidden="true" />
        </Button>
      </div>
      <div className={styles.list}>
        <Rows list={list} current={current} />
      </div>
      <PersonMenu />
    </nav>
  );
}

function Rows({ list, current }: { list: ThreadList; current: string | null }) {
  if (list.status === 'loading') {
    return (
      <div role="status" aria-label="Loading threads">
        <RowBones />
      </div>
    );
  }
  if (list.status === 'failed') {
    return (
      <div className={styles.aside}>
        <p>Your threads could not be loaded.</p>
        <Button size="small" onClick={list.reload}>
          Try again
        </Button>
      </div>
    );
  }
  if (list.threads.length === 0) {
    return <p className={styles.aside}>No threads yet. Begin one; you can add people to it at any time.</p>;
  }
  return (
    <>
      <ul className={styles.rows}>
        {list.threads.map((thread) => (
          <ThreadRow key={thread.id} thread={thread} isCurrent={thread.id === current} />
        ))}
      </ul>
      {list.hasMore && (
        <Button look="quiet" className={styles.more} onClick={list.showMore}>
          Show more
        </Button>
      )}
    </>
  );
}
