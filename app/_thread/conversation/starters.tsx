import { useStrings } from '@/hooks/core/use-strings';
import { starters } from '@/model/starters';
import cards from '@/app/_ui/cards.module.css';

/** Questions to begin an empty thread with; a press puts one into the message box. */
export function Starters({ choose }: { choose: (text: string) => void }) {
  const questions = useStrings(starters);
  return (
    <ul className={cards.cards}>
      {questions.map(({ title, text }) => (
        <li key={title}>
          <button type="button" className={cards.card} onClick={() => choose(text)}>
            <strong>{title}</strong>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
