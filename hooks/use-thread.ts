'use client';
// One live thread with its members and my role in it; and the moment it is no longer mine.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { Role } from '@/model/access';
import { personTitle } from '@/model/title';
import type { Member, ReplyPolicy, Thread } from '@/model/thread';
import { membersQuery, removeMember } from '@/services/members';
import {
  changeReplyPolicy,
  deleteForGood,
  renameThread,
  restoreThread,
  setArchived,
  threadKey,
  threadQuery,
  trashThread,
} from '@/services/threads';
import { useLose } from './use-lost';
import { useNotices } from './use-notices';
import { useGo } from './use-place';
import { useMe } from './use-workspace';

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

  const people = members.data ?? NOBODY;
  const role = people.find(({ id }) => id === uid)?.role;
  const { refetch } = thread;
  const { refetch: refetchMembers } = members;
  return useMemo(() => {
    if (gone) return { status: 'gone' };
    if (thread.error) return { status: 'failed', words: thread.error.message, retry: () => void refetch() };
    // Without the members nobody knows what I may do here.
    if (members.error)
      return { status: 'failed', words: members.error.message, retry: () => void refetchMembers() };
    if (!thread.data || !members.data) return { status: 'loading' };
    return { status: 'here', thread: thread.data, members: people, role };
  }, [gone, thread.data, thread.error, members.data, members.error, people, role, refetch, refetchMembers]);
}

/** What people do to a whole thread. Each says in words when it fails. */
export function useThreadActions(threadId: string) {
  const { uid } = useMe();
  const { fail, tell } = useNotices();
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
        go('/');
        tell(words);
      } catch (error) {
        fail(error);
      }
    },
    [fail, go, tell],
  );
  const remove = useCallback(
    () => away(() => trashThread(threadId), 'The thread is in the trash. You can restore it from there.'),
    [away, threadId],
  );
  const leave = useCallback(
    () => away(() => removeMember(threadId, uid), 'You left the thread.'),
    [away, threadId, uid],
  );
  const removeForGood = useCallback(
    () => away(() => deleteForGood(threadId), 'The thread is deleted for good.'),
    [away, threadId],
  );
  const archive = useCallback(
    () => away(() => setArchived(threadId, true), 'The thread is archived. You find it under “Archived”.'),
    [away, threadId],
  );
  const reopen = useCallback(
    () => setArchived(threadId, false).then(() => tell('The thread is open again.'), fail),
    [threadId, tell, fail],
  );
  const restore = useCallback(
    () => restoreThread(threadId).then(() => tell('The thread is back, with everybody who was in it.'), fail),
    [threadId, tell, fail],
  );
  const setReplyPolicy = useCallback(
    (policy: ReplyPolicy) => changeReplyPolicy(threadId, policy).catch(fail),
    [threadId, fail],
  );
  return { rename, remove, removeForGood, archive, reopen, restore, leave, setReplyPolicy };
}
