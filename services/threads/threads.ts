// One live thread, and the actions on it.
import { threadResponseSchema, threadSchema, type ReplyPolicy, type Thread } from '@/model/thread';
import { AppError } from '@/model/errors';
import { memberPath, threadPath } from '@/model/paths';
import { memberSchema, type Member } from '@/model/member';
import { callApi } from '@/services/api/call-api';
import { followDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';

/** Every query of a thread is under this key, so that losing access drops all of them at once. */
export const threadKey = (threadId: string) => ['thread', threadId] as const;

/** Missing and refused are alike: an error `not-found`. */
export function threadQuery(threadId: string) {
  return liveQuery<Thread>([...threadKey(threadId), 'document'], ({ next, fail }) =>
    followDocument(threadPath(threadId), threadSchema, {
      next: (thread) => (thread === null ? fail(new AppError('not-found')) : next(thread)),
      fail: (error) => fail(error.code === 'forbidden' ? new AppError('not-found') : error),
    }),
  );
}

/** The caller's membership of a thread, for its role; null when they are no member. */
export function myMembershipQuery(uid: string, threadId: string) {
  return liveQuery<Member | null>([...threadKey(threadId), 'my membership'], (listener) =>
    followDocument(memberPath(threadId, uid), memberSchema, listener),
  );
}

/** @throws AppError */
export async function createThread(thread: { id: string }): Promise<Thread> {
  return (await callApi('POST /api/threads', { body: thread, response: threadResponseSchema })).thread;
}

/** @throws AppError */
export async function renameThread(thread: { id: string; title: string }): Promise<void> {
  await callApi('PATCH /api/threads/{threadId}', {
    params: { threadId: thread.id },
    body: { title: thread.title },
  });
}

/** Sets when the assistant answers in the thread. @throws AppError */
export async function changeReplyPolicy(threadId: string, replyPolicy: ReplyPolicy): Promise<void> {
  await callApi('PATCH /api/threads/{threadId}', { params: { threadId }, body: { replyPolicy } });
}

/** Archives (read-only, and out of the list) or unarchives the thread. @throws AppError */
export async function setArchived(threadId: string, archived: boolean): Promise<void> {
  await callApi('PATCH /api/threads/{threadId}', {
    params: { threadId },
    body: { state: archived ? 'archived' : 'open' },
  });
}

/** Moves the thread to the trash, from where the owner can restore it. @throws AppError */
export async function trashThread(threadId: string): Promise<void> {
  await callApi('DELETE /api/threads/{threadId}', { params: { threadId } });
}

/** @throws AppError */
export async function restoreThread(threadId: string): Promise<void> {
  await callApi('POST /api/threads/{threadId}/restore', { params: { threadId } });
}

/** Deletes the thread completely. @throws AppError */
export async function deletePermanently(threadId: string): Promise<void> {
  await callApi('DELETE /api/threads/{threadId}', {
    params: { threadId },
    query: { permanent: 'true' },
    timeoutMs: 120_000,
  });
}
