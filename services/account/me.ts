// Telling the server that somebody signed in: it makes their document and the places that waited for them.
import type * as z from 'zod/v4-mini';
import { meResponseSchema } from '@/model/account';
import { callApi } from '@/services/api/call-api';

/** @throws AppError forbidden when this site does not admit the address */
export function announceMe(): Promise<z.infer<typeof meResponseSchema>> {
  return callApi('POST /api/me', { response: meResponseSchema });
}
