// The only translation of Firebase's errors into AppError. No other file reads a Firebase code.
import { FirebaseError } from 'firebase/app';
import { AppError, type ErrorCode } from '@/model/errors';
import type { Sentence } from '@/model/language';
import { errorText } from '@/services/core/strings';

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

/** Sign-in failures that people can fix themselves. */
const ERROR_TEXT: Record<string, Sentence> = {
  'auth/popup-blocked': errorText.popupBlocked,
  'auth/invalid-action-code': errorText.linkUsed,
  'auth/expired-action-code': errorText.linkOld,
  'auth/invalid-email': errorText.otherAddress,
  'auth/user-disabled': errorText.accountClosed,
  'auth/user-not-found': errorText.noDemoPerson,
  'auth/invalid-credential': errorText.noDemoPerson,
  'auth/unauthorized-domain': errorText.siteUnknown,
};

export function fromFirebase(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!(error instanceof FirebaseError)) return new AppError('unknown', undefined, { cause: error });
  const text = ERROR_TEXT[error.code];
  if (text !== undefined) return new AppError('invalid', text, { cause: error });
  return new AppError(CODES[error.code] ?? 'unknown', undefined, { cause: error });
}

/** Whether the person closed the sign-in popup: not a failure, no message. */
export function isChangeOfMind(error: unknown): boolean {
  return (
    error instanceof FirebaseError &&
    (error.code === 'auth/popup-closed-by-user' || error.code === 'auth/cancelled-popup-request')
  );
}
