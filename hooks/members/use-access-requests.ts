'use client';
// Open access requests, for those who manage members.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { GivenRole } from '@/model/access';
import type { JoinRequest } from '@/model/access-request';
import { ignoreRequest, approveRequest, requestsQuery } from '@/services/members/access-requests';
import { useAction } from '@/hooks/core/use-action';
import { memberToastStrings } from '@/hooks/core/strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useDisplayNames } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';

const NOBODY: readonly JoinRequest[] = [];

/** Oldest first. */
export function useRequests(threadId: string): readonly JoinRequest[] {
  const { data } = useQuery(requestsQuery(threadId));
  return useDisplayNames(useMemo(() => data?.toSorted((a, b) => a.at - b.at) ?? NOBODY, [data]));
}

export function useRequestActions(threadId: string) {
  const strings = useStrings(memberToastStrings);
  const { run, busy } = useAction(useToasts());
  return {
    /** The uid whose request is being approved or declined. */
    busy,
    approve: ({ id: uid, name }: JoinRequest, role: GivenRole) =>
      run(() => approveRequest(threadId, { uid, role }), { as: uid, done: strings.isApproved(name) }),
    ignore: ({ id: uid, name }: JoinRequest) =>
      run(() => ignoreRequest(threadId, uid), { as: uid, done: strings.isIgnored(name) }),
  };
}
