// Archive → Firestore. Only what Firestore has neither now nor ever deleted comes back: it is the truth, and an archive is older. The
// document of a thread and its members are written last, by one commit: until then nobody sees anything of it.
import 'server-only';
import { ROLES, isPostingRole, roleSchema } from '@/model/access';
import { threadPath, tombstonePath } from '@/model/paths';
import { isRefused } from '@/server/platform/commit';
import { microsOf, timestampOf } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { type Archive, type ArchivedThread, ArchiveError } from './archive';
import { type ArchiveOptions, inChunks } from './archive-threads';
import { existing, isOwn, withoutNames } from './names';
import {
  Digest,
  documentFields,
  documentText,
  type Fields,
  isMap,
  type Kind,
  type ThreadRecord,
} from './record';
import { pathOf } from './stored-thread';

export type RestoreReport = {
  restored: number;
  /** Messages of these, and versions, events and so on. */
  messages: number;
  records: number;
  /** In Firestore already: left as they are. */
  here: number;
  /** Deleted since they were archived. */
  deleted: number;
  /** Nobody of theirs has an account any more. */
  abandoned: number;
  /** By `since`. */
  left: number;
  /** Not as they were stored: left out. */
  damaged: string[];
};

type IsDeleted = (uid: string) => boolean;

/**
 * Restores the threads that Firestore does not have. What it has is not touched, what was deleted stays deleted, and people without an
 * account have neither a name nor a membership. Each page is read back and compared.
 * @throws ArchiveError in words; what the stores throw, after which a repetition continues
 */
export async function restoreThreads(
  archive: Archive,
  { since, onProgress }: ArchiveOptions = {},
): Promise<RestoreReport> {
  const state = await archive.state();
  if (state === null) throw new ArchiveError(`${archive.name} has no archive.`);
  const total = await requireKnownPeople(archive);
  await restoreTombstones(archive);
  const report: RestoreReport = {
    restored: 0,
    messages: 0,
    records: 0,
    here: 0,
    deleted: 0,
    abandoned: 0,
    left: 0,
    damaged: [],
  };
  let done = 0;
  for await (const threads of inChunks(archive.threads())) {
    const [fates, accounts] = await Promise.all([
      fatesOf(threads),
      existing(threads.flatMap(({ people }) => people)),
    ]);
    for (const thread of threads) {
      const named = new Set(thread.people);
      const isDeleted = (uid: string) => named.has(uid) && !accounts.has(uid);
      const fate =
        since !== undefined && thread.updatedAt < since ? 'left' : (fates.get(thread.id) ?? 'absent');
      if (fate === 'absent') await restore(archive, thread, { report, isDeleted });
      else report[fate] += 1;
      done += 1;
      onProgress?.(done, total);
    }
  }
  return report;
}

/** Without the accounts of this project's people, every name would be that of a deleted one. @returns how many threads there are */
async function requireKnownPeople(archive: Archive): Promise<number> {
  let [total, named, known] = [0, false, false];
  for await (const threads of inChunks(archive.threads())) {
    const people = threads.flatMap((thread) => thread.people);
    total += threads.length;
    named ||= people.length > 0;
    known ||= people.length > 0 && (await existing(people)).size > 0;
  }
  // guard: archive-people-known
  if (named && !known)
    throw new ArchiveError(
      'Nobody in this archive has an account in this project, so all would be restored as deleted people. Import the accounts first (firebase auth:export, auth:import).',
    );
  return total;
}

/** An id is never used again, and an older archive does not bring back what a newer one knows to be deleted. */
async function restoreTombstones(archive: Archive): Promise<void> {
  const db = firestore();
  for await (const tombstones of inChunks(archive.tombstones())) {
    const found = await db.getAll(
      ...tombstones.flatMap(({ id }) => [db.doc(tombstonePath(id)), db.doc(threadPath(id))]),
    );
    const present = new Set(found.filter(({ exists }) => exists).map(({ id }) => id));
    const batch = db.batch();
    for (const { id, deletedAt } of tombstones)
      if (!present.has(id)) batch.set(db.doc(tombstonePath(id)), { deletedAt: timestampOf(deletedAt) });
    await batch.commit();
  }
}

async function fatesOf(threads: readonly ArchivedThread[]): Promise<Map<string, 'here' | 'deleted'>> {
  const db = firestore();
  const [found, buried] = await Promise.all([
    db.getAll(...threads.map(({ id }) => db.doc(threadPath(id))), { fieldMask: [] }),
    db.getAll(...threads.map(({ id }) => db.doc(tombstonePath(id)))),
  ]);
  const here = found.filter(({ exists }) => exists).map(({ id }) => [id, 'here'] as const);
  // guard: tombstones-honoured
  const deleted = buried.filter(({ exists }) => exists).map(({ id }) => [id, 'deleted'] as const);
  return new Map([...here, ...deleted]);
}

type Context = { report: RestoreReport; isDeleted: IsDeleted };

async function restore(
  archive: Archive,
  thread: ArchivedThread,
  { report, isDeleted }: Context,
): Promise<void> {
  const head = await headOf(archive, thread);
  if (head === null) return void report.damaged.push(thread.id);
  const last = withRemainingMembers(head, isDeleted);
  if (last === null) return void (report.abandoned += 1);
  const superseded = new Set<string>();
  let records = last.length;
  for await (const page of archive.records(thread.id)) {
    const rest = page.filter((record) => !isLast(record)).map((record) => withoutDeleted(record, isDeleted));
    records += await writeMissing(thread.id, { records: rest, superseded });
  }
  await show(
    thread.id,
    last.map((record) => withoutDeleted(record, isDeleted)),
  );
  report.restored += 1;
  report.messages += thread.messages;
  report.records += records;
}

