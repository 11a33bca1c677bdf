// Signatures by which this site knows its own exports, and the sessions of guests, again. The newest of SERVER_SECRETS signs, all of
// them verify.
import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { config } from './config';

/** Of any JSON, whatever the order of its keys; undefined where the site has no secret. */
export function signatureOf(
  value: unknown,
  secrets: readonly string[] = config().serverSecrets,
): string | undefined {
  const [secret] = secrets;
  return secret === undefined ? undefined : signed(value, secret).toString('base64url');
}

export function isSigned(
  value: unknown,
  signature: string | undefined,
  secrets: readonly string[] = config().serverSecrets,
): boolean {
  if (signature === undefined) return false;
  const given = Buffer.from(signature, 'base64url');
  return secrets.some((secret) => {
    const expected = signed(value, secret);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function signed(value: unknown, secret: string): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify(sorted(value)))
    .digest();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
