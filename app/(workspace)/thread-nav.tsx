'use client';
import { SquarePen } from 'lucide-react';
import { useState } from 'react';
import { useNewThread } from '@/hooks/use-threads';
import { PRODUCT_NAME } from '@/model/product';
import type { ListedState } from '@/model/thread';
import { Button } from '../_ui/button';
import { Logo } from '../_ui/logo';
import { PersonMenu } from './person-menu';
import { PlaceLink } from './place-link';
import { ThreadList } from './thread-list';
import styles from './thread-nav.module.css';

export function ThreadNav({ current }: { current: string | null }) {
  const [shelf, setShelf] = useState<ListedState>('open');
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
          onClick={() => {
            setShelf('open');
            void create();
          }}
        >
          <SquarePen size={19} aria-hidden="true" />
        </Button>
      </div>
      <ThreadList key={shelf} state={shelf} current={current} onSwitch={setShelf} />
      <PersonMenu />
    </nav>
  );
}
