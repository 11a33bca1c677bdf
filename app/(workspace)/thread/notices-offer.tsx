'use client';
import { Bell } from 'lucide-react';
import { useNoticeSettings } from '@/hooks/use-desktop-notices';
import { useWords } from '@/hooks/use-words';
import { Button } from '../../_ui/button';
import { composerWords } from './composer-words';
import styles from './composer.module.css';

/** Asked once in a browser, while an answer is on its way. */
export function NoticesOffer() {
  const words = useWords(composerWords);
  const { state, answer } = useNoticeSettings();
  if (state !== 'unasked') return null;
  return (
    <section className={styles.offer} aria-label={words.notices}>
      <Bell size={17} aria-hidden="true" />
      <p>{words.noticesOffer}</p>
      <Button size="small" onClick={() => void answer(true)}>
        {words.tellMe}
      </Button>
      <Button size="small" look="quiet" onClick={() => void answer(false)}>
        {words.no}
      </Button>
    </section>
  );
}
