// The neutral conversation: what every parser of an archive makes, what a preview counts, and what an import stores. Its texts are
// by whoever wrote the file: nothing in it is trusted, and a name in it is a quoted name, never an account.
import * as z from 'zod/v4-mini';
import { MAX_NAME_CHARS, MAX_TITLE_CHARS } from '@/model/limits';
import { archiveFormatSchema, attachmentSchema, authorKindSchema, toolPartSchema } from '@/model/imported';
import { archivedMessageSchema, archivedThreadSchema } from './thread-file';

// Kept with the messages that they become.
export { ARCHIVE_FORMATS } from '@/model/imported';
export type { ArchiveFormat, Attachment, ToolPart } from '@/model/imported';

/** Ids of other products: any text of a bounded length, compared whole and hashed, never part of a path. */
const sourceIdSchema = z.string().check(z.minLength(1), z.maxLength(200));

/** Milliseconds since 1970, as the file says; null where it says nothing. */
const timeSchema = z.nullable(z.number());

/** `name` is empty where a file does not say who the person was: it was whoever exported the file. */
export const authorSchema = z.object({
  kind: authorKindSchema,
  name: z.string().check(z.maxLength(MAX_NAME_CHARS)),
});
export type Author = z.infer<typeof authorSchema>;

export const conversationMessageSchema = z.object({
  sourceId: sourceIdSchema,
  author: authorSchema,
  /** Markdown. */
  text: z.string(),
  createdAt: timeSchema,
  editedAt: timeSchema,
  /** The message of this conversation that it replies to, by its source id. */
  replyTo: z.nullable(sourceIdSchema),
  /** Of an answer: the model's name in the file. */
  model: z.nullable(z.string().check(z.maxLength(200))),
  /** Thoughts that the model published: shown folded, and never part of a prompt. */
  reasoning: z.string(),
  tools: z.array(toolPartSchema),
  attachments: z.array(attachmentSchema),
  /** Of our own export alone: everything else that the message has. */
  original: z.optional(archivedMessageSchema),
});
export type ConversationMessage = z.infer<typeof conversationMessageSchema>;

/** Other answers, or other wordings, with what followed: only messages that neither the path nor an earlier branch holds. */
export const branchSchema = z.object({
  /** Its last message. */
  sourceId: sourceIdSchema,
  /** The message of the path or of an earlier branch after which it begins; null: at the beginning. */
  after: z.nullable(sourceIdSchema),
  messages: z.array(conversationMessageSchema),
});
export type Branch = z.infer<typeof branchSchema>;

/** Why something of a conversation does not come along. */
export const SKIP_REASONS = [
  /** Instructions to the model. */
  'system',
  /** Marked as not to be seen. */
  'hidden',
  /** The person's profile, custom instructions and memories. */
  'profile',
  /** Nothing to read in it. */
  'empty',
  /** Not readable: not the shape of a message. */
  'unreadable',
  /** A second message with an id of the same conversation. */
  'duplicate',
  /** Service messages: joined, left, renamed. */
  'service',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What was shortened to fit, by kind. */
export const CUT_REASONS = ['reasoning', 'tools', 'attachments'] as const;

export const conversationSchema = z.object({
  format: archiveFormatSchema,
  sourceId: sourceIdSchema,
  /** One line; empty where the file has none. */
  title: z.string().check(z.maxLength(MAX_TITLE_CHARS)),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  /** The active path, first message first; known times never fall. */
  messages: z.array(conversationMessageSchema),
  branches: z.array(branchSchema),
  /** How many messages or parts of each kind do not come along. */
  skipped: z.partialRecord(z.enum(SKIP_REASONS), z.number()),
  /** How many messages were shortened. */
  cut: z.partialRecord(z.enum(CUT_REASONS), z.number()),
  /** Of our own export alone: the thread around the messages. */
  original: z.optional(archivedThreadSchema),
});
export type Conversation = z.infer<typeof conversationSchema>;
