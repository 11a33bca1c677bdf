'use client';
// The message being replied to, stored in this browser beside the unsent text. Only a reference, so that the text of a
// deleted message is not stored here either.
import { useCallback, useMemo, useState } from 'react';
import { replyToSchema, type ReplyTo } from '@/model/message';
import { writeLocalStore, readLocalStore } from '@/services/core/local-store';
import { useMe } from '@/hooks/core/session/use-workspace';

export type Replying = {
  to: ReplyTo | null;
  start: (message: ReplyTo) => void;
  close: () => void;
  /** How many replies were started here: each one focuses the box. */
  startCount: number;
};

const nameOf = (threadId: string) => `reply:${threadId}`;

export function useReply(threadId: string): Replying {
  const { uid } = useMe();
  const [reply, setReply] = useState<{ to: ReplyTo | null; startCount: number }>(() => ({
    to: replyToSchema.safeParse(readLocalStore(uid, nameOf(threadId))).data ?? null,
    startCount: 0,
  }));
  const put = useCallback(
    (to: ReplyTo | null) => {
      writeLocalStore(uid, nameOf(threadId), to);
      setReply(({ startCount }) => ({ to, startCount: to === null ? startCount : startCount + 1 }));
    },
    [uid, threadId],
  );
  const start = useCallback(
    ({ id, seq, authorId, authorName }: ReplyTo) => put({ id, seq, authorId, authorName }),
    [put],
  );
  const close = useCallback(() => put(null), [put]);
  return useMemo(() => ({ ...reply, start, close }), [reply, start, close]);
}
