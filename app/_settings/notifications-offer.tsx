'use client';
import { Bell } from 'lucide-react';
import { useNoticeSettings } from '@/hooks/notifications/use-notifications';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { composerWords } from '@/app/_thread/composer/strings';
import styles from '@/app/_thread/composer/composer.module.css';

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
