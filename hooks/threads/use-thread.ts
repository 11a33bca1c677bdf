'use client';
// One live thread with its members and my role in it; and the loss of access to it.
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
import { useAction } from '@/hooks/core/use-action';
import { threadActionStrings } from '@/hooks/core/strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { isOnScreen, useNavigate } from '@/hooks/core/use-location';
import { useDisplayNames } from '@/hooks/core/use-display-name';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';

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

  // After the loss of access, nothing of the thread stays in memory.
  useEffect(() => {
    if (!noAccess) return;
    recordLoss(threadId);
    const key = threadKey(threadId);
    client.removeQueries({ queryKey: key, predicate: ({ queryKey }) => queryKey[2] !== 'document' });
  }, [noAccess, client, recordLoss, threadId]);

  const errorText = useErrorText();
  const people = useDisplayNames(members.data ?? NOBODY);
  const role = people.find(({ id }) => id === uid)?.role;
  const { refetch } = thread;
  const { refetch: refetchMembers } = members;
  return useMemo(() => {
    if (noAccess) return { status: 'no-access' };
    if (thread.error)
      return { status: 'failed', errorText: errorText(thread.error), retry: () => void refetch() };
    // Without the member list my permissions are unknown.
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

/** The members of the thread on screen. */
export function useMembers(threadId: string): readonly Member[] {
  return useDisplayNames(useQuery(membersQuery(threadId)).data ?? NOBODY);
}

/** Actions on a whole thread. A toast shows each failure. */
export function useThreadActions(threadId: string) {
  const { uid } = useMe();
  const { run, busy } = useAction(useToasts());
  const strings = useStrings(threadActionStrings);
  const navigate = useNavigate();
  const rename = useCallback(
    async (text: string) => {
      const title = personTitle(text);
      if (title !== '') await run(() => renameThread({ id: threadId, title }));
    },
    [threadId, run],
  );
  const unarchive = useCallback(
    () => run(() => setArchived(threadId, false), { done: strings.unarchived }),
    [run, threadId, strings],
  );
  const restore = useCallback(
    () => run(() => restoreThread(threadId), { done: strings.restored }),
    [run, threadId, strings],
  );
  /** `back`: takes it back; the thread is on screen again then, if it was. */
  const runAndLeave = useCallback(
    (work: () => Promise<void>, done: string, back?: () => Promise<unknown>) => {
      const wasOnScreen = isOnScreen(threadId);
      const undo = async (reverse: () => Promise<unknown>) => {
        if ((await reverse()) !== null && wasOnScreen) navigate(`/t/${threadId}`);
      };
      return run(
        async () => {
          await work();
          if (isOnScreen(threadId)) navigate('/');
        },
        { done, ...(back && { undo: () => void undo(back) }) },
      );
    },
    [run, navigate, threadId],
  );
  const remove = useCallback(
    () => runAndLeave(() => trashThread(threadId), strings.trashed, restore),
    [runAndLeave, restore, threadId, strings],
  );
  const leave = useCallback(
    (options: { block: boolean }) => runAndLeave(() => removeMember(threadId, uid, options), strings.left),
    [runAndLeave, threadId, uid, strings],
  );
  const removePermanently = useCallback(
    () => runAndLeave(() => deletePermanently(threadId), strings.deletedPermanently),
    [runAndLeave, threadId, strings],
  );
  const archive = useCallback(
    () => runAndLeave(() => setArchived(threadId, true), strings.archived, unarchive),
    [runAndLeave, unarchive, threadId, strings],
  );
  const setReplyPolicy = useCallback(
    (policy: ReplyPolicy) => run(() => changeReplyPolicy(threadId, policy)),
    [run, threadId],
  );
  const actions = { rename, remove, removePermanently, archive, unarchive, restore, leave, setReplyPolicy };
  return { ...actions, busy: busy !== null };
}
