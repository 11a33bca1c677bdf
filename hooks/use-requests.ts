'use client';
// Who asks to be let in, for those who manage members.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Role } from '@/model/access';
import type { JoinRequest } from '@/model/thread';
import { ignoreRequest, letIn, requestsQuery } from '@/services/requests';
import { useNotices } from './use-notices';

const NOBODY: readonly JoinRequest[] = [];

/** In the order in which they asked. */
export function useRequests(threadId: string): readonly JoinRequest[] {
  const { data } = useQuery(requestsQuery(threadId));
  return useMemo(() => data?.toSorted((a, b) => a.at - b.at) ?? NOBODY, [data]);
}

export function useRequestActions(threadId: string) {
  const { fail, tell } = useNotices();
  const [busy, setBusy] = useState<string | null>(null);
  const act = useCallback(
    async (uid: string, work: () => Promise<void>, words: string) => {
      setBusy(uid);
      await work().then(() => tell(words), fail);
      setBusy(null);
    },
    [fail, tell],
  );
  return {
    /** The uid of whose request is being answered. */
    busy,
    letIn: ({ id: uid, name }: JoinRequest, role: Role) =>
      act(uid, () => letIn(threadId, { uid, role }), `${name} is in.`),
    ignore: ({ id: uid, name }: JoinRequest) =>
      act(uid, () => ignoreRequest(threadId, uid), `${name} is not let in, and not told.`),
  };
}
