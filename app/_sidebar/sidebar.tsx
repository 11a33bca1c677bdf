'use client';
import { Search, SquarePen, TextSearch } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { runCommand } from '@/hooks/shell/use-commands';
import { useNotices } from '@/hooks/core/use-toasts';
import { useNewThread } from '@/hooks/threads/use-threads';
import { useWords } from '@/hooks/core/use-strings';
import { PRODUCT_NAME } from '@/model/product';
import { Button } from '@/app/_ui/button';
import { Logo } from '@/app/_ui/logo';
import { listWords } from './strings';
import { PersonMenu } from './person-menu';
import { PlaceLink } from '@/app/_ui/page-link';
import { ShelfMenu } from './filter-menu';
import type { Shelf } from './filters';
import { ThreadList } from './thread-list';
import styles from './sidebar.module.css';

const MentionsList = dynamic(() => import('./mentions-list').then((module) => module.MentionsList), {
  ssr: false,
});

export function ThreadNav({ current }: { current: string | null }) {
  const words = useWords(listWords);
  const [shelf, setShelf] = useState<Shelf>('all');
  const [wanted, setWanted] = useState('');
  const { dismiss } = useNotices();
  const choose = (next: Shelf) => {
    // On a phone it would lie over the list's head.
    dismiss();
    setShelf(next);
  };
  const showAll = () => choose('all');
  return (
    <nav className={styles.nav} aria-label={words.threads}>
      <Head
        onNew={() => {
          setShelf('all');
          setWanted('');
        }}
      />
      <div className={styles.ways} role="search">
        <span className={styles.search}>
          <Search size={16} aria-hidden="true" />
          <input
            type="search"
            value={wanted}
            placeholder={words.narrow}
            aria-label={words.narrow}
            onChange={(event) => setWanted(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setWanted('')}
          />
        </span>
        <ShelfMenu shelf={shelf} onChoose={choose} />
      </div>
      {shelf === 'mentions' ? (
        <MentionsList wanted={wanted} onBack={showAll} />
      ) : (
        <ThreadList key={shelf} shelf={shelf} wanted={wanted} current={current} onBack={showAll} />
      )}
      <PersonMenu />
    </nav>
  );
}

function Head({ onNew }: { onNew: () => void }) {
  const words = useWords(listWords);
  const { create, busy } = useNewThread();
  return (
    <div className={styles.head}>
      <PlaceLink to="/" className={styles.brand ?? ''} label={words.start(PRODUCT_NAME)}>
        <Logo size={24} />
        <span>{PRODUCT_NAME}</span>
      </PlaceLink>
      <Button
        look="quiet"
        shape="icon"
        aria-label={words.findAnything}
        title={words.findAnything}
        onClick={() => runCommand('palette')}
      >
        <TextSearch size={19} aria-hidden="true" />
      </Button>
      <Button
        look="quiet"
        shape="icon"
        busy={busy}
        aria-label={words.newThread}
        title={words.newThread}
        onClick={() => {
          onNew();
          void create();
        }}
      >
        <SquarePen size={19} aria-hidden="true" />
      </Button>
    </div>
  );
}
