'use client';
import { ChevronLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../_ui/button';
import styles from './thread-nav.module.css';

/** The name of a list that stands in place of the threads, and the way back to them. */
export function ShelfHead({ title, onBack }: { title: string; onBack: () => void }) {
  const back = useRef<HTMLButtonElement>(null);
  // The button that led here is gone: the focus goes on to the way back.
  useEffect(() => back.current?.focus({ preventScroll: true }), []);
  return (
    <div className={styles.shelfHead}>
      <Button
        ref={back}
        look="quiet"
        size="small"
        shape="icon"
        aria-label="Back to your threads"
        onClick={onBack}
      >
        <ChevronLeft size={18} aria-hidden="true" />
      </Button>
      <h2>{title}</h2>
    </div>
  );
}
