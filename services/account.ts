// One's own account: how others see me, signing out everywhere, and leaving for good.
import * as z from 'zod/v4';
import { ownedResponseSchema, profileResponseSchema, type UpdateMeRequest } from '@/model/api';
import { userPath } from '@/model/paths';
import { callApi, nothing } from './api';
import { followDocument } from './firestore';
import { liveQuery } from './live-query';
import { idToken } from './session';

const myselfSchema = z.object({
  name: z.string().nullable().default(null),
  photoUrl: z.string().nullable().default(null),
  /** When this person signed out everywhere: sessions that are older end. */
  signedOutAt: z.number().nullable().default(null),
  /** The account was deleted: nothing else is left here. */
  gone: z.boolean().default(false),
});
export type Myself = z.infer<typeof myselfSchema>;

/** Null until the server has heard of this person for the first time. */
export function myselfQuery(uid: string) {
  return liveQuery<Myself | null>(['myself', uid], (listener) =>
    followDocument(userPath(uid), myselfSchema, listener),
  );
}

/** `picture` is base64; null takes it away. @throws AppError */
export async function updateProfile(change: UpdateMeRequest): Promise<void> {
  await callApi({
    method: 'PATCH',
    path: '/api/me',
    body: change,
    answer: profileResponseSchema,
    again: 'never',
  });
  // The next requests carry the new name.
  await idToken('fresh');
}

/** @throws AppError */
export async function signOutEverywhere(): Promise<void> {
  await callApi({ method: 'POST', path: '/api/me/sign-out-everywhere', answer: nothing, again: 'twice' });
}

export type Owned = z.infer<typeof ownedResponseSchema>['owned'][number];

/** Threads that must be handed over or deleted before the account can go. */
export const ownedQuery = {
  queryKey: ['owned'],
  queryFn: async (): Promise<Owned[]> => {
    const call = { method: 'GET', path: '/api/me/owned', again: 'twice' } as const;
    return (await callApi({ ...call, answer: ownedResponseSchema })).owned;
  },
  staleTime: 0,
  gcTime: 0,
  retry: false,
} as const;

/** @throws AppError conflict while threads are owned */
export async function deleteAccount(): Promise<void> {
  await callApi({ method: 'DELETE', path: '/api/me', answer: nothing, again: 'never', timeoutMs: 120_000 });
}
