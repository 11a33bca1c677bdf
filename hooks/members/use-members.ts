'use client';
// Who is in and who waits; changing, handing over, removing. Adding: use-adding.ts.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { can, type Role } from '@/model/access';
import type { WaitingMember } from '@/model/thread';
import { cancelWaiting, changeRole, handOver, removeMember, waitingQuery } from '@/services/members/members';
import { memberNoticeWords } from '@/hooks/core/strings';
import { useNotices } from '@/hooks/core/use-toasts';
import { useWords } from '@/hooks/core/use-strings';

const NOBODY: readonly WaitingMember[] = [];

export function useWaiting(threadId: string, role: Role | undefined): readonly WaitingMember[] {
  return useQuery({ ...waitingQuery(threadId), enabled: can(role, 'manage members') }).data ?? NOBODY;
}

export function useMemberActions(threadId: string) {
  const words = useWords(memberNoticeWords);
  const { fail, tell } = useNotices();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async (work: () => Promise<void>, done: string) => {
      setBusy(true);
      try {
        await work();
        tell(done);
        await client.invalidateQueries({ queryKey: waitingQuery(threadId).queryKey });
        return true;
      } catch (error) {
        fail(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [client, fail, tell, threadId],
  );
  return useMemo(
    () => ({
      busy,
      change: (member: { uid: string; role: Role }, name: string) =>
        act(() => changeRole(threadId, member), words.isNow(name, member.role)),
      handOver: (uid: string, name: string) => act(() => handOver(threadId, uid), words.ownsNow(name)),
      remove: (uid: string, name: string) => act(() => removeMember(threadId, uid), words.isRemoved(name)),
      withdraw: (email: string) => act(() => cancelWaiting(threadId, email), words.noLongerWaits(email)),
    }),
    [act, busy, threadId, words],
  );
}

export type MemberActions = ReturnType<typeof useMemberActions>;
