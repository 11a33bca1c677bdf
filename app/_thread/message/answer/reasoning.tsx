'use client';
import { useWords } from '@/hooks/core/use-strings';
import type { Thought } from '@/model/answer';
import { answerWords } from './strings';
import styles from './reasoning.module.css';

/** What the model thought before it answered, folded: the answer is what was asked for. */
export function Thoughts({ thoughts }: { thoughts: readonly Thought[] }) {
  const words = useWords(answerWords);
  return (
    <details className={styles.thoughts}>
      <summary>{words.thoughts}</summary>
      {thoughts.map(({ title, text }, index) => (
        // They are told in their order and stay in it.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} dir="auto">
          {title !== '' && <strong>{title}</strong>}
          {text !== '' && <p>{text}</p>}
        </div>
      ))}
    </details>
  );
}
