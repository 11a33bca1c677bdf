import { useStrings } from '@/hooks/core/use-strings';
import { starters } from '@/model/starters';
import cards from './cards.module.css';

type Props = { choose: (text: string) => void; disabled?: boolean };

/** Questions to begin an empty thread with; a press puts one into the message box. */
export function Starters({ choose, disabled = false }: Props) {
  const questions = useStrings(starters);
  return (
    <ul className={cards.cards}>
      {questions.map(({ title, text }) => (
        <li key={title}>
          <button type="button" className={cards.card} disabled={disabled} onClick={() => choose(text)}>
            <strong>{title}</strong>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
