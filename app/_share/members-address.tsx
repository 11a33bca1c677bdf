'use client';
import { Check, Copy } from 'lucide-react';
import { useCopied } from '@/hooks/core/use-copied';
import { useHref } from '@/hooks/core/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import styles from './share.module.css';
import { shareStrings } from './strings';

/** No share at all: the address of the thread opens for its members. */
export function MembersAddress({ threadId }: { threadId: string }) {
  const strings = useStrings(shareStrings);
  const { copied, copy } = useCopied();
  const url = window.location.origin + useHref()(`/t/${threadId}`);
  return (
    <div className={styles.address}>
      <input
        readOnly
        aria-label={strings.address}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button look="primary" onClick={() => copy(url)}>
        {copied ? <Check size={17} aria-hidden="true" /> : <Copy size={17} aria-hidden="true" />}
        {copied ? strings.copied : strings.copy}
      </Button>
    </div>
  );
}
