// The server's only access to Firebase: one app instance, also across module reloads in development.
import 'server-only';
import { type App, applicationDefault, cert, getApps, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { config } from './config';

function app(): App {
  const existing = getApps()[0];
  if (existing !== undefined) return existing;
  const { projectId, serviceAccount, emulators } = config();
  if (emulators !== null) return initializeApp({ projectId });
  return initializeApp({
    projectId,
    credential: serviceAccount === null ? applicationDefault() : cert(serviceAccount),
  });
}

/** Also in functions, which have no configuration of ours. */
export function projectId(): string {
  return app().options.projectId ?? process.env['GCLOUD_PROJECT'] ?? '';
}

export function auth(): Auth {
  return getAuth(app());
}

export function firestore(): Firestore {
  return getFirestore(app());
}
