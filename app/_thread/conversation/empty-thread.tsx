'use client';
import { useStrings } from '@/hooks/core/use-strings';
import { homeStrings } from '@/app/_home/strings';
import homeStyles from '@/app/_home/home.module.css';
import { conversationStrings } from './strings';
import styles from './conversation.module.css';
import { useThreadContext } from '@/app/_thread/context';

export function EmptyThread({ isFor }: { isFor: 'editor' | 'viewer' | 'nobody' }) {
  const { starters } = useStrings(homeStrings);
  const { ask } = useThreadContext();
  const strings = useStrings(conversationStrings);
  if (isFor === 'nobody') {
    return (
      <div className={styles.empty}>
        <h2>{strings.noMessages}</h2>
      </div>
    );
  }
  if (isFor === 'viewer') {
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
      <ul className={homeStyles.cards}>
        {starters.map(({ title, text }) => (
          <li key={title}>
            <button type="button" className={homeStyles.card} onClick={() => ask(text)}>
              <strong>{title}</strong>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
