'use client';
// Invitations of me to threads, live: accepted or declined by me.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ReceivedInvite } from '@/model/email-invite';
import {
  acceptEmailInvite,
  declineEmailInvite,
  receivedInvitesQuery,
} from '@/services/members/received-invites';
import { useAction } from '@/hooks/core/use-action';
import { useNavigate } from '@/hooks/core/use-location';
import { receivedInviteStrings } from '@/hooks/core/strings';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useNow } from '@/hooks/core/use-now';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useMe } from '@/hooks/core/session/use-workspace';

/** Newest first; null until they are loaded. */
export function useReceivedInvites(): readonly ReceivedInvite[] | null {
  const email = useMe().email?.toLowerCase() ?? '';
  const { data } = useQuery({ ...receivedInvitesQuery(email), enabled: email !== '' });
  const now = useNow();
  return useMemo(
    () =>
      data?.filter(({ expiresAt }) => expiresAt > now).toSorted((a, b) => b.createdAt - a.createdAt) ?? null,
    [data, now],
  );
}

export function useReceivedInviteActions() {
  const strings = useStrings(receivedInviteStrings);
  const displayName = useDisplayName();
  const { run, busy } = useAction(useToasts());
  const navigate = useNavigate();
  const accept = useCallback(
    ({ threadId }: ReceivedInvite) =>
      run(
        async () => {
          await acceptEmailInvite(threadId);
          navigate(`/t/${threadId}`);
        },
        { as: threadId },
      ),
    [run, navigate],
  );
  const decline = useCallback(
    ({ threadId, by, byName }: ReceivedInvite) =>
      run(() => declineEmailInvite(threadId), {
        as: threadId,
        done: strings.declined(displayName({ id: by, name: byName })),
      }),
    [run, strings, displayName],
  );
  /** `busy`: the thread whose invitation is being answered. */
  return { accept, decline, busy };
}
