'use client';
import { ChevronLeft } from 'lucide-react';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { sidebarStrings } from './strings';
import styles from './sidebar.module.css';

/** What the list is narrowed to, and the way back to all threads. */
export function FilterHead({ title, onBack }: { title: string; onBack: () => void }) {
  const strings = useStrings(sidebarStrings);
  return (
    <div className={styles.filterHead}>
      <Button
        look="quiet"
        size="small"
        shape="icon"
        aria-label={strings.backToAll}
        title={strings.backToAll}
        onClick={onBack}
      >
        <ChevronLeft size={18} aria-hidden="true" />
      </Button>
      <h2>{title}</h2>
    </div>
  );
}
