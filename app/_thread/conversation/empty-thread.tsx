'use client';
import dynamic from 'next/dynamic';
import { nothingInstead } from '@/hooks/core/load-chunk';
import { useStrings } from '@/hooks/core/use-strings';
import { conversationStrings } from './strings';
import styles from './conversation.module.css';
import { useActor } from '@/app/_thread/context';

const Starters = dynamic(
  () => import('@/app/_ui/message-box/starters').then((module) => module.Starters, nothingInstead),
  { ssr: false },
);

export function EmptyThread({ isFor }: { isFor: 'editor' | 'viewer' | 'nobody' }) {
  const actor = useActor();
  const strings = useStrings(conversationStrings);
  if (isFor === 'nobody') {
    return (
      <div className={styles.empty}>
        <h2>{strings.noMessages}</h2>
      </div>
    );
  }
  if (isFor === 'viewer' || actor === null) {
    return (
      <div className={styles.empty}>
        <h2>{strings.noMessagesYet}</h2>
        <p>{strings.appearsHere}</p>
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <h2>{strings.fresh}</h2>
      <p>{strings.freshHint}</p>
      <Starters choose={actor.suggest} />
    </div>
  );
}
