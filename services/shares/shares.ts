// Shares as the owner and admins of a thread manage them.
import type * as z from 'zod/v4-mini';
import type { ShareNames } from '@/model/share';
import {
  changeShareResponseSchema,
  createShareResponseSchema,
  mySharesResponseSchema,
  sharePreviewResponseSchema,
  sharesResponseSchema,
} from '@/model/share';
import type { changeShareRequestSchema, createShareRequestSchema } from '@/model/share-requests';
import { callApi } from '@/services/api/call-api';
import { threadKey } from '@/services/threads/threads';

export type NewShare = z.input<typeof createShareRequestSchema>;
export type ShareChange = z.input<typeof changeShareRequestSchema>;

/** Browsers may not listen to shares: whoever looks at the list asks again. */
export function sharesQuery(threadId: string) {
  return {
    queryKey: [...threadKey(threadId), 'shares'],
    queryFn: () =>
      callApi('GET /api/threads/{threadId}/shares', { params: { threadId }, response: sharesResponseSchema }),
    staleTime: 5_000,
    gcTime: 20_000,
    retry: false,
  } as const;
}

export type PreviewOf = { names: ShareNames; upToSeq: number | null };

/** The newest messages as guests would see them. */
export function sharePreviewQuery(threadId: string, { names, upToSeq }: PreviewOf) {
  return {
    queryKey: [...threadKey(threadId), 'share preview', names, upToSeq],
    queryFn: () =>
      callApi('GET /api/threads/{threadId}/shares/preview', {
        params: { threadId },
        query: { names, ...(upToSeq !== null && { upToSeq: String(upToSeq) }) },
        response: sharePreviewResponseSchema,
      }),
    staleTime: 5_000,
    gcTime: 20_000,
    retry: false,
  } as const;
}

export function mySharesQuery() {
  return {
    queryKey: ['my shares'],
    queryFn: async () => (await callApi('GET /api/me/shares', { response: mySharesResponseSchema })).shares,
    staleTime: 5_000,
    gcTime: 20_000,
    retry: false,
  } as const;
}

const addressOf = (token: string) => `${window.location.origin}/s/${token}`;

/** The address, which is told only this once. @throws AppError */
export async function createShare(threadId: string, share: NewShare): Promise<string> {
  const call = { params: { threadId }, body: share, response: createShareResponseSchema };
  return addressOf((await callApi('POST /api/threads/{threadId}/shares', call)).token);
}

export type ShareOf = { threadId: string; shareId: string };

/** The new address, where it was replaced. @throws AppError */
export async function changeShare(of: ShareOf, change: ShareChange): Promise<string | null> {
  const call = { params: of, body: change, response: changeShareResponseSchema };
  const { token } = await callApi('PATCH /api/threads/{threadId}/shares/{shareId}', call);
  return token === undefined ? null : addressOf(token);
}

/** Its guests are cut. @throws AppError */
export async function revokeShare(of: ShareOf): Promise<void> {
  await callApi('DELETE /api/threads/{threadId}/shares/{shareId}', { params: of });
}
