import { expect, test } from 'vitest';
import { parseConfig } from './config';
import { pagePolicy } from './csp';

const production = parseConfig({
  APP_STAGE: 'production',
  FIREBASE_PROJECT_ID: 'a-project',
  NEXT_PUBLIC_FIREBASE_API_KEY: 'a-key',
  THESYS_API_KEY: 'a-key',
  ALLOWED_EMAILS: '*',
});

const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((one) => one.startsWith(`${name} `))
    ?.split(' ')
    .slice(1);

test('[A27] in production scripts run by their nonce, and a page connects to this site and Firebase alone', () => {
  const policy = pagePolicy('once', production);
  expect(directive(policy, 'script-src')).toEqual(["'self'", "'nonce-once'", "'strict-dynamic'"]);
  expect(directive(policy, 'connect-src')).toEqual([
    "'self'",
    'https://firestore.googleapis.com',
    'https://identitytoolkit.googleapis.com',
    'https://securetoken.googleapis.com',
  ]);
  expect(directive(policy, 'img-src')).toEqual(["'self'", 'data:', 'blob:']);
  expect(policy).not.toContain('unsafe-eval');
});

test('[A27] with emulators the page may connect to them too', () => {
  const policy = pagePolicy('once', {
    ...production,
    emulators: { firestore: '127.0.0.1:8080', auth: '127.0.0.1:9099' },
  });
  expect(directive(policy, 'connect-src')).toContain('http://127.0.0.1:8080');
});
