// A message: a text by a person or by the assistant, with a position in the thread.
import * as z from 'zod/v4-mini';
import { budgetNoticeSchema } from './budget';
import { formatSchema, withoutReasoning } from './answer';
import { answerFormsSchema, sentFormSchema } from './form';
import { importedSchema } from './imported';
import { withoutMentions } from './mentions';
import { callerMetadataSchema } from './metadata';
import { messagePollsSchema } from './poll';
import { runErrorSchema, stopSchema } from './run';

/** A person's message is `sent`; an answer carries how its run ended. Both may be `deleted` or `hidden`. */
export const MESSAGE_STATUSES = [
  'sent',
  'done',
  'stopped',
  'failed',
  'cut-off',
  'cancelled',
  'deleted',
  'hidden',
] as const;
export const messageStatusSchema = z.enum(MESSAGE_STATUSES);
export type MessageStatus = z.infer<typeof messageStatusSchema>;

/** Whether nothing of the message is left to read, quote or answer. */
export function isRemoved(status: MessageStatus): boolean {
  return status === 'deleted' || status === 'hidden';
}

/** Whether the text of a person's own message can change: neither what a form sent, nor what people have voted on. */
export const isEditable = ({
  status,
  sentForm,
  polls,
}: Pick<Message, 'status' | 'sentForm' | 'polls'>): boolean => !isRemoved(status) && !sentForm && !polls;

/** Who hid a message, and when (server time in milliseconds). */
export const hidingSchema = z.object({ by: z.string(), byName: z.string(), at: z.number() });

/** The message that another one replies to: its id and its author, never its text. */
export const replyToSchema = z.object({
  id: z.string(),
  seq: z.number(),
  authorId: z.string(),
  authorName: z.string(),
});
export type ReplyTo = z.infer<typeof replyToSchema>;

export const messageSchema = z.object({
  id: z.string(),
  /** Its position: total order in the thread, assigned by the server, from 1. */
  seq: z.number(),
  role: z.enum(['user', 'assistant', 'system']),
  authorId: z.string(),
  authorName: z.string(),
  content: z.string(),
  format: formatSchema,
  /** What a reader without generated UI would read, ≤ 32 KB; empty when `content` is readable itself. */
  plain: z.string(),
  /** Uids (or "assistant") that the text mentions. */
  mentions: z.array(z.string()),
  status: messageStatusSchema,
  createdAt: z.number(),
  /** When the message was counted as landed; a regenerated answer was counted once. */
  landedAt: z.optional(z.number()),
  /** Server time of the last write to this document: listeners are ordered by it. */
  changedAt: z.number(),
  editedAt: z.nullable(z.number()),
  /** The run that wrote this answer, or that this message asked for. */
  runId: z.nullable(z.string()),
  /** Of an answer: the id of the question. */
  questionId: z.nullable(z.string()),
  /** The message that this one replies to. */
  replyTo: z._default(z.nullable(replyToSchema), null),
  error: z.nullable(runErrorSchema),
  stop: z.nullable(stopSchema),
  /** Of a hidden message; what it said is stored where only the server reads. */
  hidden: z._default(z.nullable(hidingSchema), null),
  /** How many previous answers of this position, or previous texts of this message, are stored under versions/. */
  versions: z._default(z.number(), 0),
  /** Of an answer: its forms that the thread fills in together. */
  forms: z.optional(z.nullable(answerFormsSchema)),
  /** Of a person's message that sent a form: which, and whose values it says. */
  sentForm: z.optional(z.nullable(sentFormSchema)),
  /** The polls in its text. */
  polls: z.optional(z.nullable(messagePollsSchema)),
  /** Uids of everybody whom `forms` and `sentForm` name. */
  formPeople: z.optional(z.array(z.string())),
  /** Came from a file: its author is a quoted name, and `authorId` nobody's. */
  imported: z.optional(importedSchema),
  metadata: z.object({
    model: z.optional(z.string()),
    tokens: z.optional(z.object({ prompt: z.number(), completion: z.number() })),
    /** Milliseconds from the run's start to the model's first text, and to its end. */
    firstTokenMs: z.optional(z.number()),
    totalMs: z.optional(z.number()),
    /** What the model read only the beginning of, because it was too long for the prompt. */
    cut: z.optional(z.array(z.enum(['question', 'instructions']))),
    /** The text is a refusal, which the model's server marked as such. */
    declined: z.optional(z.boolean()),
    own: z.optional(callerMetadataSchema),
  }),
});
export type Message = z.infer<typeof messageSchema>;

export const chatResponseSchema = z.object({
  messageId: z.string(),
  runId: z.nullable(z.string()),
  budget: budgetNoticeSchema,
});
export type ChatResponse = z.infer<typeof chatResponseSchema>;

export const messageResponseSchema = z.object({ message: messageSchema });

/** The text of a message for search, copying, previews and readers of prompts: of an answer without its reasoning. */
export function readableText({
  role,
  content,
  format,
  plain,
}: Pick<Message, 'role' | 'content' | 'format' | 'plain'>): string {
  if (format === 'c1') return plain;
  return withoutMentions(role === 'assistant' ? withoutReasoning(content) : content);
}

/** Whether a text has nothing to read: zero-width and other invisible characters do not count. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}
