// A guest's session: a signed cookie for one version of one share, sent to the routes of that share alone.
import 'server-only';
import * as z from 'zod/v4-mini';
import { GUEST_SESSION_HOURS } from '@/model/limits';
import { config } from '@/server/platform/config';
import { isSigned, signatureOf } from '@/server/platform/signature';
import type { StoredShare } from './stored-share';

const NAME = 'share';

type Session = { shareId: string; version: number; endsAt: number };

/** The `Set-Cookie` of a guest who was let in; `isSecure`: the page came by https. */
export function sessionCookie(
  { id, version, expiresAt }: Pick<StoredShare, 'id' | 'version' | 'expiresAt'>,
  { now, isSecure }: { now: number; isSecure: boolean },
): string {
  const endsAt = Math.min(now + GUEST_SESSION_HOURS * 3_600_000, expiresAt ?? Infinity);
  const signature = signatureOf(signedForm({ shareId: id, version, endsAt }), config().shares.secrets) ?? '';
  return [
    `${NAME}=${version}.${endsAt}.${signature}`,
    `Path=/api/shares/${id}`,
    `Max-Age=${Math.max(1, Math.floor((endsAt - now) / 1_000))}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ].join('; ');
}

const cookieSchema = z.tuple([
  z.string().check(z.regex(/^\d{1,15}$/)),
  z.string().check(z.regex(/^\d{1,16}$/)),
  z.string(),
]);

/** The session that a request to a route of this share carries; undefined where none is valid at `now`. */
export function sessionOf(cookies: string | null, shareId: string, now: number): Session | undefined {
  const values = (cookies ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${NAME}=`))
    .map((pair) => pair.slice(NAME.length + 1));
  for (const value of values) {
    const parts = cookieSchema.safeParse(value.split('.'));
    if (!parts.success) continue;
    const [version, endsAt, signature] = parts.data;
    const session = { shareId, version: Number(version), endsAt: Number(endsAt) };
    // guard: guests-session-signed
    if (!isSigned(signedForm(session), signature, config().shares.secrets)) continue;
    // guard: guests-session-ends
    if (session.endsAt <= now) continue;
    return session;
  }
  return undefined;
}

/** Nothing else that this site signs looks like it. */
const signedForm = (session: Session) => ({ ...session, for: 'guest of a share' });
