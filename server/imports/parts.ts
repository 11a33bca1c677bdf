// A part of an import. Of a new thread its messages are stored at once: nobody is a member of it yet. What is appended waits beside the
// thread, and is stored by the last batch.
import 'server-only';
import { FieldValue } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import type { ImportEntry, ImportPartResponse } from '@/model/import';
import type { ImportPartRequest } from '@/model/import-requests';
import {
  MAX_APPENDED_BYTES,
  MAX_APPENDED_MESSAGES,
  MAX_IMPORT_ENTRY_BYTES,
  MAX_IMPORT_PART_BYTES,
} from '@/model/import-limits';
import { byteLength } from '@/model/limits';
import { stagedPath } from '@/model/paths';
import type { Person } from '@/server/access/person';
import { addMessages, addVersion } from '@/server/messages/messages';
import type { NewMessage } from '@/server/messages/new-message';
import { isRefused, retryRefused } from '@/server/platform/commit';
import { firestore } from '@/server/platform/firebase';
import { errorText } from '@/server/platform/strings';
import { countImported, importDayRef } from './day';
import { storedIds, storedReplies } from './replies';
import { type OwnImport, type StoredImport, readOwnImport } from './stored-import';
import { type Made, checkedIds, made } from './walk';

/**
 * Takes the next part; the last one again changes nothing.
 * @throws AppError not-found, conflict (another part is expected), invalid, too-long, too-many
 */
export async function addPart(
  person: Person,
  importId: string,
  { part, entries }: ImportPartRequest,
): Promise<ImportPartResponse> {
  requireSize(entries);
  return await retryRefused(async () => {
    const own = await readOwnImport(person, importId);
    const { stored } = own;
    if (stored.state === 'open' && part === stored.nextPart - 1) return resultOf(stored);
    // guard: parts-in-their-order
    if (stored.state !== 'open' || part !== stored.nextPart)
      throw new AppError('conflict', errorText.partExpected(stored.nextPart));
    return stored.kind === 'new' ? await storeNew(own, entries) : await stage(own, entries);
  });
}

/** @throws AppError too-long */
function requireSize(entries: readonly ImportEntry[]): void {
  const most = entries.length === 1 ? MAX_IMPORT_ENTRY_BYTES : MAX_IMPORT_PART_BYTES;
  // guard: parts-are-small
  if (byteLength(JSON.stringify(entries)) > most)
    throw new AppError('too-long', errorText.partTooLong(MAX_IMPORT_PART_BYTES / 1024));
}

async function storeNew(own: OwnImport, entries: readonly ImportEntry[]): Promise<ImportPartResponse> {
  const { stored, ref, guard, lastMessage } = own;
  const { threadId } = stored;
  const ids = checkedIds(entries, stored, stored.open);
  const db = firestore();
  const [replies, dayDoc] = await Promise.all([
    storedReplies(threadId, stored, entries),
    importDayRef(stored.uid).get(),
  ]);
  const { messages, versions, open } = made(entries, {
    source: stored,
    before: stored.open,
    firstSeq: stored.added + 1,
    known: new Set(),
    replies,
    now: Date.now(),
  });
  const batch = db.batch();
  countImported(batch, dayDoc, { uid: stored.uid, messages: messages.length });
  const { threadChanges } = addMessages(batch, threadId, messages);
  for (const version of versions) addVersion(batch, threadId, version);
  const next = { ...progressOf(stored, open), added: stored.added + messages.length };
  requireNotMore({ ...stored, ...next });
  batch.update(
    ref,
    {
      ...next,
      firstAt: stored.firstAt ?? timeOf(messages[0]),
      lastAt: timeOf(messages.at(-1)) ?? stored.lastAt,
      lastMessage: threadChanges['lastMessage'] ?? lastMessage ?? null,
      touchedAt: FieldValue.serverTimestamp(),
    },
    guard,
  );
  try {
    await batch.commit();
  } catch (error) {
    // A message that an earlier part had: no try would be another one.
    if (isRefused(error) && (await isUnchanged(own)) && (await storedIds(threadId, ids)).size > 0)
      throw new AppError('invalid', errorText.messageTwice);
    throw error;
  }
  return resultOf({ ...stored, ...next });
}

async function isUnchanged({ ref, guard }: OwnImport): Promise<boolean> {
  const now = await ref.get();
  return now.updateTime?.isEqual(guard.lastUpdateTime) === true;
}

async function stage(
  { stored, ref, guard }: OwnImport,
  entries: readonly ImportEntry[],
): Promise<ImportPartResponse> {
  const ids = checkedIds(entries, stored, stored.open);
  const [known, dayDoc] = await Promise.all([
    storedIds(stored.threadId, ids),
    importDayRef(stored.uid).get(),
  ]);
  const { messages, taken, open } = made(entries, {
    source: stored,
    before: stored.open,
    firstSeq: 1,
    known,
    replies: new Map(),
    now: Date.now(),
  });
  const text = JSON.stringify(taken);
  const next = {
    ...progressOf(stored, open),
    added: stored.added + messages.length,
    alreadyHere: stored.alreadyHere + known.size,
    bytes: stored.bytes + byteLength(text),
    documents: stored.documents + taken.length,
  };
  requireNotMore({ ...stored, ...next });
  // guard: appends-fit-one-commit
  if (next.documents > MAX_APPENDED_MESSAGES || next.bytes > MAX_APPENDED_BYTES)
    throw new AppError('too-long', errorText.appendTooLong(MAX_APPENDED_MESSAGES));
  const batch = firestore().batch();
  countImported(batch, dayDoc, { uid: stored.uid, messages: messages.length });
  batch.create(firestore().doc(stagedPath(stored.id, stored.nextPart)), {
    part: stored.nextPart,
    entries: text,
  });
  batch.update(ref, { ...next, touchedAt: FieldValue.serverTimestamp() }, guard);
  await batch.commit();
  return resultOf({ ...stored, ...next });
}

function progressOf({ nextPart }: StoredImport, open: Made['open']) {
  return { nextPart: nextPart + 1, open };
}

function requireNotMore({ declared, added, alreadyHere }: StoredImport): void {
  if (added + alreadyHere > declared) throw new AppError('invalid', errorText.moreThanDeclared(declared));
}

function timeOf(message: NewMessage | undefined): number | null {
  return message?.fromFile?.createdAt.toMillis() ?? null;
}

function resultOf({ nextPart, added, alreadyHere }: StoredImport): ImportPartResponse {
  return { nextPart, added, alreadyHere };
}
