'use client';
import { Check, Copy, DoorClosed } from 'lucide-react';
import dynamic from 'next/dynamic';
import { fetchPart } from '@/hooks/fetch-part';
import { useLeftover } from '@/hooks/use-unsent';
import { Button } from '../../_ui/button';
import { useCopied } from '../../_ui/use-copied';
import { PlaceLink } from '../place-link';
import { buttonClass } from '../../_ui/button';
import styles from './thread.module.css';

/** Few people need it; without it the page says what it has to say. */
const AskForAccess = dynamic(
  () =>
    fetchPart(() => import('./ask-for-access')).then(
      (module) => module.AskForAccess,
      () => () => null,
    ),
  { ssr: false },
);

/** Unknown, refused, deleted and taken away look alike: the page does not tell whether a thread exists. */
export function GonePage({ threadId }: { threadId: string | null }) {
  return (
    <div className={styles.middle}>
      <DoorClosed size={34} strokeWidth={1.5} aria-hidden="true" />
      <h1>Nothing here for you</h1>
      <p>This thread does not exist, or you are not a member of it, or no longer.</p>
      {threadId !== null && (
        <>
          <Leftover threadId={threadId} />
          <AskForAccess threadId={threadId} />
        </>
      )}
      <PlaceLink to="/" className={buttonClass({ look: 'plain' })}>
        To your threads
      </PlaceLink>
    </div>
  );
}

function Leftover({ threadId }: { threadId: string }) {
  const text = useLeftover(threadId);
  const { copied, copy } = useCopied();
  if (text === '') return null;
  return (
    <section className={styles.leftover} aria-label="What you had not sent">
      <p>What you had not sent is still yours:</p>
      <blockquote dir="auto">{text}</blockquote>
      <Button size="small" onClick={() => copy(text)}>
        {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </section>
  );
}
