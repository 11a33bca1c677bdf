// The session of this tab. One Firebase app a page; in the demo `?as=grace` names it, so that one browser holds several
// people. Loads only Firebase Auth: the sign-in page must stay small.
import { deleteApp, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  onIdTokenChanged,
  signInWithEmailAndPassword,
  signOut,
  type Auth,
  type User,
} from 'firebase/auth';
import type { PageConfig } from '@/model/page-config';
import { AppError } from '@/model/errors';
import { HERE_COOKIE, UNNAMED_PERSON } from '@/model/product';
import { fromFirebase } from './errors';
import { clearLocalStore } from '@/services/core/local-store';
import {
  sessionName,
  sessionState,
  setSessionState,
  type Person,
  type SessionState,
} from '@/services/core/session-state';
import { errorText } from '@/services/core/strings';

type Opened = { app: FirebaseApp; auth: Auth; config: PageConfig };

let opened: Opened | null = null;
const cleanups = new Set<() => Promise<void>>();

/** Idempotent: the first call opens the session, later ones do nothing. */
export function openSession(config: PageConfig): void {
  if (opened !== null) return;
  const as = sessionName(config);
  const app = as === null ? initializeApp(config.firebase) : initializeApp(config.firebase, as);
  const auth = initializeAuth(app, { persistence: [indexedDBLocalPersistence, browserLocalPersistence] });
  if (config.emulators !== null) {
    connectAuthEmulator(auth, `http://${config.emulators.auth}`, { disableWarnings: true });
  }
  opened = { app, auth, config };
  onIdTokenChanged(auth, (user) => void arrive(user));
}

async function arrive(user: User | null): Promise<void> {
  if (user !== null) {
    const state = sessionState();
    const known = state.status === 'signed-in' && state.person.uid === user.uid;
    if (!known) become({ status: 'signed-in', person: personOf(user) });
    return;
  }
  const as = opened === null ? null : sessionName(opened.config);
  if (as !== null && sessionState().status === 'starting') {
    try {
      await signInAsDemo(as);
    } catch (error) {
      become({ status: 'signed-out', error: fromFirebase(error) });
    }
    return;
  }
  become({ status: 'signed-out', error: null });
}

function personOf(user: User): Person {
  const displayName = user.displayName?.trim() ?? '';
  const name = displayName === '' ? (user.email?.split('@')[0] ?? UNNAMED_PERSON) : displayName;
  return { uid: user.uid, name, email: user.email };
}

function become(next: SessionState): void {
  hint(next.status === 'signed-in');
  setSessionState(next);
}

/** A cookie that tells the server, at the next visit, which of the two start pages to render. It identifies nobody. */
function hint(here: boolean): void {
  if (opened === null || sessionName(opened.config) !== null) return;
  document.cookie = `${HERE_COOKIE}=1; path=/; samesite=lax; max-age=${here ? 60 * 60 * 24 * 180 : 0}`;
}

function current(): Opened {
  if (opened === null) throw new AppError('signed-out');
  return opened;
}

export function firebaseApp(): FirebaseApp {
  return current().app;
}

export function firebaseAuth(): Auth {
  return current().auth;
}

export function pageConfig(): PageConfig {
  return current().config;
}

/** The ID token for our API. @throws AppError signed-out, offline */
export async function idToken(freshness: 'cached' | 'fresh'): Promise<string> {
  const user = current().auth.currentUser;
  if (user === null) throw new AppError('signed-out');
  try {
    return await user.getIdToken(freshness === 'fresh');
  } catch (error) {
    throw fromFirebase(error);
  }
}

/** When this person signed in here, in whole seconds since 1970, as in their tokens. @throws AppError signed-out, offline */
export async function signedInAtS(): Promise<number> {
  const user = current().auth.currentUser;
  if (user === null) throw new AppError('signed-out');
  try {
    return Math.floor(Date.parse((await user.getIdTokenResult()).authTime) / 1_000);
  } catch (error) {
    throw fromFirebase(error);
  }
}

/** On the emulators only: no other page gets the password. @throws AppError */
export async function signInAsDemo(key: string): Promise<void> {
  const { auth, config } = current();
  const person = config.demo?.people.find((one) => one.key === key);
  if (!person || !config.demo) throw new AppError('not-found', errorText.noDemoPeople);
  try {
    await signInWithEmailAndPassword(auth, person.email, config.demo.password);
  } catch (error) {
    throw fromFirebase(error);
  }
}

/** `cleanup` runs before the person is signed out: it closes what they had open. */
export function beforeSignOut(cleanup: () => Promise<void>): void {
  cleanups.add(cleanup);
}

/** Leaves no data of the person in this browser: listeners, memory, stored text. The caller loads a fresh page. */
export async function leaveSession(): Promise<void> {
  const { app, auth } = current();
  const uid = auth.currentUser?.uid;
  await Promise.all([...cleanups].map((end) => end()));
  if (uid !== undefined) clearLocalStore(uid);
  await signOut(auth);
  hint(false);
  await deleteApp(app);
}
