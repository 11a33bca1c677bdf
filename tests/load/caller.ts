// A person who calls the API as our page does, and may be sent to another server between two calls.
import * as z from 'zod/v4';
import { DEMO_PROJECT_ID } from '@/model/demo';

export type Caller = {
  uid: string;
  name: string;
  email: string;
  token: string;
  /** One call; `server` is the address of the server that gets it. Never throws on a refusal. */
  call: (server: { url: string }, method: string, path: string, body?: unknown) => Promise<Answer>;
};

export type Answer = { status: number; body: unknown };

type Newcomer = { server: string; auth: string; name: string; uid: string; password: string };

/** Makes the account in the Auth emulator and signs in. */
export async function callerFor({ server, auth, name, uid, password }: Newcomer): Promise<Caller> {
  const email = `${uid}@example.com`;
  const account = { localId: uid, email, displayName: name, emailVerified: true, password };
  await authEmulator(auth, `projects/${DEMO_PROJECT_ID}/accounts`, account);
  const { idToken: token } = z
    .object({ idToken: z.string() })
    .parse(
      await authEmulator(auth, 'accounts:signInWithPassword', { email, password, returnSecureToken: true }),
    );
  const call: Caller['call'] = (to, method, path, body) => callApi(to.url + path, { method, token, body });
  await call({ url: server }, 'POST', '/api/me');
  return { uid, name, email, token, call };
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

/** One call of the Auth emulator. `Bearer owner` is what it takes for an administrator. */
async function authEmulator(auth: string, method: string, body: object): Promise<unknown> {
  const response = await fetch(`http://${auth}/identitytoolkit.googleapis.com/v1/${method}?key=demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`Auth emulator, ${method}: ${JSON.stringify(answer)}`);
  return answer;
}
