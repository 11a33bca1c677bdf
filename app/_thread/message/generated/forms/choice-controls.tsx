'use client';
import type { DrawnField } from './parse';
import { isNamedByOption, listOf, type ControlProps } from './controls';
import styles from './fields.module.css';
import { Star } from './star';

/** One of several options, or several. */
export function ChoiceControl({
  id,
  field,
  name,
  value,
  isOpen,
  isInvalid,
  describedBy,
  read,
  choose,
}: ControlProps) {
  const isList = field.type === 'list';
  const held = listOf(value);
  const isLabelled = field.label !== '' && !isNamedByOption(field);
  // A group of boxes cannot be required; its only box can.
  const isOnly = isList && field.options.length === 1;
  const change = (option: string, isOn: boolean) => {
    if (!isList) {
      choose(option);
      return;
    }
    // Two boxes that are ticked before the page draws again are both meant.
    const kept = listOf(read()).filter((one) => one !== option);
    choose(inOrder(field, isOn ? [...kept, option] : kept));
  };
  return (
    <div
      className={looksOf(field)}
      role={isList ? 'group' : 'radiogroup'}
      aria-labelledby={isLabelled ? `${id}-label` : undefined}
      aria-label={isLabelled ? undefined : name}
      aria-describedby={describedBy}
      aria-invalid={(!isList && isInvalid) || undefined}
      aria-required={(!isList && field.isRequired) || undefined}
    >
      {field.options.map((option) => {
        const description = field.descriptions.get(option.value);
        return (
          <label key={option.value}>
            <input
              type={isList ? 'checkbox' : 'radio'}
              role={field.component === 'SwitchGroup' ? 'switch' : undefined}
              name={isList ? undefined : id}
              checked={held.includes(option.value)}
              disabled={!isOpen}
              required={(isOnly && field.isRequired) || undefined}
              aria-invalid={(isOnly && isInvalid) || undefined}
              onChange={({ target }) => change(option.value, target.checked)}
            />
            <span dir="auto">
              {option.label}
              {field.isRequired && isNamedByOption(field) && <Star />}
              {description !== undefined && <small>{description}</small>}
            </span>
          </label>
        );
      })}
    </div>
  );
}

function looksOf({ component }: DrawnField): string {
  const look =
    component === 'Chips' ? styles.chips : component === 'OptionCards' ? styles.cards : styles.options;
  return [look, component === 'SwitchGroup' && styles.switches].filter(Boolean).join(' ');
}

/** The order on screen, as it is stored. */
function inOrder({ options }: DrawnField, chosen: readonly string[]): string[] {
  return options.map(({ value }) => value).filter((value) => chosen.includes(value));
}
