// One read before every change: the thread, the caller's membership, and the other documents that the change depends on.
import 'server-only';
import type { DocumentReference, DocumentSnapshot, Precondition, Timestamp } from 'firebase-admin/firestore';
import { type Action, can } from '@/model/access';
import { AppError } from '@/model/errors';
import { memberPath, threadPath } from '@/model/paths';
import { type Member, memberSchema } from '@/model/member';
import { type Thread, threadSchema } from '@/model/thread';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { ratesOf, spend } from '@/server/platform/rates/rate-limits';
import type { Person } from './person';
import { errorText } from '@/server/platform/strings';

export type Access = {
  thread: Thread;
  member: Member;
  threadRef: DocumentReference;
  /** Checked by every batch that creates under the thread: membership, role, settings and state change it. */
  guard: Precondition & { lastUpdateTime: Timestamp };
};

/**
 * Messages have a count of their own, and reading none. Stopping is counted of its person alone: whatever the others do, an
 * answer can be stopped.
 */
const NOT_CHANGES: ReadonlySet<Action> = new Set(['read thread', 'say something', 'stop a run']);

/**
 * Reads thread, membership and `further` documents in one round trip, checks the role table, and counts a change of the thread.
 * @throws AppError not-found to non-members, whether the thread exists or not; forbidden when the role does not allow it;
 * too-many
 */
export async function requireAccess(
  person: Pick<Person, 'uid'>,
  threadId: string,
  action: Action,
  further: readonly DocumentReference[] = [],
): Promise<Access & { further: DocumentSnapshot[] }> {
  const access = await readAccess(person, threadId, action, further);
  if (!NOT_CHANGES.has(action)) await countChange(threadId);
  return access;
}

/**
 * Only what members do is counted, or strangers could use up a thread's rate. Actions whose right is read from another
 * document call this themselves.
 */
export async function countChange(threadId: string): Promise<void> {
  // guard: changes-are-counted-by-thread
  await spend(ratesOf('change', { thread: threadId }), 'after');
}

async function readAccess(
  person: Pick<Person, 'uid'>,
  threadId: string,
  action: Action,
  further: readonly DocumentReference[],
): Promise<Access & { further: DocumentSnapshot[] }> {
  const db = firestore();
  const threadRef = db.doc(threadPath(threadId));
  const [threadDoc, memberDoc, ...rest] = await db.getAll(
    threadRef,
    db.doc(memberPath(threadId, person.uid)),
    ...further,
  );
  const thread = threadDoc && readDocument(threadSchema, threadDoc);
  // guard: only-members
  const member = memberDoc && readDocument(memberSchema, memberDoc);
  const changed = threadDoc?.updateTime;
  if (thread === undefined || member === undefined || changed === undefined) throw new AppError('not-found');
  // guard: role-allows-action
  if (!can(member.role, action)) throw new AppError('forbidden');
  return { thread, member, threadRef, guard: { lastUpdateTime: changed }, further: rest };
}

/** Like `requireAccess`, but returns undefined where the caller has no access. */
export async function accessOf(uid: string, threadId: string, action: Action): Promise<Access | undefined> {
  try {
    return await readAccess({ uid }, threadId, action, []);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** @throws AppError forbidden when the thread is closed to new messages. */
export function requireOpen(thread: Thread): void {
  switch (thread.state) {
    case 'open':
      return;
    case 'archived':
      throw new AppError('forbidden', errorText.archived);
    case 'trashed':
      throw new AppError('forbidden', errorText.trashed);
    case 'deleting':
      throw new AppError('not-found');
  }
}
