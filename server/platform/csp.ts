// What a page may load and whom it may talk to: its Content-Security-Policy. Generated UI may name any address; pictures,
// fonts and plug-ins come from here or not at all, so that no answer can carry what was said to another host.
import 'server-only';
import type { Config } from './config';

/** Firebase's own hosts: Firestore, and signing in. */
const FIREBASE = [
  'https://firestore.googleapis.com',
  'https://identitytoolkit.googleapis.com',
  'https://securetoken.googleapis.com',
];

/** `nonce` is of one page alone: scripts that carry it run, and what they load themselves. */
export function pagePolicy(
  nonce: string,
  { emulators, web, stage }: Pick<Config, 'emulators' | 'web' | 'stage'>,
): string {
  const local = emulators === null ? [] : [`http://${emulators.firestore}`, `http://${emulators.auth}`];
  const inDevelopment = stage === 'development';
  return [
    "default-src 'self'",
    // React's development build evaluates strings; hosts are for browsers that do not know 'strict-dynamic'.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${inDevelopment ? " 'unsafe-eval'" : ''}`,
    // C1's renderer puts styles inline.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src ${["'self'", ...FIREBASE, ...local, ...(inDevelopment ? ['ws:'] : [])].join(' ')}`,
    // Google's sign-in window is prepared in a frame of the project's own address.
    `frame-src 'self' https://${web.authDomain}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}
