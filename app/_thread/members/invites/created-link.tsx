'use client';
import { Check, Copy } from 'lucide-react';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { useCopied } from '@/hooks/core/use-copied';
import { inviteStrings } from './strings';
import styles from './invites.module.css';

/** Shows the link: its secret can be read only now. */
export function CreatedLink({ url, onDone }: { url: string; onDone: () => void }) {
  const strings = useStrings(inviteStrings);
  const { copied, copy } = useCopied();
  return (
    <div className={styles.created} role="status">
      <p>
        <strong>{strings.linkCreated}</strong> {strings.copyNow}
      </p>
      <input
        readOnly
        aria-label={strings.inviteLink}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.createdButtons}>
        <Button onClick={onDone}>{strings.done}</Button>
        <Button look="primary" onClick={() => copy(url)}>
          {copied ? <Check size={17} aria-hidden="true" /> : <Copy size={17} aria-hidden="true" />}
          {copied ? strings.copied : strings.copy}
        </Button>
      </div>
    </div>
  );
}
