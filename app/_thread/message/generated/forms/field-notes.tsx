'use client';
import { useState } from 'react';
import { X } from 'lucide-react';
import { shownValues } from '@/model/form-text';
import type { InputValue } from '@/model/form';
import { LANGUAGE_TAGS } from '@/model/language';
import { clip } from '@/model/title';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useLanguage, useStrings } from '@/hooks/core/use-strings';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { useTimes } from '@/app/_ui/times';
import { useReader } from '@/app/_thread/context';
import type { Entry, FieldState } from './apply';
import type { FormsStore } from './forms-store';
import type { DrawnField } from './parse';
import { formStrings, type FormStrings } from '@/app/_thread/message/generated/strings';
import { textOf } from './controls';
import styles from './fields.module.css';
import { useOfForms } from './forms-context';
import { charsTooMany, type Problem } from './problem';

type Props = { store: FormsStore; field: DrawnField; state: FieldState };

/** Beside the label: who is in the field, else who set its value; else that it is the form's own. */
export function WhoSetIt({ store, field, state }: Props) {
  const strings = useStrings(formStrings);
  const { photos } = useReader();
  const [visitor] = useOfForms(store, () => store.view().visitors.get(field.key)) ?? [];
  const isReady = useOfForms(store, () => store.view().forms.get(field.form)?.isReady === true);
  const name = useNameOf();
  // Not announced: it changes too often.
  if (visitor !== undefined)
    return (
      <span className={styles.here} aria-hidden="true">
        <Avatar
          id={visitor.uid}
          name={name(visitor.uid, visitor.name)}
          size={18}
          photoUrl={photos.get(visitor.uid) ?? null}
        />
        <span dir="auto">{strings.isHere(name(visitor.uid, visitor.name))}</span>
      </span>
    );
  if (state.entry !== null) return <SetBy entry={state.entry} />;
  const isDefault = field.initial !== null && state.typed === null && state.pending === null;
  return isDefault && isReady ? <span className={styles.default}>{strings.isDefault}</span> : null;
}

function SetBy({ entry }: { entry: Entry }) {
  const strings = useStrings(formStrings);
  const { fullTime, dayAndTime } = useTimes();
  const { photos } = useReader();
  const name = useNameOf()(entry.by, entry.byName);
  const [isOpen, setOpen] = useState(false);
  const who = strings.setBy(name, fullTime(entry.at));
  const shown = strings.setBy(name, dayAndTime(entry.at));
  return (
    <button
      type="button"
      className={styles.who}
      title={who}
      aria-label={isOpen ? shown : who}
      aria-expanded={isOpen}
      onClick={() => setOpen(!isOpen)}
    >
      {isOpen && (
        <span className={styles.time} dir="auto">
          {shown}
        </span>
      )}
      <Avatar id={entry.by} name={name} size={18} photoUrl={photos.get(entry.by) ?? null} />
    </button>
  );
}

/** Below the control: its hint, and what of the others or of one's own would else be lost. */
export function FieldNotes({
  id,
  store,
  field,
  state,
  problem,
}: Props & { id: string; problem: Problem | null }) {
  const strings = useStrings(formStrings);
  const nameOf = useNameOf();
  const { offer, lost, refused } = state;
  const isOpen = store.isOpen(field.form);
  return (
    <div id={id} className={styles.notes}>
      {field.hint !== '' && <p dir="auto">{field.hint}</p>}
      {problem !== null && (
        <p className={styles.problem} role={problem === 'too-large' ? 'alert' : undefined}>
          {problemText({ problem, field, text: textOf(store.shown(field)) }, strings)}
        </p>
      )}
      {refused !== null && (
        <Other
          text={strings.refused(textOfValue(field, refused))}
          act={isOpen ? strings.tryAgain : null}
          onAct={() => store.retry(field.key)}
          onDismiss={() => store.dismiss(field.key, 'refused')}
        />
      )}
      {offer !== null && isOpen && (
        <Other
          text={strings.wrote(nameOf(offer.by, offer.byName), textOfValue(field, offer.value))}
          act={strings.use}
          onAct={() => store.take(field.key)}
          onDismiss={() => store.dismiss(field.key, 'offer')}
        />
      )}
      {lost !== null && (
        <Other
          text={strings.youHad(nameOf(lost.by, lost.byName), textOfValue(field, lost.value))}
          act={isOpen ? strings.undo : null}
          onAct={() => store.undo(field.key)}
          onDismiss={() => store.dismiss(field.key, 'lost')}
        />
      )}
    </div>
  );
}

function problemText(
  { problem, field, text }: { problem: Problem; field: DrawnField; text: string },
  strings: FormStrings,
): string {
  switch (problem) {
    case 'empty':
      return strings.isRequired;
    case 'too-short':
      return strings.isTooShort(field.minLength);
    case 'too-long':
      return strings.isTooLong(field.maxLength ?? 0, text.length);
    case 'too-large':
      return strings.isTooLarge(charsTooMany(text));
  }
}

type OtherProps = { text: string; act: string | null; onAct: () => void; onDismiss: () => void };

function Other({ text, act, onAct, onDismiss }: OtherProps) {
  const strings = useStrings(formStrings);
  return (
    <div className={styles.other}>
      <p dir="auto" role="status">
        {text}
      </p>
      {act !== null && (
        // Pressed without leaving the field: what is typed in it is the question.
        <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={onAct}>
          {act}
        </Button>
      )}
      <IconButton
        size="small"
        label={strings.dismiss}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onDismiss}
        icon={<X size={14} aria-hidden="true" />}
      />
    </div>
  );
}

/** A person's name now, else that of then. */
export function useNameOf(): (uid: string, name: string) => string {
  const { names } = useReader();
  const displayName = useDisplayName();
  return (uid, name) => displayName({ id: uid, name: names.get(uid) ?? name });
}

/** "Ada, Grace and Linus" */
export function useListed(): (names: readonly string[]) => string {
  const tag = LANGUAGE_TAGS[useLanguage()];
  return (names) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(names);
}

const MAX_QUOTED_CHARS = 120;

/** A value in words, of a box what is ticked. */
export function textOfValue(field: DrawnField, value: InputValue): string {
  const text = shownValues(field, value)
    .filter(({ isChecked }) => isChecked !== false)
    .map((one) => one.text)
    .join(', ');
  return clip(text, MAX_QUOTED_CHARS);
}
