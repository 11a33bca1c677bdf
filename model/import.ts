// An import of one conversation of a file: begun, filled in parts, finished or cancelled. Nothing of it shows before it is finished.
import * as z from 'zod/v4-mini';
import type { Conversation, ConversationMessage } from './archive/conversation';
import { MAX_IMPORT_PART_BYTES, MAX_IMPORT_PART_ENTRIES } from './import-limits';
import { byteLength } from './limits';
import type { archivedVersionSchema } from './archive/thread-file';

export const beginImportResponseSchema = z.object({
  importId: z.string(),
  /** `append` too where an earlier import of the conversation is still here: only what is new is added, to the same thread. */
  kind: z.enum(['new', 'append']),
  /** Where the messages will be. */
  threadId: z.string(),
});
export type BeginImportResponse = z.infer<typeof beginImportResponseSchema>;

export const importPartResponseSchema = z.object({
  /** The number of the part that is expected next. */
  nextPart: z.number(),
  /** Messages that were taken so far. */
  added: z.number(),
  /** Messages that were there already. */
  alreadyHere: z.number(),
});
export type ImportPartResponse = z.infer<typeof importPartResponseSchema>;

export const finishImportResponseSchema = z.object({
  threadId: z.string(),
  added: z.number(),
  alreadyHere: z.number(),
});
export type FinishImportResponse = z.infer<typeof finishImportResponseSchema>;

/** A conversation that its person has imported, and may still read. */
export const knownConversationSchema = z.object({
  /** `conversationId` of model/archive/content-id. */
  id: z.string(),
  threadId: z.string(),
  title: z.string(),
  /** How many of its messages are there. */
  messages: z.number(),
});
export const knownConversationsResponseSchema = z.object({ known: z.array(knownConversationSchema) });
export type KnownConversation = z.infer<typeof knownConversationSchema>;

/** What a part consists of: a message without its earlier versions, followed by so many of these, oldest first. */
export type ImportEntry =
  | { kind: 'message'; message: ConversationMessage; versions: number }
  | { kind: 'version'; version: z.infer<typeof archivedVersionSchema> };

/** The entries of a conversation, in their order; `partsOf` makes parts of them. */
export function* importEntries({ messages }: Pick<Conversation, 'messages'>): Generator<ImportEntry> {
  for (const message of messages) {
    const { original } = message;
    const versions = original?.versions ?? [];
    const bare = original === undefined ? message : { ...message, original: { ...original, versions: [] } };
    yield { kind: 'message', message: bare, versions: versions.length };
    for (const version of versions) yield { kind: 'version', version };
  }
}

/** Parts of entries that a request takes; an entry that is longer by itself is a part by itself. */
export function* importParts(conversation: Pick<Conversation, 'messages'>): Generator<ImportEntry[]> {
  let part: ImportEntry[] = [];
  let bytes = BRACKETS_BYTES;
  for (const entry of importEntries(conversation)) {
    const size = byteLength(JSON.stringify(entry)) + COMMA_BYTES;
    const isFull = part.length >= MAX_IMPORT_PART_ENTRIES || bytes + size > MAX_IMPORT_PART_BYTES;
    if (part.length > 0 && isFull) {
      yield part;
      part = [];
      bytes = BRACKETS_BYTES;
    }
    part.push(entry);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

const BRACKETS_BYTES = 2;
const COMMA_BYTES = 1;
