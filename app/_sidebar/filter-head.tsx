'use client';
import { ChevronLeft } from 'lucide-react';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { listWords } from './strings';
import styles from './sidebar.module.css';

/** What the list is narrowed to, and the way back to all threads. */
export function ShelfHead({ title, onBack }: { title: string; onBack: () => void }) {
  const words = useWords(listWords);
  return (
    <div className={styles.shelfHead}>
      <Button
        look="quiet"
        size="small"
        shape="icon"
        aria-label={words.backToAll}
        title={words.backToAll}
        onClick={onBack}
      >
        <ChevronLeft size={18} aria-hidden="true" />
      </Button>
      <h2>{title}</h2>
    </div>
  );
}
