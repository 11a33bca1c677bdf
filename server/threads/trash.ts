// The trash: a deleted thread rests before it goes for good. Only its owner has it then; the others' memberships are
// laid aside under a name that no rule allows, so that every right to read is gone at once, and come back with it.
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

/** A membership laid aside: the member document as it was. */
const trashedMemberSchema = z.object({
  id: z.string(),
  uid: z.string(),
  member: z.omit(memberSchema, { id: true }),
});

/**
 * The owner's "Delete": everybody else is out at once, what was being written is stopped, and the thread rests
 * TRASH_DAYS. Again it has no second effect. @throws AppError not-found, forbidden
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

/** Brings a thread back from the trash with everybody who was in it. @throws AppError not-found, forbidden */
export async function restoreThread(person: Person, threadId: string): Promise<void> {
  await retryRefused(async () => {
    const access = await requireAccess(person, threadId, 'delete thread');
    const { thread, threadRef, guard } = access;
    if (thread.state === 'deleting') throw new AppError('not-found');
    if (thread.state !== 'trashed') return;
    const batch = firestore().batch();
    const restored = await restoreMembers(batch, threadId);
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
