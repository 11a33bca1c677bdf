// The one border where Firebase's errors become ours. Nothing else looks at a Firebase code.
import { FirebaseError } from 'firebase/app';
import { AppError, type ErrorCode } from '@/model/errors';

const CODES: Record<string, ErrorCode> = {
  'permission-denied': 'forbidden',
  'not-found': 'not-found',
  unauthenticated: 'signed-out',
  unavailable: 'offline',
  'deadline-exceeded': 'timed-out',
  'resource-exhausted': 'too-many',
  'auth/network-request-failed': 'offline',
  'auth/too-many-requests': 'too-many',
  'auth/user-token-expired': 'signed-out',
  'auth/timeout': 'timed-out',
};

/** Failures of signing in that people can mend themselves. */
const WORDS: Record<string, string> = {
  'auth/popup-blocked': 'The browser blocked the sign-in window. Allow it for this page and press again.',
  'auth/invalid-action-code': 'This link was used already or is too old. Ask for a new one below.',
  'auth/expired-action-code': 'This link is too old. Ask for a new one below.',
  'auth/invalid-email': 'This is not the address the link was sent to. Check it and try again.',
  'auth/user-disabled': 'This account is closed. Ask whoever runs this site.',
  'auth/user-not-found': 'This demo person does not exist yet. Start with “npm run dev”, which makes them.',
  'auth/invalid-credential':
    'This demo person does not exist yet. Start with “npm run dev”, which makes them.',
  'auth/unauthorized-domain':
    'Firebase does not know this address of the site. Add it to the authorised domains.',
};

export function fromFirebase(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!(error instanceof FirebaseError)) return new AppError('unknown', undefined, { cause: error });
  const words = WORDS[error.code];
  if (words !== undefined) return new AppError('invalid', words, { cause: error });
  return new AppError(CODES[error.code] ?? 'unknown', undefined, { cause: error });
}

/** Whether somebody closed the sign-in window: no failure, nothing to say. */
export function isChangeOfMind(error: unknown): boolean {
  return (
    error instanceof FirebaseError &&
    (error.code === 'auth/popup-closed-by-user' || error.code === 'auth/cancelled-popup-request')
  );
}
