// Changes of one's own account: profile, signing out everywhere, deletion.
import type * as z from 'zod/v4-mini';
import { ownedResponseSchema } from '@/model/account';
import { profileSchema } from '@/model/profile';
import type { UpdateMeRequest } from '@/model/requests';
import { callApi } from '@/services/api/call-api';
import { idToken } from '@/services/firebase/session';

/** `picture` is base64; null removes it. @throws AppError */
export async function updateProfile(change: UpdateMeRequest): Promise<void> {
  await callApi('PATCH /api/me', { body: change, response: profileSchema });
  // The next requests carry the new name.
  await idToken('fresh');
}

/** @throws AppError */
export async function signOutEverywhere(): Promise<void> {
  await callApi('POST /api/me/sign-out-everywhere', {});
}

export type Owned = z.infer<typeof ownedResponseSchema>['owned'][number];

/** Threads that must be transferred or deleted before the account can be deleted. */
export const ownedQuery = {
  queryKey: ['owned'],
  queryFn: async (): Promise<Owned[]> =>
    (await callApi('GET /api/me/owned', { response: ownedResponseSchema })).owned,
  staleTime: 0,
  gcTime: 0,
  retry: false,
} as const;

/** @throws AppError conflict while threads are owned */
export async function deleteAccount(): Promise<void> {
  await callApi('DELETE /api/me', { timeoutMs: 120_000 });
}
