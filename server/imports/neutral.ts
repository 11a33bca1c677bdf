// What a message of a file becomes here. Everything in it was written by whoever made the file: its author is a quoted name, nobody is
// mentioned, and generated UI is drawn only of what this site signed.
import 'server-only';
import { createHash } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import { clipBytes, plainOf } from '@/model/answer';
import { c1Markdown } from '@/model/archive/c1-markdown';
import { messageId } from '@/model/archive/content-id';
import type { ConversationMessage } from '@/model/archive/conversation';
import { signedMessage, signedVersion } from '@/model/archive/signed';
import type { ArchivedVersion } from '@/model/archive/thread-file';
import { cleanText } from '@/model/clean-text';
import { type ArchiveFormat, type Imported, isFromFile } from '@/model/imported';
import {
  MAX_IMPORTED_ATTACHMENTS,
  MAX_IMPORTED_REASONING_BYTES,
  MAX_IMPORTED_TOOLS_BYTES,
} from '@/model/import-limits';
import { MAX_ANSWER_BYTES, MAX_NAME_CHARS, MAX_PLAIN_BYTES, byteLength } from '@/model/limits';
import { withoutMentions } from '@/model/mentions';
import { type Message, type ReplyTo, isBlank, isRemoved } from '@/model/message';
import { THINK, THINK_END, escapeReasoning } from '@/model/reasoning';
import { clip, oneLine } from '@/model/title';
import type { NewMessage } from '@/server/messages/new-message';
import { isSigned } from '@/server/platform/signature';

/** The conversation, by its ids in the file. */
export type Source = { format: ArchiveFormat; sourceId: string };

export function isEmpty({ text, reasoning, tools, attachments, original }: ConversationMessage): boolean {
  // Of our own, a deleted message has a place, and a failed answer a reason.
  if (original !== undefined) return false;
  return isBlank(text) && reasoning === '' && tools.length === 0 && attachments.length === 0;
}

export function isTooLong({ text, reasoning, tools, attachments }: ConversationMessage): boolean {
  const parts = tools.map((tool) => tool.text).join('');
  return (
    byteLength(text) > MAX_ANSWER_BYTES ||
    byteLength(reasoning) > MAX_IMPORTED_REASONING_BYTES ||
    byteLength(parts) > MAX_IMPORTED_TOOLS_BYTES ||
    tools.length > MAX_TOOL_PARTS ||
    attachments.length > MAX_IMPORTED_ATTACHMENTS
  );
}

/** The parsers count 100 bytes for each. */
const MAX_TOOL_PARTS = Math.floor(MAX_IMPORTED_TOOLS_BYTES / 100);

export function idOf({ format, sourceId }: Source, message: string): string {
  return messageId({ format, conversation: sourceId, message });
}

type Place = { source: Source; seq: number; replyTo: ReplyTo | null; versions: number; now: number };

/** `replyTo`: of what it replies to, when that is here. */
export function importedMessage(message: ConversationMessage, place: Place): NewMessage {
  const { source, seq, replyTo, versions, now } = place;
  const { original } = message;
  const { content, ...drawn } = textOf(message, source);
  const createdAt = timeWithin(message.createdAt, now) ?? now;
  const editedAt = timeWithin(message.editedAt, now);
  return {
    id: idOf(source, message.sourceId),
    seq,
    role: message.author.kind === 'assistant' ? 'assistant' : 'user',
    authorId: quotedId(message.author.kind, { name: message.author.name, id: original?.authorId }),
    authorName: quotedName(message.author.name),
    status: statusOf(message),
    replyTo,
    versions,
    questionId: original?.questionId == null ? null : idOf(source, original.questionId),
    error: original?.error ?? null,
    stop: original?.stop == null ? null : { ...original.stop, ...quotedBy(original.stop) },
    metadata: metadataOf(message),
    content,
    fromFile: {
      createdAt: Timestamp.fromMillis(createdAt),
      editedAt: editedAt === null ? null : Timestamp.fromMillis(editedAt),
      hidden: original?.hidden == null ? null : { ...original.hidden, ...quotedBy(original.hidden) },
      imported: markOf(message, source.format),
      ...drawn,
    },
  };
}

/** What an earlier version has of its message. */
export type VersionBase = Pick<NewMessage, 'id' | 'seq' | 'role' | 'authorId' | 'authorName'> & {
  /** The message's id in our own export. */
  originalId: string;
  format: ArchiveFormat;
  kind: Imported['kind'];
};

