'use client';
// One live thread with its members and my role in it; and the moment it is no longer mine.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { Role } from '@/model/access';
import { personTitle } from '@/model/title';
import type { Member, ReplyPolicy, Thread } from '@/model/thread';
import { membersQuery, removeMember } from '@/services/members/members';
import {
  changeReplyPolicy,
  deleteForGood,
  renameThread,
  restoreThread,
  setArchived,
  threadKey,
  threadQuery,
  trashThread,
} from '@/services/threads/threads';
import { useLose } from './use-access-loss';
import { threadDeedWords } from '@/hooks/core/strings';
import { useNotices } from '@/hooks/core/use-toasts';
import { isOnScreen, useGo } from '@/hooks/core/use-location';
import { useErrorWords, useWords } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/shell/workspace-provider';

export type ThreadView =
  | { status: 'loading' }
  /** Unknown, refused, deleted or taken away: they look alike. */
  | { status: 'gone' }
  | { status: 'failed'; words: string; retry: () => void }
  | { status: 'here'; thread: Thread; members: readonly Member[]; role: Role | undefined };

const NOBODY: readonly Member[] = [];

export function useThread(threadId: string): ThreadView {
  const { uid } = useMe();
  const client = useQueryClient();
  const lose = useLose(uid);
  const thread = useQuery(threadQuery(threadId));
  const members = useQuery(membersQuery(threadId));
  const refused = thread.error?.code === 'not-found' || thread.error?.code === 'forbidden';
  const left =
    thread.data !== undefined && (thread.data.state === 'deleting' || !thread.data.memberIds.includes(uid));
  const gone = refused || left;

  // Nothing of a thread stays in memory once it is not mine.
  useEffect(() => {
    if (!gone) return;
    lose(threadId);
    const key = threadKey(threadId);
    client.removeQueries({ queryKey: key, predicate: ({ queryKey }) => queryKey[2] !== 'document' });
  }, [gone, client, lose, threadId]);

  const wordsOf = useErrorWords();
  const people = members.data ?? NOBODY;
  const role = people.find(({ id }) => id === uid)?.role;
  const { refetch } = thread;
  const { refetch: refetchMembers } = members;
  return useMemo(() => {
    if (gone) return { status: 'gone' };
    if (thread.error) return { status: 'failed', words: wordsOf(thread.error), retry: () => void refetch() };
    // Without the members nobody knows what I may do here.
    if (members.error)
      return { status: 'failed', words: wordsOf(members.error), retry: () => void refetchMembers() };
    if (!thread.data || !members.data) return { status: 'loading' };
    return { status: 'here', thread: thread.data, members: people, role };
  }, [
    gone,
    thread.data,
    thread.error,
    members.data,
    members.error,
    people,
    role,
    refetch,
    refetchMembers,
    wordsOf,
  ]);
}

/** Who is in a thread that is on screen. */
export function useMembers(threadId: string): readonly Member[] {
  return useQuery(membersQuery(threadId)).data ?? NOBODY;
}

/** What people do to a whole thread. Each says in words when it fails. */
export function useThreadActions(threadId: string) {
  const { uid } = useMe();
  const { fail, tell } = useNotices();
  const said = useWords(threadDeedWords);
  const go = useGo();
  const rename = useCallback(
    async (text: string) => {
      const title = personTitle(text);
      if (title === '') return;
      await renameThread({ id: threadId, title }).catch(fail);
    },
    [threadId, fail],
  );
  const away = useCallback(
    async (work: () => Promise<void>, words: string) => {
      try {
        await work();
        if (isOnScreen(threadId)) go('/');
        tell(words);
      } catch (error) {
        fail(error);
      }
    },
    [fail, go, tell, threadId],
  );
  const remove = useCallback(() => away(() => trashThread(threadId), said.trashed), [away, threadId, said]);
  const leave = useCallback(
    () => away(() => removeMember(threadId, uid), said.left),
    [away, threadId, uid, said],
  );
  const removeForGood = useCallback(
    () => away(() => deleteForGood(threadId), said.deletedForGood),
    [away, threadId, said],
  );
  const archive = useCallback(
    () => away(() => setArchived(threadId, true), said.archived),
    [away, threadId, said],
  );
  const reopen = useCallback(
    () => setArchived(threadId, false).then(() => tell(said.reopened), fail),
    [threadId, tell, fail, said],
  );
  const restore = useCallback(
    () => restoreThread(threadId).then(() => tell(said.restored), fail),
    [threadId, tell, fail, said],
  );
  const setReplyPolicy = useCallback(
    (policy: ReplyPolicy) => changeReplyPolicy(threadId, policy).catch(fail),
    [threadId, fail],
  );
  return { rename, remove, removeForGood, archive, reopen, restore, leave, setReplyPolicy };
}
