'use client';
import { DoorClosed } from 'lucide-react';
import dynamic from 'next/dynamic';
import { fetchPart } from '@/hooks/core/load-chunk';
import { useWords } from '@/hooks/core/use-strings';
import { PlaceLink } from '@/app/_ui/page-link';
import { buttonClass } from '@/app/_ui/button';
import { goneWords } from './strings';
import styles from './thread.module.css';

/** Few people need them; without them the page says what it has to say. */
const GoneWays = dynamic(
  () =>
    fetchPart(() => import('./no-access-actions')).then(
      (module) => module.GoneWays,
      () => () => null,
    ),
  { ssr: false },
);

/** Unknown, refused, deleted and taken away look alike: the page does not tell whether a thread exists. */
export function GonePage({ threadId }: { threadId: string | null }) {
  const words = useWords(goneWords);
  return (
    <div className={styles.middle}>
      <DoorClosed size={34} strokeWidth={1.5} aria-hidden="true" />
      <h1>{words.title}</h1>
      <p>{words.why}</p>
      {threadId !== null && <GoneWays threadId={threadId} />}
      <PlaceLink to="/" className={buttonClass({ look: 'plain' })}>
        {words.back}
      </PlaceLink>
    </div>
  );
}