export function versionBase(
  message: NewMessage,
  neutral: ConversationMessage,
  { format }: Source,
): VersionBase {
  const { id, seq, role, authorId, authorName } = message;
  const originalId = neutral.original?.id ?? '';
  return { id, seq, role, authorId, authorName, originalId, format, kind: neutral.author.kind };
}

/** An earlier text or answer. */
export function importedVersion(
  { originalId, format, kind, ...base }: VersionBase,
  { version, source, now }: { version: ArchivedVersion; source: Source; now: number },
): NewMessage {
  const signed = signedVersion({ threadId: source.sourceId, messageId: originalId }, version);
  const isOurs = format === 'cothread' && isSigned(signed, version.signature);
  const { content, ...drawn } = ourText(version, { role: base.role, isOurs });
  return {
    ...base,
    content,
    status: version.status,
    metadata: version.metadata,
    fromFile: {
      createdAt: Timestamp.fromMillis(timeWithin(version.createdAt, now) ?? now),
      editedAt: null,
      hidden: null,
      imported: { format, kind, tools: [], attachments: [] },
      ...drawn,
    },
  };
}

type Text = Pick<Message, 'content' | 'format' | 'plain'>;

function textOf(message: ConversationMessage, { format, sourceId }: Source): Text {
  const { original, text, reasoning, author } = message;
  const role = author.kind === 'assistant' ? 'assistant' : 'user';
  if (original === undefined) {
    const clean = withoutMentions(cleanText(text));
    return {
      content: role === 'user' ? clean : withReasoning(clean, reasoning),
      format: 'markdown',
      plain: '',
    };
  }
  if (isRemoved(original.status)) return { content: '', format: 'markdown', plain: '' };
  const isOurs =
    format === 'cothread' &&
    isSigned(signedMessage(sourceId, { ...original, content: text }), original.signature);
  return ourText({ content: text, format: original.format, plain: original.plain }, { role, isOurs });
}

/** Of our own export: nothing is drawn as generated UI but what this site signed. */
function ourText(
  { content, format, plain }: Text,
  { role, isOurs }: { role: NewMessage['role']; isOurs: boolean },
): Text {
  if (role === 'user') return { content: withoutMentions(cleanText(content)), format: 'markdown', plain: '' };
  // guard: unsigned-is-never-drawn
  if (!isOurs) return { content: cleanText(readableOf({ content, format })), format: 'markdown', plain: '' };
  return { content, format, plain: clipBytes(plain, MAX_PLAIN_BYTES) };
}

function readableOf({ content, format }: Pick<Text, 'content' | 'format'>): string {
  return format === 'c1' ? (c1Markdown(content) ?? plainOf(content)) : content;
}

function withReasoning(text: string, reasoning: string): string {
  return reasoning === '' ? text : `${THINK}${escapeReasoning(cleanText(reasoning))}${THINK_END}\n\n${text}`;
}

function statusOf({ author, original }: ConversationMessage): Message['status'] {
  if (original !== undefined) return original.status;
  return author.kind === 'assistant' ? 'done' : 'sent';
}

function metadataOf({ model, original }: ConversationMessage): Message['metadata'] {
  return original?.metadata ?? (model === null ? {} : { model });
}

/** What was imported once stays marked with where it came from first. */
function markOf(message: ConversationMessage, format: ArchiveFormat): Imported {
  const { author, tools, attachments, original } = message;
  const before = original?.imported;
  // guard: files-bring-no-copies (always)
  const isKept = isFromFile(before);
  if (before !== undefined) return isKept ? before : { ...before, format };
  return { format, kind: author.kind, tools: [...tools], attachments: [...attachments] };
}

/** Never a uid: these have no dot. Two people with one name are two where the file says so. */
export function quotedId(kind: string, { name, id = '' }: { name: string; id?: string | undefined }): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([kind, name, id]))
    .digest('hex');
  return `imported.${hash.slice(0, 20)}`;
}

const quotedName = (name: string) => clip(oneLine(name), MAX_NAME_CHARS);

function quotedBy({ by, byName }: { by: string; byName: string }) {
  return { by: quotedId('person', { name: byName, id: by }), byName: quotedName(byName) };
}

/** Nothing was written before computers, or will have been written later than now. */
function timeWithin(time: number | null, now: number): number | null {
  return time === null ? null : Math.min(Math.max(0, Math.round(time)), now);
}
