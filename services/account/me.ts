// Telling the server that somebody signed in: it makes their document and the places that waited for them.
import type * as z from 'zod/v4';
import { meResponseSchema } from '@/model/api-responses';
import { callApi } from '@/services/api/call-api';

/** @throws AppError forbidden when this site does not admit the address */
export function announceMe(): Promise<z.infer<typeof meResponseSchema>> {
  return callApi({ method: 'POST', path: '/api/me', response: meResponseSchema, retry: 'twice' });
}
