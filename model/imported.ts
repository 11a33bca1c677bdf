// What a message that was brought here has beside its text: from a file, or copied from another thread of this site. Its author is a
// quoted name, never an account.
import * as z from 'zod/v4-mini';

export const ARCHIVE_FORMATS = [
  'cothread',
  'chatgpt',
  'claude',
  'librechat',
  'open-webui',
  'openai',
  'sharegpt',
  'markdown',
  'slack',
] as const;
export const archiveFormatSchema = z.enum(ARCHIVE_FORMATS);
export type ArchiveFormat = z.infer<typeof archiveFormatSchema>;

export const authorKindSchema = z.enum(['person', 'assistant', 'system']);

/** What a message did besides its text, to be shown folded: calls of tools, their results, sources, parts of unknown kinds. */
export const TOOL_PART_KINDS = ['call', 'result', 'source', 'other'] as const;
export const toolPartSchema = z.object({
  kind: z.enum(TOOL_PART_KINDS),
  name: z.string().check(z.maxLength(200)),
  text: z.string(),
});
export type ToolPart = z.infer<typeof toolPartSchema>;

/** A picture, recording or file of the message, which is named and not included. */
export const ATTACHMENT_KINDS = ['picture', 'audio', 'video', 'file'] as const;
export const attachmentSchema = z.object({
  kind: z.enum(ATTACHMENT_KINDS),
  name: z.string().check(z.maxLength(200)),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** The mark of an imported or copied message; its author's name there is `authorName`, '' where the file has none. */
export const importedSchema = z.object({
  /** `thread`: copied from another thread by this site, and never by whoever brings a file. */
  format: z.enum([...ARCHIVE_FORMATS, 'thread']),
  kind: authorKindSchema,
  tools: z._default(z.array(toolPartSchema), []),
  attachments: z._default(z.array(attachmentSchema), []),
});
export type Imported = z.infer<typeof importedSchema>;

/** Whether a message came from a file, so that nobody here said it: of a copy, people and the assistant of this site did. */
export function isFromFile(
  imported: Imported | null | undefined,
): imported is Imported & { format: ArchiveFormat } {
  return imported != null && imported.format !== 'thread';
}
