'use client';
import { useStrings } from '@/hooks/core/use-strings';
import type { ReasoningItem } from '@/model/answer';
import { answerStrings } from './strings';
import styles from './answer.module.css';

/** What the model thought before it answered, folded: the answer is what was asked for. */
export function Reasoning({ reasoning }: { reasoning: readonly ReasoningItem[] }) {
  const strings = useStrings(answerStrings);
  return (
    <details className={styles.reasoning}>
      <summary>{strings.reasoning}</summary>
      {reasoning.map(({ title, text }, index) => (
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
