// Bodies of the routes of an import, parsed strictly by the server.
import * as z from 'zod/v4';
import { conversationMessageSchema, conversationSchema } from './archive/conversation';
import { archivedVersionSchema } from './archive/thread-file';
import {
  MAX_IMPORTED_VERSIONS,
  MAX_IMPORT_FILE_BYTES,
  MAX_IMPORT_MESSAGES,
  MAX_IMPORT_PART_ENTRIES,
  MAX_KNOWN_ASKED,
} from './import-limits';
import { idSchema } from './paths';

export const beginImportRequestSchema = z.strictObject({
  /** Chosen by the caller for each file, so that the files of a day can be counted. */
  file: z.strictObject({ id: idSchema, bytes: z.int().min(0).max(MAX_IMPORT_FILE_BYTES) }),
  conversation: z.strictObject({
    format: conversationSchema.shape.format,
    sourceId: conversationSchema.shape.sourceId,
    title: conversationSchema.shape.title,
    createdAt: conversationSchema.shape.createdAt,
    updatedAt: conversationSchema.shape.updatedAt,
    /** How many messages will be sent. */
    messages: z.int().min(1).max(MAX_IMPORT_MESSAGES),
  }),
  /** Append to this thread; without it, a thread of its own. */
  threadId: z.optional(idSchema),
});

export const importPartRequestSchema = z.strictObject({
  /** From 0; each once, in their order. */
  part: z.int().min(0),
  entries: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('message'),
          message: conversationMessageSchema,
          versions: z.int().min(0).max(MAX_IMPORTED_VERSIONS),
        }),
        z.strictObject({ kind: z.literal('version'), version: archivedVersionSchema }),
      ]),
    )
    .min(1)
    .max(MAX_IMPORT_PART_ENTRIES),
});

export const knownConversationsRequestSchema = z.strictObject({
  conversations: z.array(idSchema).min(1).max(MAX_KNOWN_ASKED),
});

export type BeginImportRequest = z.output<typeof beginImportRequestSchema>;
export type ImportPartRequest = z.output<typeof importPartRequestSchema>;
