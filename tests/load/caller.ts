// A person who calls the API as our page does, possibly on another server for each call.
import { DEMO_PASSWORD } from '@/model/demo';

export type Caller = {
  uid: string;
  name: string;
  email: string;
  token: string;
  /** One call; `server` is the address of the server that receives it. Never throws on an error response. */
  call: (server: { url: string }, method: string, path: string, body?: unknown) => Promise<Answer>;
};

export type Answer = { status: number; body: unknown };

type Newcomer = { server: string; auth: string; projectId: string; name: string; uid: string };

/** Makes the account in the Auth emulator and signs in. */
export async function callerFor({ server, auth, projectId, name, uid }: Newcomer): Promise<Caller> {
  const email = `${uid}@example.com`;
  const account = { localId: uid, email, displayName: name, emailVerified: true, password: DEMO_PASSWORD };
  await authEmulator(auth, `projects/${projectId}/accounts`, account);
  const token = emulatedToken({ projectId, uid, name, email });
  const call: Caller['call'] = (to, method, path, body) => callApi(to.url + path, { method, token, body });
  await call({ url: server }, 'POST', '/api/me');
  return { uid, name, email, token, call };
}

const TOKEN_SECONDS = 3_600;

/** An unsigned token as the Auth emulator issues it, for another project: the emulator itself signs people in to its own only. */
function emulatedToken({
  projectId,
  uid,
  name,
  email,
}: Omit<Newcomer, 'server' | 'auth'> & { email: string }) {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    sub: uid,
    user_id: uid,
    name,
    email,
    email_verified: true,
    auth_time: now,
    iat: now,
    exp: now + TOKEN_SECONDS,
    firebase: { identities: { email: [email] }, sign_in_provider: 'password' },
  };
  return `${base64url({ alg: 'none', typ: 'JWT' })}.${base64url(claims)}.`;
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

async function callApi(
  url: string,
  { method, token, body }: { method: string; token: string; body: unknown },
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

/** One call of the Auth emulator, which accepts `Bearer owner` as an administrator. */
async function authEmulator(auth: string, method: string, body: object): Promise<void> {
  const response = await fetch(`http://${auth}/identitytoolkit.googleapis.com/v1/${method}?key=demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`Auth emulator, ${method}: ${await response.text()}`);
}
