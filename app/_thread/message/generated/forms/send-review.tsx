'use client';
import { useEffect, useRef, useState } from 'react';
import { formText } from '@/model/form-text';
import type { Form, InputValue } from '@/model/form';
import { pressedStrings } from '@/model/pressed-strings';
import { useSendForm } from '@/hooks/inputs/use-inputs';
import { useErrorText, useLanguage, useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useActor, useReader } from '@/app/_thread/context';
import { heldValue, type FieldState } from './apply';
import type { AnswerWithForms, FormPress, FormsStore } from './forms-store';
import { PressReview } from '@/app/_thread/message/generated/press-review';
import { formStrings } from '@/app/_thread/message/generated/strings';
import { useNameOf } from './field-notes';
import { useFormValues, useFormsView } from './forms-context';

/** Milliseconds in which nobody has read what has just changed: a press then is for what was there before. */
const READING_MS = 1_000;

type Props = {
  store: FormsStore;
  answer: AnswerWithForms;
  form: Form;
  press: FormPress;
  flush: () => Promise<boolean>;
  onClose: () => void;
};

/** What a form would say, as long as it is asked about: it changes with the form, and says what changed. */
export function SendReview({ store, answer, form, press, flush, onClose }: Props) {
  const language = useLanguage();
  const strings = useStrings(formStrings);
  const { threadId } = useReader();
  const { toast, toastError } = useToasts();
  const errorText = useErrorText();
  const { send, busy, error } = useSendForm(threadId);
  const entries = useFormValues(store, form);
  const { forms } = useFormsView(store);
  const changes = useChanges(store, form);
  const changedAt = useRef(-READING_MS);
  useEffect(() => {
    if (changes.key !== '') changedAt.current = performance.now();
  }, [changes.key]);
  const said = (states: ReadonlyMap<string, FieldState>) =>
    formText(
      { button: press.label, form, shown: press.shown, values: heldValues(states) },
      pressedStrings[language],
    );
  const text = said(entries);
  const me = useActor()?.me;
  const sentBy = forms.get(form.key)?.send?.by;
  const isSent = sentBy !== undefined && sentBy !== me;
  useEffect(() => {
    if (!isSent) return;
    toast(strings.sentMeanwhile);
    onClose();
  }, [isSent, toast, strings, onClose]);
  useEffect(() => {
    if (error === null || error.code === 'inputs-changed') return;
    // A second send that was refused is told by the form itself, which is locked now.
    if (error.code === 'conflict') toast(strings.sentMeanwhile);
    else toastError(error);
    onClose();
  }, [error, toast, toastError, strings, onClose]);

  const onSend = async () => {
    if (performance.now() - changedAt.current < READING_MS) return;
    if (!(await flush())) return;
    await store.confirmed(form.key);
    // Something else has arrived meanwhile: it is on screen now, and to be read.
    if (said(new Map(form.fields.map(({ key }) => [key, store.state(key)]))) !== text) return;
    const fields = form.fields
      .filter(({ key }) => press.shown.has(key))
      .map(({ key }) => ({ field: key, revision: store.state(key).entry?.revision ?? 0 }));
    const isAccepted = await send({
      text,
      form: {
        answerId: answer.id,
        runId: answer.runId ?? '',
        form: form.key,
        round: form.round,
        button: press.label,
        language,
        fields,
      },
    });
    if (isAccepted) onClose();
  };
  const note = changes.text ?? (error?.code === 'inputs-changed' ? errorText(error) : null);
  return <PressReview text={text} note={note} busy={busy} onSend={() => void onSend()} onCancel={onClose} />;
}

function heldValues(states: ReadonlyMap<string, FieldState>): ReadonlyMap<string, InputValue> {
  return new Map(
    [...states].flatMap(([key, state]) => {
      const held = heldValue(state);
      return held === null ? [] : [[key, held] as const];
    }),
  );
}

type Changes = { /** Another with every change; '': none. */ key: string; text: string | null };

/** What others have entered since the question was asked. */
function useChanges(store: FormsStore, form: Form): Changes {
  const strings = useStrings(formStrings);
  const nameOf = useNameOf();
  const entries = useFormValues(store, form);
  const me = useActor()?.me;
  const [first] = useState(() => revisionsOf(entries));
  const changed = form.fields.flatMap(({ key, label }) => {
    const entry = entries.get(key)?.entry;
    // What this person typed last may be on its way yet.
    const isChanged = entry != null && entry.by !== me && entry.revision !== (first.get(key) ?? 0);
    return isChanged ? [{ label, entry }] : [];
  });
  const [one] = changed;
  if (one === undefined) return { key: '', text: null };
  const people = new Set(changed.map(({ entry }) => entry.by));
  const who = people.size === 1 ? nameOf(one.entry.by, one.entry.byName) : strings.someone;
  return {
    key: changed.map(({ label, entry }) => `${label} ${entry.revision}`).join('\n'),
    text: strings.changedNow(
      who,
      changed.map(({ label }) => label),
    ),
  };
}

function revisionsOf(entries: ReturnType<typeof useFormValues>): ReadonlyMap<string, number> {
  return new Map([...entries].map(([key, { entry }]) => [key, entry?.revision ?? 0]));
}