/** The document of a thread and its members; null when the archive has not all of the thread as it was stored. */
async function headOf(
  archive: Archive,
  { id, records, hash }: ArchivedThread,
): Promise<ThreadRecord[] | null> {
  const digest = new Digest();
  const head: ThreadRecord[] = [];
  for await (const page of archive.records(id)) {
    for (const record of page) digest.add(record);
    head.push(...page.filter(isLast));
  }
  return digest.records === records && digest.hash === hash ? head : null;
}

const isLast = ({ kind }: ThreadRecord) => kind === 'threads' || isOwn(kind);

function withoutDeleted(record: ThreadRecord, isDeleted: IsDeleted): ThreadRecord {
  return rewritten(record, withoutNames(record.kind, documentFields(record.document), isDeleted));
}

function rewritten({ kind, id }: { kind: Kind; id: string }, fields: Fields): ThreadRecord {
  return { kind, id, document: documentText(fields) };
}

/** Of a version: the id of its message. */
const messageOf = ({ kind, id }: ThreadRecord) => (kind === 'versions' ? (id.split('/')[0] ?? '') : '');

/** A commit has at most 10 MB. */
const COMMIT_CHARS = 2_000_000;

type Writing = { records: readonly ThreadRecord[]; superseded: Set<string> };

/**
 * Writes what Firestore does not have, and reads it back. `superseded`: messages that it has otherwise are later, and stay, without
 * earlier versions of the archive. @returns how many records are as in the archive
 */
async function writeMissing(threadId: string, { records, superseded }: Writing): Promise<number> {
  let equal = 0;
  for (const some of inCommits(records.filter((record) => !superseded.has(messageOf(record))))) {
    const before = await textsInFirestore(threadId, some);
    const batch = firestore().batch();
    for (const [index, record] of some.entries()) {
      const text = before[index];
      if (text === undefined)
        batch.create(firestore().doc(pathOf(threadId, record)), documentFields(record.document));
      else if (text !== record.document && record.kind === 'messages') superseded.add(record.id);
    }
    await batch.commit();
    const after = await textsInFirestore(threadId, some);
    const isWritten = some.every(
      ({ document }, index) => before[index] !== undefined || after[index] === document,
    );
    if (!isWritten)
      throw new ArchiveError(
        `Firestore has another text of the thread ${threadId} than it was given. Try again.`,
      );
    equal += some.filter(({ document }, index) => after[index] === document).length;
  }
  return equal;
}

async function textsInFirestore(
  threadId: string,
  records: readonly ThreadRecord[],
): Promise<(string | undefined)[]> {
  const docs = await firestore().getAll(
    ...records.map((record) => firestore().doc(pathOf(threadId, record))),
  );
  return docs.map((doc) => (doc.exists ? documentText(doc.data() ?? {}) : undefined));
}

function* inCommits(records: readonly ThreadRecord[]): Generator<ThreadRecord[]> {
  let [some, chars]: [ThreadRecord[], number] = [[], 0];
  for (const record of records) {
    if (some.length > 0 && chars + record.document.length > COMMIT_CHARS) {
      yield some;
      [some, chars] = [[], 0];
    }
    some.push(record);
    chars += record.document.length;
  }
  if (some.length > 0) yield some;
}

/** The thread with those members who have an account, one of them its owner; null when nobody has. */
function withRemainingMembers(records: readonly ThreadRecord[], isDeleted: IsDeleted): ThreadRecord[] | null {
  const people = records.filter(({ kind, id }) => isOwn(kind) && !isDeleted(id));
  const thread = records.find(({ kind }) => kind === 'threads');
  const members = people
    .filter(({ kind }) => kind === 'members')
    .map(({ id, document }) => ({ id, fields: documentFields(document) }))
    .map(({ id, fields }) => ({
      id,
      fields,
      role: roleSchema.parse(fields['role']),
      joinedAt: microsOf(fields['joinedAt']),
    }))
    .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.joinedAt - b.joinedAt);
  const [heir] = members;
  if (thread === undefined || heir === undefined) return null;
  if (people.length === records.length - 1) return [...records];
  const trashed = people.filter(({ kind }) => kind === 'trashedMembers');
  const fields = {
    ...paidBy(heir.id, documentFields(thread.document)),
    memberIds: members.map(({ id }) => id),
    postingMembers: members.filter(({ role }) => isPostingRole(role)).length,
  };
  const remaining = members.map((member) =>
    rewritten(
      { kind: 'members', id: member.id },
      member === heir ? { ...member.fields, role: 'owner' } : member.fields,
    ),
  );
  return [rewritten(thread, fields), ...remaining, ...trashed];
}

/** An owner who is gone pays for nobody, and their heir has not agreed to: then who asks pays. */
function paidBy(owner: string, thread: Fields): Fields {
  const { settings } = thread;
  if (!isMap(settings) || settings['payer'] !== 'owner' || settings['payerId'] === owner) return thread;
  return { ...thread, settings: { ...settings, payer: 'asker', payerId: null } };
}

/** The last commit of a thread: from then on its members see it. */
async function show(threadId: string, records: readonly ThreadRecord[]): Promise<void> {
  const batch = firestore().batch();
  for (const record of records) {
    const ref = firestore().doc(pathOf(threadId, record));
    if (record.kind === 'threads') batch.create(ref, documentFields(record.document));
    else batch.set(ref, documentFields(record.document));
  }
  try {
    await batch.commit();
  } catch (error) {
    // The reply to a commit that worked may be lost.
    const { exists } = await firestore().doc(threadPath(threadId)).get();
    if (!isRefused(error) || !exists) throw error;
  }
}
