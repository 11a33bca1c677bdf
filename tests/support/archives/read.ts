// Reads what a test made as a file that somebody brings.
import { readArchive, type ArchiveOptions } from '@/model/archive/archive';
import {
  conversationSchema,
  type Conversation,
  type ConversationMessage,
} from '@/model/archive/conversation';
import type { ArchiveItem } from '@/model/archive/item';

export async function readItems(file: Blob, options?: ArchiveOptions): Promise<ArchiveItem[]> {
  return Array.fromAsync(readArchive(file, options));
}

export const jsonFile = (value: unknown) => new Blob([JSON.stringify(value)]);

/** The conversations in such a JSON file, each valid by the schema that the server checks. */
export async function conversationsIn(value: unknown): Promise<Conversation[]> {
  return conversationsOf(await readItems(jsonFile(value)));
}

export function conversationsOf(items: readonly ArchiveItem[]): Conversation[] {
  return items
    .filter((item) => item.kind === 'conversation')
    .map(({ conversation }) => conversationSchema.parse(conversation));
}

export async function onlyConversationIn(value: unknown): Promise<Conversation> {
  const items = await readItems(jsonFile(value));
  const [conversation, ...others] = conversationsOf(items);
  if (conversation === undefined || others.length > 0) throw new Error(`found ${JSON.stringify(items)}`);
  return conversation;
}

/** A conversation as people read it: `Ada: hello`. */
export function linesOf(messages: readonly ConversationMessage[]): string[] {
  return messages.map(({ author, text }) => `${author.name || author.kind}: ${text}`);
}

/** Everything that could be shown of it, to look for what must not be in it. */
export const allTextOf = (conversation: Conversation) => JSON.stringify(conversation);
