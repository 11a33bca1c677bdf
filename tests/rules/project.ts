// A fresh project of the Firestore emulator with the rules under test: access for people (through the web SDK or raw REST)
// and for the server, to which no rules apply.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { initializeApp as initializeAdmin } from 'firebase-admin/app';
import { getFirestore as adminFirestore, type Firestore as AdminFirestore } from 'firebase-admin/firestore';
import { initializeApp } from 'firebase/app';
import { connectFirestoreEmulator, getFirestore, setLogLevel, type Firestore } from 'firebase/firestore';
import { addressOf, type Person } from './people';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const RULES_FILE = path.join(ROOT, 'firestore.rules');

/** The address of the emulator for admin SDK and web SDK; `npm run test:rules` sets it. */
process.env.FIRESTORE_EMULATOR_HOST ??= '127.0.0.1:8080';
export const EMULATOR_HOST = process.env.FIRESTORE_EMULATOR_HOST;

// The web SDK reports every refused listener on the console; here refusals are expected.
setLogLevel('silent');

export type Project = {
  id: string;
  /** The server's access, without rules. */
  server: AdminFirestore;
  /** A browser's access; one connection per person. */
  as: (person: Person) => Firestore;
  /** Raw REST below `…/documents`, as `person` or as the server. */
  rest: (person: Person | 'server', call: RestCall) => Promise<RestAnswer>;
};
export type RestCall = { method: 'GET' | 'POST' | 'DELETE'; path: string; body?: unknown };
export type RestAnswer = { status: number; body: unknown };

/** Data, rules and coverage are kept per project, so test files and mutants share nothing but the emulator. */
export async function openProject(name: string): Promise<Project> {
  const id = `demo-rules-${name}-${randomBytes(4).toString('hex')}`;
  await putRules(id, fs.readFileSync(process.env.RULES_UNDER_TEST ?? RULES_FILE, 'utf8'));
  const browsers = new Map<string, Firestore>();
  return {
    id,
    server: adminFirestore(initializeAdmin({ projectId: id }, id)),
    as: (person) => {
      const key = `${person.uid} ${person.signIn}`;
      const db = browsers.get(key) ?? openBrowser(id, person);
      browsers.set(key, db);
      return db;
    },
    rest: (person, call) => rest(id, person, call),
  };
}

/** @throws with the compiler's messages when the rules do not compile. */
export async function putRules(projectId: string, content: string): Promise<void> {
  const response = await fetch(`http://${EMULATOR_HOST}/emulator/v1/projects/${projectId}:securityRules`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rules: { files: [{ name: 'firestore.rules', content }] } }),
  });
  if (!response.ok) throw new Error(`The emulator rejected these rules: ${await response.text()}`);
}

function openBrowser(projectId: string, person: Person): Firestore {
  const [host = '', port = ''] = EMULATOR_HOST.split(':');
  const app = initializeApp({ projectId }, `${projectId} ${person.uid} ${person.signIn}`);
  const db = getFirestore(app);
  const token = tokenOf(projectId, person);
  connectFirestoreEmulator(db, host, Number(port), token === undefined ? {} : { mockUserToken: token });
  return db;
}

async function rest(
  projectId: string,
  person: Person | 'server',
  { method, path, body }: RestCall,
): Promise<RestAnswer> {
  // "owner" is the emulator's token for a caller to whom no rules apply.
  const token = person === 'server' ? 'owner' : tokenOf(projectId, person);
  const response = await fetch(
    `http://${EMULATOR_HOST}/v1/projects/${projectId}/databases/(default)/documents${path}`,
    {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

/** An unsigned ID token: the emulator believes it, nobody else does. */
function tokenOf(projectId: string, person: Person): string | undefined {
  if (person.signIn === 'none') return undefined;
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    sub: person.uid,
    user_id: person.uid,
    iat: now,
    auth_time: now,
    exp: now + 3600,
    // Addresses are stored in lower case; a token may have capitals.
    email: addressOf(person).replace('example', 'Example'),
    email_verified: true,
    firebase: { sign_in_provider: person.signIn, identities: {} },
    ...person.claims,
  };
  return `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claims)}.`;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
