'use client';
// Who is in and who waits; adding, changing, removing.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { can, type Role } from '@/model/access';
import type { WaitingMember } from '@/model/thread';
import { addMember, cancelWaiting, changeRole, removeMember, waitingQuery } from '@/services/members';
import { useNotices } from './use-notices';

const NOBODY: readonly WaitingMember[] = [];

export function useWaiting(threadId: string, role: Role | undefined): readonly WaitingMember[] {
  return useQuery({ ...waitingQuery(threadId), enabled: can(role, 'manage members') }).data ?? NOBODY;
}

export function useMemberActions(threadId: string) {
  const { fail, tell } = useNotices();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async (work: () => Promise<void>, words: string) => {
      setBusy(true);
      try {
        await work();
        tell(words);
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
  return {
    busy,
    // The same words for an address that is known and one that is not.
    add: (place: { email: string; role: Role }) =>
      act(() => addMember(threadId, place), `${place.email} is added, or will be at their first sign-in.`),
    change: (member: { uid: string; role: Role }, name: string) =>
      act(() => changeRole(threadId, member), `${name} is now ${member.role}.`),
    remove: (uid: string, name: string) => act(() => removeMember(threadId, uid), `${name} is removed.`),
    withdraw: (email: string) => act(() => cancelWaiting(threadId, email), `${email} no longer waits.`),
  };
}
