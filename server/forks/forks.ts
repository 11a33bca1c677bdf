// Threads that people start from a message of another thread, or continue from a share.
import 'server-only';
import { FieldValue } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { copyId } from '@/model/fork';
import type { ForkThreadRequest } from '@/model/fork-requests';
import { memberSchema } from '@/model/member';
import { type Message, isRemoved, messageSchema } from '@/model/message';
import { memberPath, messagesPath, readStatePath, userPath } from '@/model/paths';
import { withQuiet } from '@/model/read-state';
import type { Person } from '@/server/access/person';
import { requireAccess } from '@/server/access/thread-access';
import { takeAlong } from '@/server/members/take-along';
import { messagesBefore, previewFor } from '@/server/messages/messages';
import { newToken, retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { ratesOf, spend } from '@/server/platform/rates/rate-limits';
import { type Visit, admit } from '@/server/shares/guests';
import { addThread, readToTheEnd, threadFields, threadIdFor } from '@/server/threads/threads';
import { type Fork, beginCopying, copyAll, isMarked, readFork } from './copying';
import { type Origin, memberOrigin, shareOrigin } from './source';
import { removeUnfinished } from './sweep';

/**
 * Starts a thread of the person's from a message of another one, with copies of what can be read up to it, and takes members along,
 * but for those whom a limit keeps out (open invites, members, people brought in within the hour): `leftOut`. Idempotent for the same chosen id.
 * @throws AppError not-found, forbidden (the thread's setting), too-long (5,000 messages), too-many (200 threads), conflict (deleted)
 */
export async function forkThread(
  person: Person,
  threadId: string,
  { id, messageId, members }: ForkThreadRequest,
): Promise<{ threadId: string; leftOut: string[] }> {
  const forkId = threadIdFor(person, `fork:${threadId}:${id ?? newToken()}`);
  const readOrigin = () => memberOrigin(person, { threadId, messageId });
  await start(person, forkId, readOrigin);
  const leftOut = await takeMembersAlong(person, { threadId, forkId, members });
  return { threadId: forkId, leftOut };
}

/**
 * Starts a thread of the person's with copies of what the share shows now. Idempotent for the same chosen id.
 * @throws AppError share-closed (every reason alike), forbidden (the share does not allow it), and as `forkThread`
 */
export async function forkShare(
  person: Person,
  visit: Visit,
  id: string = newToken(),
): Promise<{ threadId: string }> {
  // guard: forking-guests-are-let-in
  const { share } = await admit(visit);
  const forkId = threadIdFor(person, `fork:${share.id}:${id}`);
  await start(person, forkId, () => shareOrigin(share));
  return { threadId: forkId };
}

async function start(person: Person, forkId: string, readOrigin: () => Promise<Origin>): Promise<void> {
  await beginCopying(forkId, readOrigin);
  try {
    do {
      await copyAll(forkId);
    } while (!(await retryRefused(() => show(person, forkId, readOrigin))));
  } catch (error) {
    // Refused for good: what was copied goes. Whatever else failed is continued by a repetition, or swept.
    if (error instanceof AppError && error.code !== 'busy') await removeUnfinished(firestore(), forkId);
    throw error;
  }
}

/** The batch before which nobody sees anything of it; false where something was removed in the origin since it was copied. */
async function show(person: Person, id: string, readOrigin: () => Promise<Origin>): Promise<boolean> {
  const fork = await readFork(id);
  const { stored, doc } = fork;
  if (stored.state === 'done') return true;
  if (isMarked(stored)) return false;
  // guard: rights-are-checked-when-a-fork-shows
  const origin = await readOrigin();
  // What was copied is what an earlier version of the share showed: perhaps more, or names.
  // guard: forks-of-the-version-begun
  if (origin.share?.version !== stored.share?.version) throw new AppError('share-closed');
  const db = firestore();
  const [userDoc, fields] = await Promise.all([db.doc(userPath(person.uid)).get(), fieldsOf(person, fork)]);
  const batch = db.batch();
  const { title, titleBy, upToSeq } = stored;
  const first = { kind: 'started-from', title, titleBy, messageSeq: upToSeq } as const;
  addThread(batch, { id, person, userDoc, fields, first });
  batch.set(db.doc(readStatePath(person.uid, id)), readToTheEnd(fields.landedCount));
  batch.update(doc.ref, { state: 'done', touchedAt: null }, { lastUpdateTime: doc.updateTime });
  const now = FieldValue.serverTimestamp();
  batch.update(origin.threadRef, { forks: FieldValue.increment(1), changedAt: now }, origin.guard);
  origin.addStarted(batch);
  await batch.commit();
  return true;
}

async function fieldsOf(person: Person, { stored }: Fork) {
  const db = firestore();
  const [count, newest] = await Promise.all([
    db.collection(messagesPath(stored.id)).count().get(),
    messagesBefore(db, stored.id).limit(1).get(),
  ]);
  const landedCount = count.data().count;
  const [last] = readDocuments(messageSchema, newest.docs);
  return {
    ...threadFields(person, stored.title, {}),
    titleBy: stored.titleBy,
    ...(stored.titleBy === 'assistant' && { titleFrom: stored.titleFrom.map(copyId) }),
    seq: stored.copied,
    landedCount,
    quiet: withQuiet({ landedCount: 0, quiet: [] }, landedCount),
    lastMessage: last === undefined ? null : lastMessageOf(last, newest.docs[0]?.get('createdAt')),
  };
}

function lastMessageOf(last: Message, at: unknown) {
  const { seq, authorId, authorName } = last;
  const preview = isRemoved(last.status) ? null : previewFor(last);
  return { seq, authorId, authorName, askedBy: null, preview, at };
}

type Along = { threadId: string; forkId: string; members: readonly string[] };

/** Members of the origin: who else is named was removed meanwhile, or is nobody. @returns uids of those whom a limit keeps out */
async function takeMembersAlong(person: Person, { threadId, forkId, members }: Along): Promise<string[]> {
  const others = [...new Set(members)].filter((uid) => uid !== person.uid);
  if (others.length === 0) return [];
  const refs = others.map((uid) => firestore().doc(memberPath(threadId, uid)));
  const { further } = await requireAccess(person, threadId, 'read thread', refs);
  const leftOut: string[] = [];
  for (const doc of further) {
    // guard: only-members-are-taken-along
    const member = readDocument(memberSchema, doc);
    if (member === undefined) continue;
    const role = member.role === 'viewer' ? 'viewer' : 'editor';
    try {
      // guard: companions-are-counted
      await spend(ratesOf('invite', { person: person.uid }), 'before');
      await takeAlong(person, forkId, { uid: member.id, name: member.name, role });
    } catch (error) {
      // The thread is there, and the others come along: the response names who does not.
      if (!(error instanceof AppError) || error.code !== 'too-many') throw error;
      leftOut.push(member.id);
    }
  }
  return leftOut;
}
