// The entries of an import in their order: each version after its message, across the borders of parts.
import 'server-only';
import type { ConversationMessage } from '@/model/archive/conversation';
import type { ArchivedVersion } from '@/model/archive/thread-file';
import { AppError } from '@/model/errors';
import type { ImportEntry } from '@/model/import';
import type { NewMessage } from '@/server/messages/new-message';
import { errorText } from '@/server/platform/strings';
import {
  type Source,
  idOf,
  importedMessage,
  importedVersion,
  isEmpty,
  isTooLong,
  versionBase,
} from './neutral';
import type { StoredImport } from './stored-import';
import type { Replies } from './replies';

type Open = StoredImport['open'];
type NumberedVersion = NewMessage & { number: number };

export type Made = {
  messages: NewMessage[];
  versions: NumberedVersion[];
  /** What these were made from. */
  taken: ImportEntry[];
  open: Open;
};

/** The ids of the messages among `entries`. @throws AppError invalid, too-long: naming the entry, from 0 */
export function checkedIds(entries: readonly ImportEntry[], source: Source, before: Open): string[] {
  let left = before === null ? 0 : before.versions - before.done;
  const ids = new Set<string>();
  entries.forEach((entry, index) => {
    if ((entry.kind === 'version') !== left > 0)
      throw new AppError('invalid', errorText.versionsMisplaced(index));
    if (entry.kind === 'version') {
      left -= 1;
      return;
    }
    if (isEmpty(entry.message)) throw new AppError('invalid', errorText.emptyEntry(index));
    if (isTooLong(entry.message)) throw new AppError('too-long', errorText.entryTooLong(index));
    const id = idOf(source, entry.message.sourceId);
    if (ids.has(id)) throw new AppError('invalid', errorText.messageTwice);
    ids.add(id);
    left = entry.versions;
  });
  return [...ids];
}

type Walk = {
  source: Source;
  before: Open;
  /** The position of the first message. */
  firstSeq: number;
  /** Messages that are here already, by id. */
  known: ReadonlySet<string>;
  replies: Replies;
  now: number;
};

/** What `entries` become, without what is here already. */
export function made(
  entries: readonly ImportEntry[],
  { source, before, firstSeq, known, replies, now }: Walk,
): Made {
  const result: Made = { messages: [], versions: [], taken: [], open: before };
  for (const entry of entries) {
    if (entry.kind === 'message') takeMessage(entry.message, entry.versions);
    else takeVersion(entry.version);
    if (result.open?.isTaken === true) result.taken.push(entry);
  }
  return result;

  function takeMessage(neutral: ConversationMessage, versions: number): void {
    const seq = firstSeq + result.messages.length;
    const replyTo = neutral.replyTo === null ? null : (replies.get(idOf(source, neutral.replyTo)) ?? null);
    const message = importedMessage(neutral, { source, seq, replyTo, versions, now });
    const isTaken = !known.has(message.id);
    result.open = { base: versionBase(message, neutral, source), isTaken, done: 0, versions };
    if (!isTaken) return;
    const { id, authorId, authorName } = message;
    replies.set(id, { id, seq, authorId, authorName });
    result.messages.push(message);
  }

  function takeVersion(version: ArchivedVersion): void {
    if (result.open === null) return;
    const { base, isTaken, done, versions } = result.open;
    const number = done + 1;
    result.open = { base, isTaken, done: number, versions };
    if (isTaken) result.versions.push({ ...importedVersion(base, { version, source, now }), number });
  }
}

/** Whether all versions of the last message came. */
export function isClosed(open: Open): boolean {
  return open === null || open.done === open.versions;
}
