'use client';
import { Bell } from 'lucide-react';
import { useNoticeSettings } from '@/hooks/use-desktop-notices';
import { Button } from '../../_ui/button';
import styles from './composer.module.css';

/** Asked once in a browser, while an answer is on its way. */
export function NoticesOffer() {
  const { state, answer } = useNoticeSettings();
  if (state !== 'unasked') return null;
  return (
    <section className={styles.offer} aria-label="Notices">
      <Bell size={17} aria-hidden="true" />
      <p>Tell you here when your question is answered or somebody mentions you, while you are elsewhere?</p>
      <Button size="small" onClick={() => void answer(true)}>
        Tell me
      </Button>
      <Button size="small" look="quiet" onClick={() => void answer(false)}>
        No
      </Button>
    </section>
  );
}
