'use client';
import { Check, Copy } from 'lucide-react';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { useCopied } from '@/app/_ui/use-copied';
import { invitingWords } from './strings';
import styles from './invites.module.css';

/** The one moment in which the link can be read. */
export function MadeLink({ url, onDone }: { url: string; onDone: () => void }) {
  const words = useWords(invitingWords);
  const { copied, copy } = useCopied();
  return (
    <div className={styles.made} role="status">
      <p>
        <strong>{words.made}</strong> {words.copyNow}
      </p>
      <input
        readOnly
        aria-label={words.inviteLink}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.madeButtons}>
        <Button onClick={onDone}>{words.done}</Button>
        <Button look="primary" onClick={() => copy(url)}>
          {copied ? <Check size={17} aria-hidden="true" /> : <Copy size={17} aria-hidden="true" />}
          {copied ? words.copied : words.copy}
        </Button>
      </div>
    </div>
  );
}
