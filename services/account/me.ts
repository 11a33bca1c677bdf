// Reports a sign-in to the server, which stores the person's profile.
import type * as z from 'zod/v4-mini';
import { meResponseSchema } from '@/model/account';
import { callApi } from '@/services/api/call-api';

/** @throws AppError forbidden when the address is not allowed to sign in here */
export function announceMe(): Promise<z.infer<typeof meResponseSchema>> {
  return callApi('POST /api/me', { response: meResponseSchema });
}
