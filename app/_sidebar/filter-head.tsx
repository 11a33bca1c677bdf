'use client';
import { ChevronLeft } from 'lucide-react';
import { useStrings } from '@/hooks/core/use-strings';
import { IconButton } from '@/app/_ui/icon-button';
import { sidebarStrings } from './strings';
import styles from './sidebar.module.css';

/** The active filter's name, and a button back to all threads. */
export function FilterHead({ title, onBack }: { title: string; onBack: () => void }) {
  const strings = useStrings(sidebarStrings);
  return (
    <div className={styles.filterHead}>
      <IconButton
        size="small"
        label={strings.backToAll}
        onClick={onBack}
        icon={<ChevronLeft size={18} aria-hidden="true" />}
      />
      <h2>{title}</h2>
    </div>
  );
}
