'use client';
import { Check, Copy } from 'lucide-react';
import { useLeftover } from '@/hooks/composer/use-unsent';
import { useWords } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { useCopied } from '@/app/_ui/use-copied';
import { AskForAccess } from '@/app/_thread/members/request-access';
import { goneWords } from './strings';
import styles from './thread.module.css';

/** What is left of one's own words, and the way in. */
export function GoneWays({ threadId }: { threadId: string }) {
  return (
    <>
      <Leftover threadId={threadId} />
      <AskForAccess threadId={threadId} />
    </>
  );
}

function Leftover({ threadId }: { threadId: string }) {
  const words = useWords(goneWords);
  const text = useLeftover(threadId);
  const { copied, copy } = useCopied();
  if (text === '') return null;
  return (
    <section className={styles.leftover} aria-label={words.notSent}>
      <p>{words.stillYours}</p>
      <blockquote dir="auto">{text}</blockquote>
      <Button size="small" onClick={() => copy(text)}>
        {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
        {copied ? words.copied : words.copy}
      </Button>
    </section>
  );
}
