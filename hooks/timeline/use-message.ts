'use client';
// One message that is not loaded by the timeline: the target of a reply reference or of a permalink. Read once; later
// changes arrive with the listener of recent changes.
import { useQuery } from '@tanstack/react-query';
import type { AppError } from '@/model/errors';
import type { Message } from '@/model/message';
import { threadKey } from '@/services/threads/threads';
import { loadChunk } from '@/hooks/core/load-chunk';

/** `message` is undefined while it is loading, null when it is not in the thread. */
export type FoundMessage = { message: Message | null | undefined; error: AppError | null };

/** Reads nothing while `messageId` is null. */
export function useMessage(threadId: string, messageId: string | null): FoundMessage {
  const { data, error } = useQuery({
    queryKey: [...threadKey(threadId), 'message', messageId],
    queryFn: () => readMessage(threadId, messageId),
    enabled: messageId !== null,
    staleTime: Infinity,
    gcTime: 20_000,
    networkMode: 'always',
  });
  return { message: data, error };
}

async function readMessage(threadId: string, messageId: string | null): Promise<Message | null> {
  if (messageId === null) return null;
  const { getMessage } = await loadChunk(() => import('@/services/messages/permalink'));
  return getMessage({ threadId, messageId });
}
