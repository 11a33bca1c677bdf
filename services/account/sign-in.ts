// Real sign-in providers: Google's popup or an email link. The sign-in page loads them on demand, so that people of the
// demo never download them.
import {
  GoogleAuthProvider,
  browserPopupRedirectResolver,
  isSignInWithEmailLink,
  sendSignInLinkToEmail,
  signInWithEmailLink,
  signInWithPopup,
} from 'firebase/auth';
import { fromFirebase, isChangeOfMind } from '@/services/firebase/errors';
import { firebaseAuth } from '@/services/firebase/session';

const ADDRESS_KEY = 'cothread:link-sent-to';

/** Resolves without an error when the person closes the popup. @throws AppError */
export async function signInWithGoogle(): Promise<void> {
  try {
    await signInWithPopup(firebaseAuth(), new GoogleAuthProvider(), browserPopupRedirectResolver);
  } catch (error) {
    if (!isChangeOfMind(error)) throw fromFirebase(error);
  }
}

/** @throws AppError */
export async function sendLink(email: string): Promise<void> {
  try {
    const url = `${window.location.origin}${window.location.pathname}`;
    await sendSignInLinkToEmail(firebaseAuth(), email, { url, handleCodeInApp: true });
    window.localStorage.setItem(ADDRESS_KEY, email);
  } catch (error) {
    throw fromFirebase(error);
  }
}

/** The address that the email link was sent to, when such a link opened this page; '' when another device requested it. */
export function arrivedByLink(): string | null {
  if (!isSignInWithEmailLink(firebaseAuth(), window.location.href)) return null;
  return window.localStorage.getItem(ADDRESS_KEY) ?? '';
}

/** @throws AppError */
export async function finishLink(email: string): Promise<void> {
  try {
    await signInWithEmailLink(firebaseAuth(), email, window.location.href);
    window.localStorage.removeItem(ADDRESS_KEY);
    window.history.replaceState(null, '', window.location.pathname);
  } catch (error) {
    throw fromFirebase(error);
  }
}
