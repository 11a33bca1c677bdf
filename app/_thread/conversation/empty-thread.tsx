'use client';
import { useWords } from '@/hooks/core/use-strings';
import { startWords } from '@/app/_home/strings';
import startStyles from '@/app/_home/home.module.css';
import { conversationWords } from './strings';
import styles from './conversation.module.css';
import { useRoom } from '@/app/_thread/context';

export function EmptyThread({ isFor }: { isFor: 'speaker' | 'viewer' | 'nobody' }) {
  const { starters } = useWords(startWords);
  const { ask } = useRoom();
  const words = useWords(conversationWords);
  if (isFor === 'nobody') {
    return (
      <div className={styles.empty}>
        <h2>{words.nothingSaid}</h2>
      </div>
    );
  }
  if (isFor === 'viewer') {
    return (
      <div className={styles.empty}>
        <h2>{words.nothingYet}</h2>
        <p>{words.appearsHere}</p>
      </div>
    );
  }
  return (
    <div className={styles.empty}>
      <h2>{words.fresh}</h2>
      <p>{words.begin}</p>
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
