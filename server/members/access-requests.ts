// Access requests: threads/{t}/requests/{uid}. A person who requests access does not learn whether the thread exists: the
// response is sent first, and the work happens afterwards. Browsers of owner and admins read requests; no browser writes
// them.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { type Role, rolesToGive } from '@/model/access';
import { AppError } from '@/model/errors';
import { IGNORED_DAYS, MAX_OPEN_REQUESTS } from '@/model/limits';
import { memberPath, requestPath, requestsPath, threadPath, userPath } from '@/model/paths';
import { joinRequestSchema } from '@/model/access-request';
import { threadSchema } from '@/model/thread';
import { oneLine } from '@/model/title';
import { retryRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { readDocument } from '@/server/platform/documents';
import { actorOf, addMembership } from './join';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';
import { requireCapacity } from './members';
import { type Person, profileIn, profileOf } from '@/server/access/person';
import { requireAccess, requireOpen } from '@/server/access/thread-access';
import type { Background } from '@/server/platform/background';
import { errorText } from '@/server/platform/strings';

const IGNORED_MS = IGNORED_DAYS * 24 * 3_600_000;

/** Longer than storing a request takes: see `askToJoin`. */
const ALIKE_MS = 1_500;

/**
 * Requests access to a thread under any id. Throws and returns nothing, so that all threads, also those that do not
 * exist, get the same bytes in the same time.
 */
export function askToJoin(
  person: Person,
  { threadId, note }: { threadId: string; note: string },
  background: Background,
): void {
  background(async () => {
    const saved = saveRequest(person, threadId, note).catch((error: unknown) =>
      logError('access request not saved', error, { threadId }),
    );
    // In this mode the response stays open until the work is done: its end must not reveal how much work there was.
    const isSeen = config().runs === 'in-request';
    await Promise.all(isSeen ? [saved, wait(ALIKE_MS)] : [saved]);
  });
}

async function saveRequest(person: Person, threadId: string, note: string): Promise<void> {
  const db = firestore();
  const [threadRef, requestRef] = [db.doc(threadPath(threadId)), db.doc(requestPath(threadId, person.uid))];
  await retryRefused(async () => {
    const [threadDoc, memberDoc, requestDoc, userDoc] = await db.getAll(
      threadRef,
      db.doc(memberPath(threadId, person.uid)),
      requestRef,
      db.doc(userPath(person.uid)),
    );
    if (
      threadDoc?.updateTime === undefined ||
      // guard: members-request-nothing
      memberDoc?.exists === true
    )
      return;
    // guard: only-open-threads-take-requests
    if (readDocument(threadSchema, threadDoc)?.state !== 'open') return;
    const profile = profileOf(person, userDoc);
    // guard: deleted-account-requests-nothing
    if (profile === undefined) return;
    const existing = requestDoc && readDocument(joinRequestSchema, requestDoc);
    const ignoredUntil = existing === undefined ? 0 : existing.at + IGNORED_MS;
    if (
      existing?.state === 'open' ||
      // guard: ignored-requests-stay-ignored
      ignoredUntil > threadDoc.readTime.toMillis()
    )
      return;
    const open = await db.collection(requestsPath(threadId)).where('state', '==', 'open').count().get();
    // guard: open-requests-limited
    if (open.data().count >= MAX_OPEN_REQUESTS) return;
    const batch = db.batch();
    batch.set(requestRef, {
      uid: person.uid,
      ...profile,
      email: person.email,
      note: oneLine(note),
      state: 'open',
      at: FieldValue.serverTimestamp(),
    });
    // Checks the thread's update time: no request is created under a thread that is being deleted at this moment.
    batch.update(
      threadRef,
      { changedAt: FieldValue.serverTimestamp() },
      { lastUpdateTime: threadDoc.updateTime },
    );
    await batch.commit();
  });
}

/**
 * Approves an access request: its person becomes a member. Of two concurrent approvals one has an effect, and both get
 * the same response.
 * @throws AppError not-found (no request of this uid), forbidden (role, closed thread), too-many (200 members)
 */
export async function approveRequest(
  person: Person,
  threadId: string,
  { uid, role }: { uid: string; role: Role },
): Promise<void> {
  await retryRefused(async () => {
    const db = firestore();
    const [requestRef, userRef] = [db.doc(requestPath(threadId, uid)), db.doc(userPath(uid))];
    // guard: requests-approved-by-managers
    const access = await requireAccess(person, threadId, 'manage members', [requestRef, userRef]);
    // guard: no-approval-in-closed-thread
    requireOpen(access.thread);
    // guard: approved-role-giveable
    if (!rolesToGive(access.member.role).includes(role)) throw new AppError('forbidden');
    if (access.thread.memberIds.includes(uid)) return;
    const [requestDoc, userDoc] = access.further;
    const request = requestDoc && readDocument(joinRequestSchema, requestDoc);
    // The current profile; undefined while the person's account is being deleted.
    const profile = userDoc && profileIn(userDoc);
    if (
      // guard: only-requesters-approved
      request?.state !== 'open' ||
      profile === undefined
    )
      throw noRequest();
    // guard: approval-within-capacity
    await requireCapacity(access);
    const batch = db.batch();
    await addMembership(
      batch,
      access,
      { uid, ...profile },
      { role, invitedBy: actorOf(access), via: 'asked', inviteId: null },
    );
    await batch.commit();
  });
}

const noRequest = () => new AppError('not-found', errorText.requestMissing);

/** Declines a request: it is listed no more; its person is not notified. Idempotent. @throws AppError not-found, forbidden */
export async function ignoreRequest(person: Person, threadId: string, uid: string): Promise<void> {
  await retryRefused(async () => {
    const requestRef = firestore().doc(requestPath(threadId, uid));
    // guard: requests-ignored-by-managers
    const access = await requireAccess(person, threadId, 'manage members', [requestRef]);
    const [requestDoc] = access.further;
    const request = requestDoc && readDocument(joinRequestSchema, requestDoc);
    if (request?.state !== 'open' || requestDoc?.updateTime === undefined) return;
    // Deleted when it means nothing any more: a day later than that, because `at` is a clock of its own.
    const endsAt = Timestamp.fromMillis(requestDoc.readTime.toMillis() + IGNORED_MS + 24 * 3_600_000);
    await requestRef.update(
      { state: 'ignored', at: FieldValue.serverTimestamp(), endsAt },
      { lastUpdateTime: requestDoc.updateTime },
    );
  });
}
