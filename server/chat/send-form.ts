// A message that sends a form of an answer: it says what the form holds, and closes its round for everybody, in one batch.
import 'server-only';
import {
  type DocumentReference,
  type DocumentSnapshot,
  FieldValue,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { type AnswerForms, type Form, type FormSend, type SentForm, formOf, sendOf } from '@/model/form';
import type { FormPress } from '@/model/form-requests';
import { formText } from '@/model/form-text';
import { type Input, inputId, inputSchema, roundId } from '@/model/input';
import { MAX_FIELDS, MAX_FORM_NAMES } from '@/model/limits';
import { inputPath, inputsPath } from '@/model/paths';
import { pressedStrings } from '@/model/pressed-strings';
import { fieldName } from '@/model/pressed-text';
import type { Person } from '@/server/access/person';
import { changeMessage } from '@/server/messages/messages';
import { presentMessage } from '@/server/messages/present-message';
import { readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';

/** An input as it was read. */
type StoredInput = { input: Input; doc: DocumentSnapshot };
export type StoredInputs = ReadonlyMap<string, StoredInput>;

/** What is entered in the round that is to be sent, by field. Whose it is, is checked by who calls. */
export async function readInputs(threadId: string, press: FormPress): Promise<StoredInputs> {
  const { docs } = await firestore()
    .collection(inputsPath(threadId, press.answerId))
    .where('roundId', '==', roundId(press))
    .limit(MAX_FIELDS)
    .get();
  return new Map(
    docs.flatMap((doc) => readDocuments(inputSchema, [doc]).map((input) => [input.field, { input, doc }])),
  );
}

type Sending = {
  threadId: string;
  messageId: string;
  /** What the message says. */
  text: string;
  press: FormPress;
  person: Pick<Person, 'uid'> & { name: string };
  /** The answer, as it was read. */
  answerDoc: DocumentSnapshot | undefined;
  inputs: StoredInputs;
};

/**
 * Adds to `batch`, which stores the message, that the form's round is over. The batch is refused when somebody enters something in a
 * field that it says, sends the form, or hides or regenerates the answer meanwhile.
 * @throws AppError not-found (no such answer), conflict (it was regenerated or removed, or the round is over), inputs-changed
 * (values are newer than those on the sender's screen), invalid (the text is not what the form says)
 */
export function sendForm(batch: WriteBatch, sending: Sending): SentForm {
  const { messageId, press, person, answerDoc } = sending;
  const { ref, updateTime, forms, form } = openForm(press, answerDoc);
  requireUnchanged(form, sending);
  requireSaid(form, sending);
  const filledBy = fillersOf(form, sending);
  const send: FormSend = {
    round: press.round,
    messageId,
    by: person.uid,
    byName: person.name,
    at: Date.now(),
    filledBy: filledBy.slice(0, MAX_FORM_NAMES).map(({ uid, name }) => ({ uid, name })),
  };
  changeMessage(
    batch,
    { ref, updateTime },
    {
      forms: withSend(forms, form, send),
      formPeople: FieldValue.arrayUnion(send.by, ...send.filledBy.map(({ uid }) => uid)),
    },
  );
  // guard: sent-inputs-unchanged
  requireStillUnchanged(batch, sending);
  return {
    answerId: press.answerId,
    runId: press.runId,
    form: form.key,
    round: press.round,
    filledBy,
  };
}

/** Writes what is there, if it is still there, and deletes what is not: nothing changes, and nobody's listener hears of it. */
function requireStillUnchanged(batch: WriteBatch, { threadId, press, inputs }: Sending): void {
  for (const { field } of press.fields) {
    const ref = firestore().doc(inputPath(threadId, press.answerId, inputId(press, field)));
    const stored = inputs.get(field);
    if (stored?.doc.updateTime === undefined) batch.delete(ref, { exists: false });
    else batch.update(ref, { revision: stored.input.revision }, { lastUpdateTime: stored.doc.updateTime });
  }
}

type OpenForm = {
  ref: DocumentReference;
  updateTime: FirebaseFirestore.Timestamp | undefined;
  forms: AnswerForms;
  form: Form;
};

function openForm(press: FormPress, doc: DocumentSnapshot | undefined): OpenForm {
  const { message: answer, messageDoc: answerDoc } = presentMessage(doc);
  const form = formOf(answer.forms, press.form);
  if (answer.runId !== press.runId || !answer.forms || form === undefined)
    throw new AppError('conflict', errorText.formReplaced);
  const send = sendOf(form, press.round);
  if (send !== undefined) throw new AppError('conflict', errorText.formSent(send.byName));
  if (form.round !== press.round) throw new AppError('conflict', errorText.formReplaced);
  return { ref: answerDoc.ref, updateTime: answerDoc.updateTime, forms: answer.forms, form };
}

/** What the sender had on screen is what is stored, by the revision of each field. */
function requireUnchanged(form: Form, { press, inputs }: Sending): void {
  const seen = new Map(press.fields.map(({ field, revision }) => [field, revision]));
  const isKnown = [...seen.keys()].every((key) => form.fields.some((field) => field.key === key));
  if (!isKnown || seen.size < press.fields.length || !form.buttons.includes(press.button))
    throw new AppError('invalid', errorText.formTextDiffers);
  const changed = form.fields.filter(({ key }) => {
    const stored = inputs.get(key)?.input.revision ?? 0;
    return seen.has(key) && seen.get(key) !== stored;
  });
  const names = new Set(changed.flatMap(({ key }) => inputs.get(key)?.input.byName ?? []));
  const labels = changed.map((field) => fieldName(field, pressedStrings[press.language]));
  const text = errorText.inputsChanged([...names].join(', '), labels.join(', '));
  // guard: sent-is-what-was-on-screen
  if (changed.length > 0) throw new AppError('inputs-changed', text);
}

/** Values are others' words too: a message says of a form what it holds, and nothing else. */
function requireSaid(form: Form, { text, press, inputs }: Sending): void {
  const shown = new Set(press.fields.map(({ field }) => field));
  const values = new Map([...inputs].map(([field, { input }]) => [field, input.value]));
  const expected = formText({ button: press.button, form, shown, values }, pressedStrings[press.language]);
  // guard: form-text-is-what-is-stored
  if (text !== expected) throw new AppError('invalid', errorText.formTextDiffers);
}

/** Who set the values that the message says, in the form's order. */
function fillersOf(form: Form, { press, inputs }: Sending): SentForm['filledBy'] {
  const shown = new Set(press.fields.map(({ field }) => field));
  const fillers = new Map<string, SentForm['filledBy'][number]>();
  for (const field of form.fields) {
    const input = shown.has(field.key) && field.type !== null ? inputs.get(field.key)?.input : undefined;
    if (input === undefined) continue;
    const filler = fillers.get(input.by) ?? { uid: input.by, name: input.byName, fields: [] };
    filler.fields.push(fieldName(field, pressedStrings[press.language]));
    fillers.set(input.by, filler);
  }
  return [...fillers.values()];
}

/** The form with one more send, whose round is open no more. */
function withSend(forms: AnswerForms, { key }: Form, send: FormSend): AnswerForms {
  const { [key]: _, ...open } = forms.open;
  return {
    ...forms,
    list: forms.list.map((form) => (form.key === key ? { ...form, sends: [...form.sends, send] } : form)),
    open,
  };
}
