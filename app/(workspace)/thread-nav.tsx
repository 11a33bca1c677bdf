'use client';
import { SquarePen } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useNewThread } from '@/hooks/use-threads';
import { PRODUCT_NAME } from '@/model/product';
import { Button } from '../_ui/button';
import { Logo } from '../_ui/logo';
import { PersonMenu } from './person-menu';
import { PlaceLink } from './place-link';
import { ThreadList, type Shelf } from './thread-list';
import styles from './thread-nav.module.css';

const MentionsList = dynamic(() => import('./mentions-list').then((module) => module.MentionsList), {
  ssr: false,
});

export function ThreadNav({ current }: { current: string | null }) {
  const [shelf, setShelf] = useState<Shelf>('open');
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
      {shelf === 'mentions' ? (
        <MentionsList onBack={() => setShelf('open')} />
      ) : (
        <ThreadList key={shelf} state={shelf} current={current} onSwitch={setShelf} />
      )}
      <PersonMenu />
    </nav>
  );
}
