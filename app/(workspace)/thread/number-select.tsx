import styles from './members.module.css';

type Props = {
  id: string;
  choices: readonly { value: number; words: string }[];
  value: number;
  onChange: (value: number) => void;
};

export function NumberSelect({ id, choices, value, onChange }: Props) {
  return (
    <select
      id={id}
      className={styles.select}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.words}
        </option>
      ))}
    </select>
  );
}
