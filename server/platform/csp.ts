// The Content-Security-Policy of a page: what it may load and connect to. Generated UI may name any address; images, fonts
// and plug-ins are loaded from this site or not at all, so that no answer can send the thread's text to another host.
import 'server-only';
import type { Config } from './config';

/** Firebase's own hosts: Firestore, and signing in. */
const FIREBASE = [
  'https://firestore.googleapis.com',
  'https://identitytoolkit.googleapis.com',
  'https://securetoken.googleapis.com',
];

type PolicyOptions = Pick<Config, 'emulators' | 'web' | 'stage'> & { framedBy?: 'this site' | 'nobody' };

/** `nonce` belongs to one page: scripts that carry it may run, and so may the scripts that those load. */
export function pagePolicy(
  nonce: string,
  { emulators, web, stage, framedBy = 'this site' }: PolicyOptions,
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
    // Google's sign-in window is prepared in a frame from the project's own domain.
    `frame-src 'self' https://${web.authDomain}`,
    // Files that people bring are read in one.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${framedBy === 'nobody' ? "'none'" : "'self'"}`,
  ].join('; ');
}
