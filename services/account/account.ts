// Changing one's own account: how others see me, signing out everywhere, and leaving for good.
import type * as z from 'zod/v4';
import { ownedResponseSchema, profileResponseSchema, type UpdateMeRequest } from '@/model/api';
import { callApi, nothing } from '@/services/api/call-api';
import { idToken } from '@/services/firebase/session';

/** `picture` is base64; null takes it away. @throws AppError */
export async function updateProfile(change: UpdateMeRequest): Promise<void> {
  await callApi({
    method: 'PATCH',
    path: '/api/me',
    body: change,
    response: profileResponseSchema,
    retry: 'never',
  });
  // The next requests carry the new name.
  await idToken('fresh');
}

/** @throws AppError */
export async function signOutEverywhere(): Promise<void> {
  await callApi({ method: 'POST', path: '/api/me/sign-out-everywhere', response: nothing, retry: 'twice' });
}

export type Owned = z.infer<typeof ownedResponseSchema>['owned'][number];

/** Threads that must be handed over or deleted before the account can go. */
export const ownedQuery = {
  queryKey: ['owned'],
  queryFn: async (): Promise<Owned[]> => {
    const call = { method: 'GET', path: '/api/me/owned', retry: 'twice' } as const;
    return (await callApi({ ...call, response: ownedResponseSchema })).owned;
  },
  staleTime: 0,
  gcTime: 0,
  retry: false,
} as const;

/** @throws AppError conflict while threads are owned */
export async function deleteAccount(): Promise<void> {
  await callApi({ method: 'DELETE', path: '/api/me', response: nothing, retry: 'never', timeoutMs: 120_000 });
}
