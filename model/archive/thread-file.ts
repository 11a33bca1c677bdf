// Our own export of a thread, lossless: `cothread-thread/1`. Published as a JSON Schema in docs/formats.md. A file is written and
// read in this order, message by message, so neither side holds a long thread as a text: head, members, events, messages, end.
import * as z from 'zod/v4-mini';
import { eventSchema } from '@/model/event';
import { memberSchema } from '@/model/member';
import { messageSchema } from '@/model/message';
import { threadSchema } from '@/model/thread';

export const THREAD_FILE_SCHEMA = 'cothread-thread/1';

/** An earlier text of a message, or an earlier answer of its position. */
export const archivedVersionSchema = z.object({
  content: z.string(),
  format: messageSchema.shape.format,
  plain: z.string(),
  status: messageSchema.shape.status,
  createdAt: z.number(),
  metadata: messageSchema.shape.metadata,
  /** As of a message. */
  signature: z.optional(z.string()),
});
export type ArchivedVersion = z.infer<typeof archivedVersionSchema>;

/** A message but its text, which is `content` in the file and `text` in the neutral conversation. */
export const archivedMessageSchema = z.extend(
  z.omit(messageSchema, {
    content: true,
    changedAt: true,
    runId: true,
    versions: true,
    forms: true,
    formPeople: true,
    polls: true,
  }),
  {
    /** Oldest first; empty where the export left them out. */
    versions: z._default(z.array(archivedVersionSchema), []),
    /** By the site that exported it, over the message and its thread: server/archive. */
    signature: z.optional(z.string()),
  },
);
export type ArchivedMessage = z.infer<typeof archivedMessageSchema>;

export const archivedMemberSchema = z.pick(memberSchema, {
  id: true,
  name: true,
  role: true,
  joinedAt: true,
  invitedBy: true,
  invitedByName: true,
});

/** The thread around its messages. Members and events may be left out of an export. */
export const archivedThreadSchema = z.object({
  /** Milliseconds since 1970. */
  exportedAt: z.number(),
  thread: z.pick(threadSchema, {
    id: true,
    title: true,
    titleBy: true,
    createdBy: true,
    createdAt: true,
    state: true,
    settings: true,
    metadata: true,
  }),
  instructions: z._default(z.string(), ''),
  members: z._default(z.array(archivedMemberSchema), []),
  events: z._default(z.array(eventSchema), []),
  /** False where the export ended early, because a right was lost or something failed: `reason`. */
  complete: z._default(z.boolean(), false),
  reason: z.optional(z.string()),
});
export type ArchivedThread = z.infer<typeof archivedThreadSchema>;

/** A whole file. */
export const threadFileSchema = z.extend(archivedThreadSchema, {
  schema: z.literal(THREAD_FILE_SCHEMA),
  messages: z.array(z.extend(archivedMessageSchema, { content: z.string() })),
});
export type ThreadFile = z.infer<typeof threadFileSchema>;
