'use client';
import { useId } from 'react';
import styles from './segments.module.css';

type Props<V extends string> = {
  label: string;
  hint?: string;
  value: V;
  options: readonly { value: V; label: string; lang?: string }[];
  onChoose: (value: V) => void;
  /** `bare`: what can be chosen says what it is; the label is for screen readers. */
  look?: 'field' | 'bare';
};

/** A segmented control: radio buttons side by side, for few options. */
export function Segments<V extends string>({
  label,
  hint,
  value,
  options,
  onChoose,
  look = 'field',
}: Props<V>) {
  const id = useId();
  return (
    <fieldset className={styles[look]} aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
      <legend className={look === 'bare' ? 'visually-hidden' : undefined}>{label}</legend>
      <div className={styles.strip}>
        {options.map((option) => (
          <label key={option.value} lang={option.lang}>
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
