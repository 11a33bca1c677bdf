'use client';
import { Check, Copy } from 'lucide-react';
import { useCopied } from '@/hooks/core/use-copied';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { linkStrings } from './strings';
import styles from './fields.module.css';

/** An address to be copied: a press selects it. */
export function LinkInput({ label, url }: { label: string; url: string }) {
  return (
    <input
      readOnly
      className={styles.link}
      aria-label={label}
      value={url}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}

export function CopyLinkButton({ url }: { url: string }) {
  const strings = useStrings(linkStrings);
  const { copied, copy } = useCopied();
  return (
    <Button look="primary" onClick={() => copy(url)}>
      {copied ? <Check size={17} aria-hidden="true" /> : <Copy size={17} aria-hidden="true" />}
      {copied ? strings.copied : strings.copy}
    </Button>
  );
}
