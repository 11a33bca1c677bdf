// What the page and the worker that reads files say to each other. A reply is sent when the page asks for the next one, so neither
// side holds more than one; progress alone comes unasked.
import type { Conversation } from '@/model/archive/conversation';
import type { Break, Refusal } from '@/model/archive/refusal';
import type { ConversationSummary } from '@/model/archive/summary';
import type { ImportEntry } from '@/model/import';

/** A conversation in the files that were chosen: `ordinal` counts those of its file, from 0. */
export type Place = { file: number; ordinal: number };

export type FoundConversation = Place & { kind: 'conversation'; summary: ConversationSummary };
/** `inside`: the name of a file in a zip, else ''. */
export type FoundBroken = {
  kind: 'broken';
  file: number;
  inside: string;
  position: number;
  title: string;
  reason: Break;
};
export type FoundIgnored = { kind: 'ignored'; file: number; inside: string };
export type FoundRefused = { kind: 'refused'; file: number; reason: Refusal };
export type FoundItem = FoundConversation | FoundBroken | FoundIgnored | FoundRefused;

export type Wanted = Place & {
  /** Its other versions too, each as a conversation of its own. */
  withBranches: boolean;
};

/** A conversation without its messages, which follow in parts. */
export type ConversationHead = Pick<
  Conversation,
  'format' | 'sourceId' | 'title' | 'createdAt' | 'updatedAt'
> & {
  place: Place;
  /** Which of its other versions it is; null: the conversation itself. */
  branch: number | null;
  messageCount: number;
};

export type ReaderRequest =
  | { kind: 'scan'; files: readonly File[] }
  | { kind: 'extract'; files: readonly File[]; wanted: readonly Wanted[] };

export type ReaderReply =
  | { kind: 'found'; items: FoundItem[] }
  | { kind: 'conversation'; head: ConversationHead }
  | { kind: 'part'; entries: ImportEntry[] }
  | { kind: 'conversation-end' };

/** `bytes` of this file have been read, inflated ones in a zip. */
export type ReaderProgress = { kind: 'progress'; file: number; bytes: number };

export type ToWorker = ReaderRequest | { kind: 'next' };
export type FromWorker = ReaderReply | ReaderProgress | { kind: 'end' } | { kind: 'failed'; why: string };
