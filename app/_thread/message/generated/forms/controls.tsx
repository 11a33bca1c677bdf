'use client';
import type { InputValue } from '@/model/form';
import type { DrawnField } from './parse';
import { formStrings } from '@/app/_thread/message/generated/strings';
import { TEXT_INPUTS } from '@/app/_thread/message/generated/shown-form';
import { useStrings } from '@/hooks/core/use-strings';
import styles from './fields.module.css';

export type ControlProps = {
  id: string;
  field: DrawnField;
  /** The label, or what stands for it. */
  name: string;
  /** Null: nothing. */
  value: InputValue | null;
  isOpen: boolean;
  isInvalid: boolean;
  /** The element that says what else is known of the field. */
  describedBy: string;
  /** What the field holds at this moment. */
  read: () => InputValue | null;
  /** More may follow. */
  type: (value: InputValue) => void;
  choose: (value: InputValue) => void;
  /** The hand is off the control. */
  settle: () => void;
};

export const textOf = (value: InputValue | null) =>
  value === null ? '' : Array.isArray(value) ? (value[0] ?? '') : String(value);

export const listOf = (value: InputValue | null): readonly string[] =>
  value === null ? [] : Array.isArray(value) ? value : [String(value)];

/** One box with the field's own words beside it: they are on screen once. */
export function isNamedByOption({
  kind,
  label,
  options,
}: Pick<DrawnField, 'kind' | 'label' | 'options'>): boolean {
  return kind === 'checkbox' && options.length === 1 && options[0]?.label === label;
}

export function TextControl({ id, field, name, value, isOpen, isInvalid, describedBy, type }: ControlProps) {
  const shared = {
    id,
    className: styles.input,
    value: textOf(value),
    // What a locked field holds is all that it says.
    placeholder: isOpen ? field.placeholder : undefined,
    readOnly: !isOpen,
    required: field.isRequired,
    dir: 'auto',
    autoComplete: 'off',
    'aria-label': field.label === '' ? name : undefined,
    'aria-invalid': isInvalid || undefined,
    'aria-describedby': describedBy,
  } as const;
  if (field.component === 'TextArea')
    return <textarea {...shared} rows={field.rows} onChange={({ target }) => type(target.value)} />;
  // What nobody else may know is held by the browser alone.
  if (field.type === null) return <input {...shared} type="password" value={undefined} />;
  const kind = TEXT_INPUTS.has(field.variant) ? field.variant : 'text';
  return <input {...shared} type={kind} onChange={({ target }) => type(target.value)} />;
}

export function SelectControl({
  id,
  field,
  name,
  value,
  isOpen,
  isInvalid,
  describedBy,
  choose,
}: ControlProps) {
  const strings = useStrings(formStrings);
  const held = textOf(value);
  return (
    <select
      id={id}
      className={styles.input}
      value={field.options.some((option) => option.value === held) ? held : ''}
      disabled={!isOpen}
      required={field.isRequired}
      aria-label={field.label === '' ? name : undefined}
      aria-invalid={isInvalid || undefined}
      aria-describedby={describedBy}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{field.placeholder === '' ? strings.choose : field.placeholder}</option>
      {field.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** One date, or the first and the last day of a range. */
export function DateControl(props: ControlProps) {
  const { id, field, name, value, isOpen, isInvalid, describedBy, type } = props;
  const strings = useStrings(formStrings);
  const isRange = field.type === 'list';
  const [from = '', to = ''] = listOf(value).map((day) => day.slice(0, 'YYYY-MM-DD'.length));
  const shared = {
    className: styles.input,
    type: 'date',
    // A native date has no read-only look of its own.
    disabled: !isOpen,
    'aria-invalid': isInvalid || undefined,
    'aria-describedby': describedBy,
  } as const;
  if (!isRange)
    return (
      <input
        {...shared}
        id={id}
        value={from}
        required={field.isRequired}
        aria-label={field.label === '' ? name : undefined}
        onChange={({ target }) => type(target.value)}
      />
    );
  return (
    <div className={styles.pair} role="group" aria-label={name}>
      <input
        {...shared}
        value={from}
        aria-label={strings.firstDay}
        onChange={({ target }) => type([target.value, to])}
      />
      <input
        {...shared}
        value={to}
        min={from}
        aria-label={strings.lastDay}
        onChange={({ target }) => type([from, target.value])}
      />
    </div>
  );
}

/** One number, or two. */
export function SliderControl(props: ControlProps) {
  const { id, field, name, value, isOpen, describedBy, type, settle } = props;
  const held = listOf(value);
  const isPair = field.type === 'list';
  const numbers = held.length === 0 ? (isPair ? [field.min, field.max] : [field.min]) : held.map(Number);
  const change = (index: number, next: number) =>
    type(isPair ? numbers.map((one, at) => String(at === index ? next : one)) : next);
  return (
    <div className={styles.slider} role={isPair ? 'group' : undefined} aria-label={isPair ? name : undefined}>
      {numbers.map((number, index) => (
        <input
          // oxlint-disable-next-line react/no-array-index-key -- the thumbs never change their order
          key={index}
          id={isPair ? undefined : id}
          type="range"
          min={field.min}
          max={field.max}
          step={field.step}
          value={number}
          disabled={!isOpen}
          aria-label={isPair || field.label === '' ? name : undefined}
          aria-describedby={describedBy}
          onChange={({ target }) => change(index, target.valueAsNumber)}
          onPointerUp={settle}
          onKeyUp={settle}
        />
      ))}
      <output className={styles.number}>{held.length === 0 ? '–' : held.join(' – ')}</output>
    </div>
  );
}
