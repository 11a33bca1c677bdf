// The forms of an answer that its thread fills in together: what the server has read of them in the answer's program, and how far
// they are. What people enter stands beside the answer, a document a field: model/input.
import * as z from 'zod/v4-mini';

/** What a field holds: what nobody can enter (a password) has no type. */
export const FIELD_TYPES = ['string', 'number', 'list'] as const;
export const fieldTypeSchema = z.enum(FIELD_TYPES);
export type FieldType = z.infer<typeof fieldTypeSchema>;

export const inputValueSchema = z.union([z.string(), z.number(), z.array(z.string())]);
export type InputValue = z.infer<typeof inputValueSchema>;

export const formFieldSchema = z.object({
  /** Of its position and name in the program: the same program has the same keys. Never a path. */
  key: z.string(),
  /** '' when there is none. */
  label: z.string(),
  kind: z.enum(['text', 'choice', 'slider', 'date', 'checkbox']),
  /** Null: what it shows is nobody else's, and is never stored or sent. */
  type: z.nullable(fieldTypeSchema),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
  /** What it shows before anybody changes it. */
  initial: z.nullable(inputValueSchema),
});
export type FormField = z.infer<typeof formFieldSchema>;

/** Somebody who is named by a form; the name is that of then. */
const namedSchema = z.object({ uid: z.string(), name: z.string() });

/** A round that was sent, and by which message. */
export const formSendSchema = z.object({
  round: z.number(),
  messageId: z.string(),
  by: z.string(),
  byName: z.string(),
  /** Milliseconds. */
  at: z.number(),
  /** Whoever set a value of it, in the form's order. */
  filledBy: z.array(namedSchema),
});
export type FormSend = z.infer<typeof formSendSchema>;

export const formSchema = z.object({
  /** `f0`, `f1`, … in the program's order. */
  key: z.string(),
  /** Labels of the buttons that send it. */
  buttons: z.array(z.string()),
  /** In the order in which they are on screen. */
  fields: z.array(formFieldSchema),
  /** The current round, from 1. It is over once it was sent. */
  round: z.number(),
  /** Oldest first, at most one a round. */
  sends: z.array(formSendSchema),
});
export type Form = z.infer<typeof formSchema>;

/** Null or missing: the answer has no form, or none that can be filled in together. */
export const answerFormsSchema = z.object({
  list: z.array(formSchema),
  /** The round in which a form can be filled in; a form that was sent is missing. Rules read it. */
  open: z.record(z.string(), z.number()),
  /** By form and field, of what can be entered. Rules read it. */
  types: z.record(z.string(), z.record(z.string(), fieldTypeSchema)),
});
export type AnswerForms = z.infer<typeof answerFormsSchema>;

/** Of a message that sent a form: which, and who set its values. What it says is the message's text. */
export const sentFormSchema = z.object({
  answerId: z.string(),
  runId: z.string(),
  form: z.string(),
  round: z.number(),
  /** `fields`: labels, as the message says them. */
  filledBy: z.array(z.extend(namedSchema, { fields: z.array(z.string()) })),
});
export type SentForm = z.infer<typeof sentFormSchema>;

export const roundResponseSchema = z.object({ round: z.number() });

export function formOf(forms: AnswerForms | null | undefined, key: string): Form | undefined {
  return forms?.list.find((form) => form.key === key);
}

/** The send of a round; undefined while it can be filled in. */
export function sendOf({ sends }: Form, round: number): FormSend | undefined {
  return sends.find((send) => send.round === round);
}
