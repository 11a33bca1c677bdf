'use client';
// The open questions of a thread, in the order in which they are answered.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Run, inAnswerOrder } from '@/model/run';
import { openRunsQuery } from '@/services/messages/runs';

export function useQueue(threadId: string): readonly Run[] {
  const { data } = useQuery(openRunsQuery(threadId));
  return useMemo(() => inAnswerOrder(data ?? []), [data]);
}
