'use client';
// Members and pending invites; role changes, transfer of ownership, removal. Adding is in use-add-member.ts.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { can, type GivenRole, type Role } from '@/model/access';
import type { PendingInvite } from '@/model/email-invite';
import {
  cancelEmailInvite,
  changeRole,
  transferOwnership,
  pendingInvitesQuery,
} from '@/services/members/manage-members';
import { removeMember } from '@/services/members/members';
import { useAction } from '@/hooks/core/use-action';
import { memberToastStrings } from '@/hooks/core/strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';

const NOBODY: readonly PendingInvite[] = [];

export function usePendingInvites(threadId: string, role: Role | undefined): readonly PendingInvite[] {
  return useQuery({ ...pendingInvitesQuery(threadId), enabled: can(role, 'manage members') }).data ?? NOBODY;
}

type Removal = { uid: string; name: string; revokeLink: boolean };

export function useMemberActions(threadId: string) {
  const strings = useStrings(memberToastStrings);
  const toasts = useToasts();
  const { toast } = toasts;
  const { run, busy: atWork } = useAction(toasts);
  const client = useQueryClient();
  const busy = atWork !== null;
  const act = useCallback(
    async (work: () => Promise<void>, doneText: string) => {
      const outcome = await run(async () => {
        await work();
        toast(doneText);
        await client.invalidateQueries({ queryKey: pendingInvitesQuery(threadId).queryKey });
      });
      return outcome !== null;
    },
    [run, client, toast, threadId],
  );
  return useMemo(
    () => ({
      busy,
      change: (member: { uid: string; role: GivenRole }, name: string) =>
        act(() => changeRole(threadId, member), strings.isNow(name, member.role)),
      transferOwnership: (uid: string, name: string) =>
        act(() => transferOwnership(threadId, uid), strings.ownsNow(name)),
      remove: ({ uid, name, revokeLink }: Removal) =>
        act(
          () => removeMember(threadId, uid, { revokeLink }),
          revokeLink ? strings.isRemovedWithLink(name) : strings.isRemoved(name),
        ),
      cancelInvite: (invite: PendingInvite) =>
        act(
          () => cancelEmailInvite(threadId, invite),
          strings.inviteCancelled(invite.person?.name ?? invite.email),
        ),
    }),
    [act, busy, threadId, strings],
  );
}

export type MemberActions = ReturnType<typeof useMemberActions>;
