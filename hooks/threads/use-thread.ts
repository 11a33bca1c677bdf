'use client';
// One live thread with its members and my role in it; and the moment it is no longer mine.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { Role } from '@/model/access';
import { personTitle } from '@/model/title';
import type { Member } from '@/model/member';
import type { ReplyPolicy, Thread } from '@/model/thread';
import { membersQuery, removeMember } from '@/services/members/members';
import {
  changeReplyPolicy,
  deletePermanently,
  renameThread,
  restoreThread,
  setArchived,
  threadKey,
  threadQuery,
  trashThread,
} from '@/services/threads/threads';
import { useRecordAccessLoss } from './use-access-loss';
import { threadActionStrings } from '@/hooks/core/strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { isOnScreen, useNavigate } from '@/hooks/core/use-location';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/use-workspace';

export type ThreadView =
  | { status: 'loading' }
  /** Unknown, refused, deleted or taken away: they look alike. */
  | { status: 'no-access' }
  | { status: 'failed'; errorText: string; retry: () => void }
  | { status: 'here'; thread: Thread; members: readonly Member[]; role: Role | undefined };

const NOBODY: readonly Member[] = [];

export function useThread(threadId: string): ThreadView {
  const { uid } = useMe();
  const client = useQueryClient();
  const recordLoss = useRecordAccessLoss(uid);
  const thread = useQuery(threadQuery(threadId));
  const members = useQuery(membersQuery(threadId));
  const refused = thread.error?.code === 'not-found' || thread.error?.code === 'forbidden';
  const left =
    thread.data !== undefined && (thread.data.state === 'deleting' || !thread.data.memberIds.includes(uid));
  const noAccess = refused || left;

  // Nothing of a thread stays in memory once it is not mine.
  useEffect(() => {
    if (!noAccess) return;
    recordLoss(threadId);
    const key = threadKey(threadId);
    client.removeQueries({ queryKey: key, predicate: ({ queryKey }) => queryKey[2] !== 'document' });
  }, [noAccess, client, recordLoss, threadId]);

  const errorText = useErrorText();
  const people = members.data ?? NOBODY;
  const role = people.find(({ id }) => id === uid)?.role;
  const { refetch } = thread;
  const { refetch: refetchMembers } = members;
  return useMemo(() => {
    if (noAccess) return { status: 'no-access' };
    if (thread.error)
      return { status: 'failed', errorText: errorText(thread.error), retry: () => void refetch() };
    // Without the members nobody knows what I may do here.
    if (members.error)
      return { status: 'failed', errorText: errorText(members.error), retry: () => void refetchMembers() };
    if (!thread.data || !members.data) return { status: 'loading' };
    return { status: 'here', thread: thread.data, members: people, role };
  }, [
    noAccess,
    thread.data,
    thread.error,
    members.data,
    members.error,
    people,
    role,
    refetch,
    refetchMembers,
    errorText,
  ]);
}

/** Who is in a thread that is on screen. */
export function useMembers(threadId: string): readonly Member[] {
  return useQuery(membersQuery(threadId)).data ?? NOBODY;
}

/** What people do to a whole thread. Each says in words when it fails. */
export function useThreadActions(threadId: string) {
  const { uid } = useMe();
  const { toastError, toast } = useToasts();
  const strings = useStrings(threadActionStrings);
  const navigate = useNavigate();
  const rename = useCallback(
    async (text: string) => {
      const title = personTitle(text);
      if (title === '') return;
      await renameThread({ id: threadId, title }).catch(toastError);
    },
    [threadId, toastError],
  );
  const runAndLeave = useCallback(
    async (work: () => Promise<void>, doneText: string) => {
      try {
        await work();
        if (isOnScreen(threadId)) navigate('/');
        toast(doneText);
      } catch (error) {
        toastError(error);
      }
    },
    [toastError, navigate, toast, threadId],
  );
  const remove = useCallback(
    () => runAndLeave(() => trashThread(threadId), strings.trashed),
    [runAndLeave, threadId, strings],
  );
  const leave = useCallback(
    () => runAndLeave(() => removeMember(threadId, uid), strings.left),
    [runAndLeave, threadId, uid, strings],
  );
  const removePermanently = useCallback(
    () => runAndLeave(() => deletePermanently(threadId), strings.deletedPermanently),
    [runAndLeave, threadId, strings],
  );
  const archive = useCallback(
    () => runAndLeave(() => setArchived(threadId, true), strings.archived),
    [runAndLeave, threadId, strings],
  );
  const unarchive = useCallback(
    () => setArchived(threadId, false).then(() => toast(strings.unarchived), toastError),
    [threadId, toast, toastError, strings],
  );
  const restore = useCallback(
    () => restoreThread(threadId).then(() => toast(strings.restored), toastError),
    [threadId, toast, toastError, strings],
  );
  const setReplyPolicy = useCallback(
    (policy: ReplyPolicy) => changeReplyPolicy(threadId, policy).catch(toastError),
    [threadId, toastError],
  );
  return { rename, remove, removePermanently, archive, unarchive, restore, leave, setReplyPolicy };
}
