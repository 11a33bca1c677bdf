'use client';
// The answer so far of a run that writes.
import { useQuery } from '@tanstack/react-query';
import { draftQuery } from '@/services/drafts';

export function useDraft(attempt: { threadId: string; runId: string; attempt: number }): string {
  return useQuery(draftQuery(attempt)).data ?? '';
}
