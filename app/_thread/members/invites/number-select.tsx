import styles from '@/app/_thread/members/members.module.css';

type Props = {
  id: string;
  options: readonly number[];
  labelOf: (option: number) => string;
  value: number;
  onChange: (value: number) => void;
};

export function NumberSelect({ id, options, labelOf, value, onChange }: Props) {
  return (
    <select
      id={id}
      className={styles.select}
      value={value}
      onChange={(event) => onChange(Number(event.target.value))}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {labelOf(option)}
        </option>
      ))}
    </select>
  );
}
