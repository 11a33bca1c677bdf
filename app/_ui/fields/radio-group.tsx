'use client';
import { useId } from 'react';
import styles from './fields.module.css';

type Props<V extends string> = {
  legend: string;
  hint?: string;
  value: V;
  options: readonly { value: V; label: string; what?: string; disabled?: boolean }[];
  disabled?: boolean;
  onChoose: (value: V) => void;
};

/** Radio buttons under each other, each with what it means. */
export function RadioGroup<V extends string>({ legend, hint, value, options, disabled, onChoose }: Props<V>) {
  const id = useId();
  return (
    <fieldset
      className={styles.group}
      disabled={disabled}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
    >
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={id}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChoose(option.value)}
          />
          <span>
            {option.label}
            {option.what !== undefined && <small>{option.what}</small>}
          </span>
        </label>
      ))}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
