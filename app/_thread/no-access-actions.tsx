'use client';
import { Check, Copy } from 'lucide-react';
import { useLeftover } from '@/hooks/composer/use-unsent';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { useCopied } from '@/hooks/core/use-copied';
import { RequestAccess } from '@/app/_thread/members/request-access';
import { noAccessStrings } from './strings';
import styles from './thread.module.css';

/** The person's unsent text, and the access request. */
export function NoAccessActions({ threadId }: { threadId: string }) {
  return (
    <>
      <Leftover threadId={threadId} />
      <RequestAccess threadId={threadId} />
    </>
  );
}

function Leftover({ threadId }: { threadId: string }) {
  const strings = useStrings(noAccessStrings);
  const text = useLeftover(threadId);
  const { copied, copy } = useCopied();
  if (text === '') return null;
  return (
    <section className={styles.leftover} aria-label={strings.notSent}>
      <p>{strings.stillYours}</p>
      <blockquote dir="auto">{text}</blockquote>
      <Button size="small" onClick={() => copy(text)}>
        {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
        {copied ? strings.copied : strings.copy}
      </Button>
    </section>
  );
}
