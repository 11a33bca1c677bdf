'use client';
import { useWords } from '@/hooks/use-words';
import { startWords } from '../start-words';
import startStyles from '../start.module.css';
import styles from './conversation.module.css';
import { useRoom } from './room';

export function EmptyThread({ isFor }: { isFor: 'speaker' | 'viewer' | 'nobody' }) {
  const { starters } = useWords(startWords);
  const { ask } = useRoom();
  if (isFor === 'nobody') {
    return (
      <div className={styles.empty}>
        <h2>Nothing was said here</h2>
      </div>
    );
  }
  if (isFor === 'viewer') {
    return (
      <div className={styles.empty}>
        <h2>Nothing has been said yet</h2>
        <p>What the others write will appear here at once.</p>
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <h2>A fresh thread</h2>
      <p>Ask something, or add people with “Members” and begin together.</p>
      <ul className={startStyles.cards}>
        {starters.map(({ title, text }) => (
          <li key={title}>
            <button type="button" className={startStyles.card} onClick={() => ask(text)}>
              <strong>{title}</strong>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
