// Ids of what is imported, by its content: the same file twice adds nothing, and a longer one adds what is new.
import type { ArchiveFormat } from './conversation';
import { sha256Hex } from './sha256';

/** By which a person's imports know a conversation again. */
export function conversationId(format: ArchiveFormat, sourceId: string): string {
  return contentId([format, sourceId]);
}

/** Of our own export too: `conversation` and `message` are source ids, never ids of this site. */
export function messageId(key: { format: ArchiveFormat; conversation: string; message: string }): string {
  return contentId([key.format, key.conversation, key.message]);
}

/** 160 bits. Lengths stand before the parts, so no two lists of parts make one text. */
function contentId(parts: readonly string[]): string {
  const text = parts.map((part) => `${part.length}:${part}`).join('');
  return `i-${sha256Hex(text).slice(0, ID_HEX_CHARS)}`;
}

const ID_HEX_CHARS = 40;
