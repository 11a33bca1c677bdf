'use client';
import { useId, type FocusEvent } from 'react';
import { heldValue, isAsking } from './apply';
import type { FormsStore } from './forms-store';
import type { DrawnField } from './parse';
import { problemOf } from './problem';
import { pressedStrings } from '@/model/pressed-strings';
import { fieldName } from '@/model/pressed-text';
import { useStrings } from '@/hooks/core/use-strings';
import { ChoiceControl } from './choice-controls';
import {
  DateControl,
  isNamedByOption,
  SelectControl,
  SliderControl,
  TextControl,
  type ControlProps,
} from './controls';
import { FieldNotes, WhoSetIt } from './field-notes';
import styles from './fields.module.css';
import { useFieldState, useForms, useOfForms } from './forms-context';
import { Star } from './star';

/** A field that the thread fills in together: the SDK draws it by its key alone. */
export function Field({ at }: { at: string }) {
  const store = useForms();
  const field = store.field(at);
  return field === undefined || field.variant === 'hidden' ? null : <OwnField store={store} field={field} />;
}

function OwnField({ store, field }: { store: FormsStore; field: DrawnField }) {
  const strings = useStrings(pressedStrings);
  const state = useFieldState(store, field.key);
  const id = useId();
  const { key, form } = field;
  const isOpen = useOfForms(store, () => store.isOpen(form));
  const isTold = useOfForms(store, () => store.view().told.has(key));
  const value = heldValue(state) ?? field.initial;
  const found = isOpen ? problemOf(field, value) : null;
  // What is not stored is said at once, anything else when somebody wants to send.
  const problem = found === 'too-large' || isTold ? found : null;
  const isInvalid = problem !== null;
  const name = fieldName(field, strings);
  const control: ControlProps = {
    id,
    field,
    name,
    value,
    isOpen,
    isInvalid,
    describedBy: `${id}-notes`,
    read: () => store.shown(field),
    type: (value) => store.type(key, value),
    choose: (value) => store.choose(key, value),
    settle: () => store.settle(key),
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) store.leave(key);
  };
  const isGroup = isGrouped(field);
  return (
    <div
      className={styles.field}
      data-field={key}
      data-invalid={isInvalid || undefined}
      // A row that holds what is stored nowhere else stays rendered.
      data-asking={problem === 'too-large' || isAsking(state) || undefined}
    >
      <div className={styles.top}>
        {field.label !== '' &&
          !isNamedByOption(field) &&
          (isGroup ? (
            <span id={`${id}-label`} className={styles.label} dir="auto">
              <LabelText field={field} />
            </span>
          ) : (
            <label htmlFor={id} className={styles.label} dir="auto">
              <LabelText field={field} />
            </label>
          ))}
        <WhoSetIt store={store} field={field} state={state} />
      </div>
      <div className={styles.control} onBlur={onBlur}>
        <Control {...control} />
      </div>
      <FieldNotes id={`${id}-notes`} store={store} field={field} state={state} problem={problem} />
    </div>
  );
}

function LabelText({ field }: { field: DrawnField }) {
  return (
    <>
      {field.label}
      {field.isRequired && <Star />}
    </>
  );
}

function isGrouped({ component, type }: DrawnField): boolean {
  return (
    component === 'RadioGroup' ||
    component === 'CheckBoxGroup' ||
    component === 'SwitchGroup' ||
    component === 'Chips' ||
    component === 'OptionCards' ||
    type === 'list'
  );
}

function Control(props: ControlProps) {
  switch (props.field.component) {
    case 'Input':
    case 'TextArea':
      return <TextControl {...props} />;
    case 'Select':
      return <SelectControl {...props} />;
    case 'DatePicker':
      return <DateControl {...props} />;
    case 'Slider':
      return <SliderControl {...props} />;
    case 'RadioGroup':
    case 'CheckBoxGroup':
    case 'SwitchGroup':
    case 'Chips':
    case 'OptionCards':
      return <ChoiceControl {...props} />;
    case 'EditableTable':
      return null;
  }
}
