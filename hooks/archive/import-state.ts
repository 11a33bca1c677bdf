// What an import is doing, and what it has found and done so far.
import { sum } from '@/model/archive/summary';
import type { AppError } from '@/model/errors';
import type {
  FoundBroken,
  FoundConversation,
  FoundIgnored,
  FoundItem,
  FoundRefused,
  Place,
} from '@/services/archive/reader-messages';
import type { KnownConversation } from '@/model/import';
import { keyOf, type Selection } from './import-choice';

/** `threadId`: '' until one is chosen. */
export type ImportTarget = { kind: 'new' } | { kind: 'append'; threadId: string };

/** What was read of the files. */
export type Found = {
  conversations: readonly FoundConversation[];
  broken: readonly FoundBroken[];
  ignored: readonly FoundIgnored[];
  refused: readonly FoundRefused[];
};

export type Choices = { selection: Selection; withBranches: boolean; target: ImportTarget };

/** What became of one conversation. `title`: its own; the screen names it where it has none. */
export type ImportOutcome = {
  place: Place;
  /** Which of its other versions it is; null: the conversation itself. */
  branch: number | null;
  title: string;
} & (
  | { status: 'imported'; threadId: string; added: number; alreadyHere: number }
  | { status: 'failed'; error: AppError }
);

export type RunProgress = {
  /** Of the chosen ones. */
  conversations: number;
  messages: number;
  totalConversations: number;
  totalMessages: number;
  title: string;
};

export type ImportState =
  | { status: 'empty' }
  | { status: 'too-many-files'; count: number }
  | {
      status: 'reading';
      files: readonly File[];
      /** Of this file so many bytes, inflated ones in a zip. */
      file: number;
      bytes: number;
      found: Found;
    }
  | { status: 'read-failed'; files: readonly File[]; error: AppError }
  | Preview
  | { status: 'importing'; preview: Preview; progress: RunProgress; outcomes: readonly ImportOutcome[] }
  /** It can go on: nothing is lost. */
  | {
      status: 'paused';
      preview: Preview;
      progress: RunProgress;
      outcomes: readonly ImportOutcome[];
      error: AppError;
    }
  | ImportEnd;

export type ImportEnd = {
  status: 'ended';
  /** `stopped`: by an error that the next conversation would meet as well. */
  how: 'done' | 'cancelled' | 'stopped';
  error: AppError | null;
  preview: Preview;
  outcomes: readonly ImportOutcome[];
  startedAt: number;
  endedAt: number;
};

export type Preview = {
  status: 'preview';
  files: readonly File[];
  /** By which the server counts the files of a day. */
  fileIds: readonly string[];
  found: Found;
  /** By the id of the conversation; null until it is known, or where it could not be asked. */
  known: ReadonlyMap<string, KnownConversation> | null;
  choices: Choices;
};

export const NOTHING_FOUND: Found = { conversations: [], broken: [], ignored: [], refused: [] };

export function withFound(found: Found, items: readonly FoundItem[]): Found {
  const of = <K extends FoundItem['kind']>(kind: K) =>
    items.filter((item): item is Extract<FoundItem, { kind: K }> => item.kind === kind);
  return {
    conversations: [...found.conversations, ...of('conversation')],
    broken: [...found.broken, ...of('broken')],
    ignored: [...found.ignored, ...of('ignored')],
    refused: [...found.refused, ...of('refused')],
  };
}

/** Messages of a conversation that are not here yet. */
export function newMessagesOf({ summary }: FoundConversation, known: Preview['known']): number {
  return Math.max(0, summary.messages - (known?.get(summary.id)?.messages ?? 0));
}

/** Chosen before the person chooses: all that would add something. */
export function usualSelection(found: Found, known: Preview['known']): Selection {
  return new Set(found.conversations.filter((one) => newMessagesOf(one, known) > 0).map(keyOf));
}

/** Chosen and not reached. */
export function leftOut(
  { found, choices }: Preview,
  outcomes: readonly ImportOutcome[],
): readonly FoundConversation[] {
  const reached = new Set(outcomes.map(({ place }) => keyOf(place)));
  return found.conversations.filter((one) => choices.selection.has(keyOf(one)) && !reached.has(keyOf(one)));
}

export function addedBy(outcomes: readonly ImportOutcome[]): number {
  return sum(outcomes.map((one) => (one.status === 'imported' ? one.added : 0)));
}
