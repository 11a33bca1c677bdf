'use client';
// The draft of a run that is writing; '' while there is none.
import { skipToken, useQuery } from '@tanstack/react-query';
import { draftQuery } from '@/services/messages/drafts';

type Attempt = { threadId: string; runId: string; attempt: number };

const NO_DRAFT = { queryKey: ['no draft'], queryFn: skipToken } as const;

export function useDraft(attempt: Attempt | null): string {
  return useQuery<string>(attempt === null ? NO_DRAFT : draftQuery(attempt)).data ?? '';
}
