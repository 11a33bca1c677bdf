// The trash: where a deleted thread is kept until it is restored or deleted permanently. Only its owner can read it; the
// other memberships are moved to a collection that no rule allows, which ends every right to read, and restored with it.
import 'server-only';
import { FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import * as z from 'zod/v4-mini';
import { isPostingRole } from '@/model/access';
import { AppError } from '@/model/errors';
import { memberSchema } from '@/model/member';
import { retryRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { deleteThread } from './deletion';
import { readDocuments } from '@/server/platform/documents';
import { actorOf, setMembersAside, restoreMembers } from '@/server/members/join';
import { addEvent } from '@/server/access/events';
import { firestore } from '@/server/platform/firebase';
import type { Person } from '@/server/access/person';
import { stopRun } from '@/server/runs/actions';
import { readOpenRuns } from '@/server/runs/queue';
import { type Access, requireAccess } from '@/server/access/thread-access';
import type { Background } from '@/server/platform/background';

/** A membership that was set aside: the member document unchanged. */
const trashedMemberSchema = z.object({
  id: z.string(),
  uid: z.string(),
  member: z.omit(memberSchema, { id: true }),
});

/**
 * The owner's "Delete": everybody else loses access immediately, a running answer is stopped, and the thread stays in the
 * trash for TRASH_DAYS. Idempotent. @throws AppError not-found, forbidden
 */
export async function trashThread(person: Person, threadId: string, background: Background): Promise<void> {
  if (config().trashDays === 0) return await deleteThread(person, threadId);
  const trashes = await retryRefused(async () => {
    const access = await requireAccess(person, threadId, 'delete thread');
    if (access.thread.state === 'trashed') return false;
    if (access.thread.state === 'deleting') throw new AppError('not-found');
    const batch = firestore().batch();
    await setMembersAside(batch, threadId, access.member.id);
    markTrashed(batch, access);
    addEvent(batch, access.thread, actorOf(access), { kind: 'trashed' });
    await batch.commit();
    return true;
  });
  if (trashes) await stopAll(person, threadId, background);
}

function markTrashed(batch: WriteBatch, { thread, member, threadRef, guard }: Access): void {
  batch.update(
    threadRef,
    {
      state: 'trashed',
      trash: { at: FieldValue.serverTimestamp(), by: member.id, was: thread.state },
      memberIds: [member.id],
      postingMembers: 1,
      changedAt: FieldValue.serverTimestamp(),
    },
    guard,
  );
}

async function stopAll(person: Person, threadId: string, background: Background): Promise<void> {
  for (const { run } of await readOpenRuns(threadId))
    await stopRun(person, { threadId, runId: run.id }, background);
}

/** Restores a thread from the trash with all its members. @throws AppError not-found, forbidden */
export async function restoreThread(person: Person, threadId: string): Promise<void> {
  await retryRefused(async () => {
    const access = await requireAccess(person, threadId, 'delete thread');
    const { thread, threadRef, guard } = access;
    if (thread.state === 'deleting') throw new AppError('not-found');
    if (thread.state !== 'trashed') return;
    const batch = firestore().batch();
    const restored = await restoreMembers(batch, threadId, access.member);
    const members = readDocuments(trashedMemberSchema, restored);
    batch.update(
      threadRef,
      {
        state: thread.trash?.was ?? 'open',
        trash: null,
        memberIds: [...thread.memberIds, ...restored.map(({ id }) => id)],
        postingMembers: 1 + members.filter(({ member }) => isPostingRole(member.role)).length,
        changedAt: FieldValue.serverTimestamp(),
      },
      guard,
    );
    addEvent(batch, thread, actorOf(access), { kind: 'restored' });
    await batch.commit();
  });
}
