'use client';
import { useEffect, useRef, useState } from 'react';
import { formText } from '@/model/form-text';
import type { Form, InputValue } from '@/model/form';
import { pressedStrings } from '@/model/pressed-strings';
import { fieldName } from '@/model/pressed-text';
import { useSendForm } from '@/hooks/inputs/use-inputs';
import { useErrorText, useLanguage, useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useActor, useReader } from '@/app/_thread/context';
import { heldValue, type FieldState } from './apply';
import type { AnswerWithForms, ButtonPress, FormsStore } from './forms-store';
import { PressReview } from '@/app/_thread/message/generated/press-review';
import { formStrings } from '@/app/_thread/message/generated/strings';
import { useListed, useNameOf } from './field-notes';
import { useFormValues, useFormsView } from './forms-context';

/** Milliseconds in which nobody has read what has just changed: a press then is for what was there before. */
const READING_MS = 1_000;

type Props = {
  store: FormsStore;
  answer: AnswerWithForms;
  form: Form;
  press: ButtonPress;
  /** Of these fields; another form's are no matter of this one. */
  flush: (fields: readonly string[]) => Promise<boolean>;
  onClose: () => void;
};

/** What a form would say, as long as it is asked about: it changes with the form, and says what changed. */
export function SendReview({ store, answer, form, press, flush, onClose }: Props) {
  const language = useLanguage();
  const strings = useStrings(formStrings);
  const errorText = useErrorText();
  const entries = useFormValues(store, form);
  const { isOffline } = useFormsView(store);
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
  useCloseOnceSent({ store, form, onClose });
  /** Whether all that is shown is stored, and nothing else: what arrives meanwhile is on screen then, and to be read. */
  const confirm = async () => {
    if (!(await flush(form.fields.map(({ key }) => key)))) return false;
    await store.confirmed(form.key);
    return said(new Map(form.fields.map(({ key }) => [key, store.state(key)]))) === text;
  };
  const { send, busy, changeError } = useConfirmedSend(confirm, onClose);

  const onSend = () => {
    if (isOffline || performance.now() - changedAt.current < READING_MS) return;
    send(() => ({
      text,
      form: {
        answerId: answer.id,
        runId: answer.runId ?? '',
        form: form.key,
        round: form.round,
        button: press.label,
        language,
        fields: form.fields
          .filter(({ key }) => press.shown.has(key))
          .map(({ key }) => ({ field: key, revision: store.state(key).entry?.revision ?? 0 })),
      },
    }));
  };
  const changed = changes.text ?? (changeError === null ? null : errorText(changeError));
  const note = isOffline ? strings.sendOffline : changed;
  return <PressReview text={text} note={note} busy={busy} onSend={onSend} onCancel={onClose} />;
}

/** The form was sent from another page: nothing is to be asked any more. */
function useCloseOnceSent({ store, form, onClose }: Pick<Props, 'store' | 'form' | 'onClose'>): void {
  const strings = useStrings(formStrings);
  const { toast } = useToasts();
  const me = useActor()?.me;
  const nameOf = useNameOf();
  const sent = useFormsView(store).forms.get(form.key)?.send ?? null;
  const sender = sent === null || sent.by === me ? null : nameOf(sent.by, sent.byName);
  useEffect(() => {
    if (sent === null) return;
    if (sender !== null) toast(strings.sentMeanwhile(sender));
    onClose();
  }, [sent, sender, toast, strings, onClose]);
}

/** Sends once everything is stored. Whoever has cancelled until then sends nothing. */
function useConfirmedSend(confirm: () => Promise<boolean>, onClose: () => void) {
  const { threadId } = useReader();
  const { toastError } = useToasts();
  const { send, busy, error } = useSendForm(threadId);
  const [isConfirming, setConfirming] = useState(false);
  const isAsked = useRef(true);
  useEffect(() => {
    isAsked.current = true;
    return () => {
      isAsked.current = false;
    };
  }, []);
  useEffect(() => {
    if (error === null || error.code === 'inputs-changed') return;
    toastError(error);
    onClose();
  }, [error, toastError, onClose]);
  const sendConfirmed = async (sending: () => Parameters<typeof send>[0]) => {
    setConfirming(true);
    const isConfirmed = await confirm();
    setConfirming(false);
    if (isConfirmed && isAsked.current && (await send(sending()))) onClose();
  };
  return {
    send: (sending: () => Parameters<typeof send>[0]) => void sendConfirmed(sending),
    busy: busy || isConfirming,
    /** Somebody's change came before this send. */
    changeError: error?.code === 'inputs-changed' ? error : null,
  };
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
  const said = useStrings(pressedStrings);
  const listed = useListed();
  const nameOf = useNameOf();
  const entries = useFormValues(store, form);
  const me = useActor()?.me;
  const [first] = useState(() => revisionsOf(entries));
  const changed = form.fields.flatMap((field) => {
    const { key } = field;
    const label = fieldName(field, said);
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
    text: strings.changedNow(who, listed(changed.map(({ label }) => `“${label}”`))),
  };
}

function revisionsOf(entries: ReturnType<typeof useFormValues>): ReadonlyMap<string, number> {
  return new Map([...entries].map(([key, { entry }]) => [key, entry?.revision ?? 0]));
}
