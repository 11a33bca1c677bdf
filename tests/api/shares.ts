// Links to read threads, and the sessions that opening them gives.
import { createShareResponseSchema } from '@/model/share';
import { done } from './people';
import { type Caller, call, someAddress } from './server';

export type ShareLink = { id: string; token: string };

export async function share(by: Caller, threadId: string, change: object = {}): Promise<ShareLink> {
  const body = { audience: 'anyone', ...change };
  const { text } = await done(call(by, 'POST', `/api/threads/${threadId}/shares`, body));
  const made = createShareResponseSchema.parse(JSON.parse(text));
  return { id: made.share.id, token: made.token };
}

export const open = (token: unknown, password?: string, by: Caller | null = null, address = someAddress()) =>
  call(by, 'POST', '/api/shares/open', { token, password }, { headers: { 'x-forwarded-for': address } });

/** The `name=value` of the session that opening gives. */
export async function session(token: string, password?: string): Promise<string> {
  const { headers } = await done(open(token, password));
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}
