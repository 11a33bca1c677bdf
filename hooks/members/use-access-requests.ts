'use client';
// Who asks to be let in, for those who manage members.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Role } from '@/model/access';
import type { JoinRequest } from '@/model/thread';
import { ignoreRequest, letIn, requestsQuery } from '@/services/members/access-requests';
import { memberNoticeWords } from '@/hooks/core/strings';
import { useNotices } from '@/hooks/core/use-toasts';
import { useWords } from '@/hooks/core/use-strings';

const NOBODY: readonly JoinRequest[] = [];

/** In the order in which they asked. */
export function useRequests(threadId: string): readonly JoinRequest[] {
  const { data } = useQuery(requestsQuery(threadId));
  return useMemo(() => data?.toSorted((a, b) => a.at - b.at) ?? NOBODY, [data]);
}

export function useRequestActions(threadId: string) {
  const words = useWords(memberNoticeWords);
  const { fail, tell } = useNotices();
  const [busy, setBusy] = useState<string | null>(null);
  const act = useCallback(
    async (uid: string, work: () => Promise<void>, told: string) => {
      setBusy(uid);
      await work().then(() => tell(told), fail);
      setBusy(null);
    },
    [fail, tell],
  );
  return {
    /** The uid of whose request is being answered. */
    busy,
    letIn: ({ id: uid, name }: JoinRequest, role: Role) =>
      act(uid, () => letIn(threadId, { uid, role }), words.isIn(name)),
    ignore: ({ id: uid, name }: JoinRequest) =>
      act(uid, () => ignoreRequest(threadId, uid), words.isIgnored(name)),
  };
}
