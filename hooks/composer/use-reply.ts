'use client';
// The message that the one being written replies to: kept in this browser beside the unsent text. A reference alone, so
// that deleted words are not kept here either.
import { useCallback, useMemo, useState } from 'react';
import { quoteSchema, type Quote } from '@/model/message';
import { keep, readKept } from '@/services/core/local-store';
import { useMe } from '@/hooks/shell/workspace-provider';

export type Replying = {
  to: Quote | null;
  begin: (message: Quote) => void;
  close: () => void;
  /** How often somebody began a reply here: each time the box takes the focus. */
  begun: number;
};

const nameOf = (threadId: string) => `reply:${threadId}`;

export function useReply(threadId: string): Replying {
  const { uid } = useMe();
  const [reply, setReply] = useState<{ to: Quote | null; begun: number }>(() => ({
    to: quoteSchema.safeParse(readKept(uid, nameOf(threadId))).data ?? null,
    begun: 0,
  }));
  const put = useCallback(
    (to: Quote | null) => {
      keep(uid, nameOf(threadId), to);
      setReply(({ begun }) => ({ to, begun: to === null ? begun : begun + 1 }));
    },
    [uid, threadId],
  );
  const begin = useCallback(
    ({ id, seq, authorId, authorName }: Quote) => put({ id, seq, authorId, authorName }),
    [put],
  );
  const close = useCallback(() => put(null), [put]);
  return useMemo(() => ({ ...reply, begin, close }), [reply, begin, close]);
}
