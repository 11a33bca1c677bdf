// What a thread is started from, and whether somebody may: a message of a thread by its members, a share by its guests. The right is
// read twice: before anything is copied, and by the batch that shows the copy.
import 'server-only';
import { FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { mayFork } from '@/model/access';
import { AppError } from '@/model/errors';
import { memberSchema } from '@/model/member';
import { isRemoved, messageSchema } from '@/model/message';
import { memberPath, messagePath, sharePath, threadPath } from '@/model/paths';
import type { ShareNames } from '@/model/share';
import { type Thread, threadSchema } from '@/model/thread';
import { addEvent } from '@/server/access/events';
import type { Person } from '@/server/access/person';
import { type Access, requireAccess } from '@/server/access/thread-access';
import { actorOf } from '@/server/members/join';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { type StoredShare, closedBecause, storedShareSchema } from '@/server/shares/stored-share';

/** As it is now: what is copied, and what a batch adds to it that is refused once the right was lost. */
export type Origin = Pick<Access, 'thread' | 'threadRef' | 'guard'> & {
  upToSeq: number;
  /** Of a share up to a message; null: from now on. */
  scopedAt: number | null;
  names: ShareNames;
  share: { id: string; version: number } | null;
  /** Tells the thread, or counts on the share, that a thread was started. */
  addStarted: (batch: WriteBatch) => void;
};

/** @throws AppError not-found, forbidden, conflict (the message was removed) */
export async function memberOrigin(
  person: Person,
  { threadId, messageId }: { threadId: string; messageId: string },
): Promise<Origin> {
  const messageRef = firestore().doc(messagePath(threadId, messageId));
  const access = await requireAccess(person, threadId, 'fork thread', [messageRef]);
  const { thread, threadRef, guard, member, further } = access;
  // guard: forking-by-the-threads-setting
  if (!mayFork(member.role, thread.settings.forkBy)) throw new AppError('forbidden');
  // guard: no-forks-of-trashed-threads
  if (!isReadable(thread)) throw new AppError('not-found');
  const [messageDoc] = further;
  const message = messageDoc && readDocument(messageSchema, messageDoc);
  // guard: forked-message-is-there
  if (message === undefined || isRemoved(message.status)) throw new AppError('not-found');
  return {
    thread,
    threadRef,
    guard,
    upToSeq: message.seq,
    scopedAt: null,
    names: 'real',
    share: null,
    addStarted: (batch) =>
      addEvent(batch, thread, actorOf(access), { kind: 'forked', messageSeq: message.seq }),
  };
}

const isReadable = ({ state }: Thread) => state === 'open' || state === 'archived';

const closed = () => new AppError('share-closed');

/**
 * `admitted`: as the guest's session was let in.
 * @throws AppError share-closed (it lets nobody in any more, or what it shows has changed), forbidden (it does not allow it)
 */
export async function shareOrigin(admitted: Pick<StoredShare, 'id' | 'version'>): Promise<Origin> {
  const db = firestore();
  const shareRef = db.doc(sharePath(admitted.id));
  const shareDoc = await shareRef.get();
  const share = readDocument(storedShareSchema, shareDoc);
  if (share === undefined || shareDoc.updateTime === undefined) throw closed();
  const threadRef = db.doc(threadPath(share.threadId));
  const [threadDoc, memberDoc] = await db.getAll(
    threadRef,
    db.doc(memberPath(share.threadId, share.createdBy)),
  );
  const thread = threadDoc && readDocument(threadSchema, threadDoc);
  const creatorRole = memberDoc && readDocument(memberSchema, memberDoc)?.role;
  const lastUpdateTime = threadDoc?.updateTime;
  if (thread === undefined || lastUpdateTime === undefined) throw closed();
  // guard: forks-of-open-shares
  if (closedBecause(share, { thread, creatorRole }, Date.now()) !== null) throw closed();
  // guard: forks-of-the-version-seen
  if (share.version !== admitted.version) throw closed();
  // guard: forks-as-the-share-allows
  if (!share.mayFork) throw new AppError('forbidden');
  const unchanged = { lastUpdateTime: shareDoc.updateTime };
  return {
    thread,
    threadRef,
    guard: { lastUpdateTime },
    upToSeq: share.upToSeq ?? thread.seq,
    scopedAt: share.upToSeq === null ? null : share.scopedAt,
    names: share.names,
    share: { id: share.id, version: share.version },
    addStarted: (batch) => batch.update(shareRef, { forkCount: FieldValue.increment(1) }, unchanged),
  };
}
