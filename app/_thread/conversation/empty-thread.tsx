'use client';
import { useStrings } from '@/hooks/core/use-strings';
import { starters } from '@/model/starters';
import cards from '@/app/_ui/cards.module.css';
import { conversationStrings } from './strings';
import styles from './conversation.module.css';
import { useActor } from '@/app/_thread/context';

export function EmptyThread({ isFor }: { isFor: 'editor' | 'viewer' | 'nobody' }) {
  const questions = useStrings(starters);
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
      <ul className={cards.cards}>
        {questions.map(({ title, text }) => (
          <li key={title}>
            <button type="button" className={cards.card} onClick={() => actor.suggest(text)}>
              <strong>{title}</strong>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
