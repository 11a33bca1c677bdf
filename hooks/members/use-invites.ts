'use client';
// Invite links of a thread, for those who manage its members.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CreateInviteRequest } from '@/model/requests';
import type { InviteLink } from '@/model/invite-link';
import { createInvite, invitesQuery, revokeInvite } from '@/services/members/invites';
import { useAction } from '@/hooks/core/use-action';
import { useErrorText } from '@/hooks/core/use-strings';

export type LinksView =
  | { status: 'loading' }
  | { status: 'failed'; errorText: string; retry: () => void }
  | { status: 'here'; links: readonly InviteLink[] };

/** The rules deny clients a listener on invite links, so the list is refetched at intervals while it is shown. */
const EVERY_MS = 15_000;

export function useInvites(threadId: string): LinksView {
  const errorText = useErrorText();
  const { data, error, refetch } = useQuery({ ...invitesQuery(threadId), refetchInterval: EVERY_MS });
  if (data !== undefined) return { status: 'here', links: data };
  if (error === null) return { status: 'loading' };
  return { status: 'failed', errorText: errorText(error), retry: () => void refetch() };
}

/** Each error is shown beside the button that caused it. */
export function useInviteActions(threadId: string) {
  const errorText = useErrorText();
  const client = useQueryClient();
  const { run, busy, error } = useAction();
  const act = useCallback(
    <T>(what: string, work: () => Promise<T>) =>
      run(
        async () => {
          const outcome = await work();
          await client.invalidateQueries({ queryKey: invitesQuery(threadId).queryKey });
          return outcome;
        },
        { as: what },
      ),
    [run, client, threadId],
  );
  return {
    /** 'make', or the id of the link that is being revoked. */
    busy,
    error: error && errorText(error),
    /** The URL to share, returned only this once; null when the link could not be created. */
    make: async (invite: CreateInviteRequest) =>
      (await act('make', () => createInvite(threadId, invite)))?.value.url ?? null,
    revoke: (inviteId: string) => act(inviteId, () => revokeInvite(threadId, inviteId)),
  };
}
