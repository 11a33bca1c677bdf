'use client';
import { useHref } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { CopyLinkButton, LinkInput } from '@/app/_ui/fields/link-field';
import styles from './share.module.css';
import { shareStrings } from './strings';

/** No share at all: the address of the thread opens for its members. */
export function MembersAddress({ threadId }: { threadId: string }) {
  const strings = useStrings(shareStrings);
  const url = window.location.origin + useHref()(`/t/${threadId}`);
  return (
    <div className={styles.address}>
      <LinkInput label={strings.address} url={url} />
      <CopyLinkButton url={url} />
    </div>
  );
}
