// The server's only access to Firebase: one app instance, also across module reloads in development.
import 'server-only';
import { type App, applicationDefault, cert, getApps, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore } from 'firebase-admin/firestore';
import { COMMIT_MS } from './commit';
import { config } from './config';

function app(): App {
  const existing = getApps()[0];
  if (existing !== undefined) return existing;
  const { projectId, serviceAccount, emulators } = config();
  const credential = () => (serviceAccount === null ? applicationDefault() : cert(serviceAccount));
  const made = initializeApp({ projectId, ...(emulators === null && { credential: credential() }) });
  getFirestore(made).settings({ clientConfig: CLIENT_CONFIG });
  return made;
}

/** The client of Firestore's protocol takes it as it is. */
const CLIENT_CONFIG = {
  interfaces: {
    'google.firestore.v1.Firestore': {
      retry_params: {
        commit: {
          initial_retry_delay_millis: 100,
          retry_delay_multiplier: 1.3,
          max_retry_delay_millis: 5_000,
          initial_rpc_timeout_millis: COMMIT_MS,
          rpc_timeout_multiplier: 1,
          max_rpc_timeout_millis: COMMIT_MS,
          total_timeout_millis: 4 * COMMIT_MS,
        },
      },
      methods: { Commit: { timeout_millis: COMMIT_MS, retry_params_name: 'commit' } },
    },
  },
};

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
