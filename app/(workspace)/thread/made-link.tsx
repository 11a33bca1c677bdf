'use client';
import { Check, Copy } from 'lucide-react';
import { Button } from '../../_ui/button';
import { useCopied } from '../../_ui/use-copied';
import styles from './inviting.module.css';

/** The one moment in which the link can be read. */
export function MadeLink({ url, onDone }: { url: string; onDone: () => void }) {
  const { copied, copy } = useCopied();
  return (
    <div className={styles.made} role="status">
      <p>
        <strong>The link is made.</strong> Copy it now: it cannot be shown again.
      </p>
      <input
        readOnly
        aria-label="Invite link"
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.madeButtons}>
        <Button onClick={onDone}>Done</Button>
        <Button look="primary" onClick={() => copy(url)}>
          {copied ? <Check size={17} aria-hidden="true" /> : <Copy size={17} aria-hidden="true" />}
          {copied ? 'Copied' : 'Copy link'}
        </Button>
      </div>
    </div>
  );
}
