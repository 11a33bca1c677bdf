// What a preview shows of a conversation: counts, names and dates, and none of its texts. A file may hold 50,000 of them, so each is
// small whatever the conversation is.
import { branchPaths } from './branches';
import type { ArchiveFormat, Author, Conversation, ConversationMessage } from './conversation';
import { conversationId } from './content-id';

export type AuthorCount = Author & { messages: number };

export type ConversationSummary = {
  /** The id that its thread is made from. */
  id: string;
  format: ArchiveFormat;
  title: string;
  messages: number;
  /** Those who wrote most first, at most `MAX_AUTHORS_SHOWN`. */
  authors: AuthorCount[];
  /** How many authors there are. */
  authorCount: number;
  firstAt: number | null;
  lastAt: number | null;
  /** Other versions, and the messages of their threads, if they become some: with what was said before them. */
  branches: number;
  branchMessages: number;
  skipped: Conversation['skipped'];
  cut: Conversation['cut'];
  /** Pictures and files that are named and not included. */
  attachments: number;
};

export const MAX_AUTHORS_SHOWN = 12;

export function summaryOf(conversation: Conversation): ConversationSummary {
  const { format, sourceId, title, messages, branches, skipped, cut } = conversation;
  const authors = authorsOf(messages);
  return {
    id: conversationId(format, sourceId),
    format,
    title,
    messages: messages.length,
    authors: authors.slice(0, MAX_AUTHORS_SHOWN),
    authorCount: authors.length,
    ...datesOf(conversation),
    branches: branches.length,
    branchMessages: sum([...branchPaths(conversation)].map((path) => path.length)),
    skipped,
    cut,
    attachments: sum(messages.map(({ attachments }) => attachments.length)),
  };
}

function authorsOf(messages: readonly ConversationMessage[]): AuthorCount[] {
  const known = new Map<string, AuthorCount>();
  for (const { author } of messages) {
    const key = `${author.kind} ${author.name}`;
    const count = known.get(key) ?? { ...author, messages: 0 };
    count.messages += 1;
    known.set(key, count);
  }
  return [...known.values()].toSorted((a, b) => b.messages - a.messages);
}

/** Of its messages; where none has a time, of the conversation. */
function datesOf({ messages, createdAt, updatedAt }: Conversation) {
  const times = messages.flatMap((message) => (message.createdAt === null ? [] : [message.createdAt]));
  return { firstAt: times[0] ?? createdAt, lastAt: times.at(-1) ?? updatedAt ?? createdAt };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
