import styles from '@/app/_thread/members/members.module.css';

type Props = {
  id: string;
  choices: readonly number[];
  wordsOf: (choice: number) => string;
  value: number;
  onChange: (value: number) => void;
};

export function NumberSelect({ id, choices, wordsOf, value, onChange }: Props) {
  return (
    <select
      id={id}
      className={styles.select}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {wordsOf(choice)}
        </option>
      ))}
    </select>
  );
}
