'use client';
import type { ReactNode } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { linkStrings } from './strings';
import { CopyLinkButton, LinkInput } from './link-field';
import styles from './fields.module.css';

type Props = {
  url: string;
  /** Of the input. */
  label: string;
  /** What has happened; without it, that a link was created. */
  title?: string | undefined;
  onDone: () => void;
  /** Above the address. */
  children?: ReactNode;
};

/** Shows a link whose secret can be read only now. */
export function CreatedLink({ url, label, title, onDone, children }: Props) {
  const strings = useStrings(linkStrings);
  return (
    <div className={styles.created} role="status">
      <p>
        <strong>{title ?? strings.created}</strong> {strings.copyNow}
      </p>
      {children}
      <LinkInput label={label} url={url} />
      <div className={styles.buttons}>
        <Button onClick={onDone}>{strings.done}</Button>
        <CopyLinkButton url={url} />
      </div>
    </div>
  );
}
