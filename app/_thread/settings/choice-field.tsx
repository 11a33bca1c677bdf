'use client';
import styles from './thread-settings.module.css';

type Choice<T> = { value: T; name: string; what: string; isDisabled?: boolean };
type Props<T> = {
  /** Of the group of radios, on the whole page. */
  group: string;
  legend: string;
  choices: readonly Choice<T>[];
  chosen: T;
  isDisabled: boolean;
  onChoose: (value: T) => void;
};

/** One of a few, each with a sentence about what it means. */
export function ChoiceField<T extends string>(props: Props<T>) {
  const { group, legend, choices, chosen, isDisabled, onChoose } = props;
  return (
    <fieldset className={styles.policies} disabled={isDisabled}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={group}
            checked={choice.value === chosen}
            disabled={choice.isDisabled}
            onChange={() => onChoose(choice.value)}
          />
          <span>
            {choice.name}
            <small>{choice.what}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
