// The server under test from outside: its URL, tokens of the Auth emulator, and HTTP.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import * as z from 'zod/v4';
import type { AddedBy } from '@/model/adding';
import { userPath } from '@/model/paths';
import { threadResponseSchema } from '@/model/thread';
import { DEMO_PASSWORD, DEMO_PROJECT_ID } from '@/model/demo';

export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is missing: these tests need a running server.`);
  return value;
}

/** Not BASE_URL: vitest sets that to Vite's own. */
export const APP_URL = setting('APP_URL');
const AUTH = setting('FIREBASE_AUTH_EMULATOR_HOST');
const DEMO_MODEL = process.env['DEMO_MODEL_URL'] ?? 'http://127.0.0.1:4010';

/** One call of the Auth emulator, which accepts `Bearer owner` as an administrator. */
async function authEmulator(method: string, body: object): Promise<unknown> {
  const response = await fetch(`http://${AUTH}/identitytoolkit.googleapis.com/v1/${method}?key=demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`Auth emulator, ${method}: ${JSON.stringify(answer)}`);
  return answer;
}

const sessionSchema = z.object({ idToken: z.string(), localId: z.string() });

export type Caller = { uid: string; email: string; token: string };

export async function signIn(email: string): Promise<Caller> {
  const session = sessionSchema.parse(
    await authEmulator('accounts:signInWithPassword', {
      email,
      password: DEMO_PASSWORD,
      returnSecureToken: true,
    }),
  );
  return { uid: session.localId, email, token: session.idToken };
}

type NewcomerOptions = {
  emailVerified?: boolean;
  /** Anybody, by default: tests begin with members who share no other thread. */
  addedBy?: AddedBy;
  email?: string;
};

/** A new person with a verified address (by default) and an unused budget, who has signed in once. */
export async function newcomer(
  name: string,
  { emailVerified = true, addedBy = 'anyone', email: given }: NewcomerOptions = {},
): Promise<Caller> {
  const uid = `${name.toLowerCase()}-${randomUUID().slice(0, 8)}`;
  const email = given ?? `${uid}@example.com`;
  await authEmulator(`projects/${DEMO_PROJECT_ID}/accounts`, {
    localId: uid,
    email,
    displayName: name,
    emailVerified,
    password: DEMO_PASSWORD,
  });
  const caller = await signIn(email);
  await call(caller, 'POST', '/api/me');
  await setAddedBy(caller, addedBy);
  return caller;
}

/** As the page does: the person's own write, under firestore.rules. */
export async function setAddedBy({ uid, token }: Caller, addedBy: AddedBy): Promise<void> {
  const url = `http://${setting('FIRESTORE_EMULATOR_HOST')}/v1/projects/${DEMO_PROJECT_ID}/databases/(default)/documents/${userPath(uid)}`;
  const response = await fetch(`${url}?updateMask.fieldPaths=preferences.addedBy`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      fields: { preferences: { mapValue: { fields: { addedBy: { stringValue: addedBy } } } } },
    }),
  });
  expect(response.status).toBe(200);
}

/** The person verifies their address and signs in again. */
export async function verifyAddress({ uid, email }: Caller): Promise<Caller> {
  await authEmulator(`projects/${DEMO_PROJECT_ID}/accounts:update`, { localId: uid, emailVerified: true });
  return await signIn(email);
}

export async function anonymousToken(): Promise<string> {
  // A sign-up without an administrator's header and without an email address is an anonymous sign-in.
  const response = await fetch(`http://${AUTH}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ returnSecureToken: true }),
  });
  return sessionSchema.parse(await response.json()).idToken;
}

/** Revokes every session that began before the next full second. */
export async function revokeSessions({ uid }: Caller): Promise<void> {
  await authEmulator(`projects/${DEMO_PROJECT_ID}/accounts:update`, {
    localId: uid,
    validSince: String(Math.floor(Date.now() / 1_000) + 1),
  });
}

/** The token with some claims changed; the emulators' tokens are unsigned, so the server can only check the claims. */
export function changedToken(token: string, change: Record<string, unknown>): string {
  const [header = '', claims = ''] = token.split('.');
  const decoded = z.record(z.string(), z.unknown()).parse(JSON.parse(fromBase64(claims)));
  return `${header}.${Buffer.from(JSON.stringify({ ...decoded, ...change })).toString('base64url')}.`;
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64url').toString('utf8');
}

export type Answer = { status: number; headers: Headers; text: string };

/** A unique network address: rates are counted by it. */
export const someAddress = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}::1`;

/** Every test file has its own network address. */
const FROM = someAddress();

type Extra = { headers?: Record<string, string>; raw?: BodyInit };

/** One request. `raw` is sent as it is, anything else as JSON. */
export async function call(
  caller: Caller | null,
  method: string,
  path: string,
  body?: unknown,
  { headers = {}, raw }: Extra = {},
): Promise<Answer> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(APP_URL + path, {
    method,
    headers: {
      accept: 'application/json',
      'x-forwarded-for': FROM,
      ...(caller !== null && { authorization: `Bearer ${caller.token}` }),
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent, duplex: 'half' }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const errorResponseSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), requestId: z.string() }),
});

/** Expects an error: status and code, and no fields but a code, a message, and the request id that is also in the header. */
export function refusal({ status, headers, text }: Answer): {
  status: number;
  code: string;
  message: string;
} {
  const body: unknown = JSON.parse(text);
  const { error } = errorResponseSchema.parse(body);
  expect(body).toEqual({ error: { code: error.code, message: error.message, requestId: error.requestId } });
  expect(error.requestId).toBe(headers.get('x-request-id'));
  expect(error.message).not.toBe('');
  expectNoInnards(text);
  return { status, code: error.code, message: error.message };
}

/** Expects no stack, no path, no rule, and no name of a library. */
export function expectNoInnards(text: string): void {
  expect(text).not.toMatch(
    /\n\s+at |node_modules|\/work|\/home|\.tsx?\b|webpack|firestore|grpc|ZodError|allow (get|list|read|write)/i,
  );
}

export async function newThread(caller: Caller): Promise<string> {
  const { status, text } = await call(caller, 'POST', '/api/threads', {});
  expect(status).toBe(201);
  return threadResponseSchema.parse(JSON.parse(text)).thread.id;
}

export async function addMember(
  owner: Caller,
  threadId: string,
  member: Caller,
  role: string,
): Promise<void> {
  const answer = await call(owner, 'POST', `/api/threads/${threadId}/members`, { email: member.email, role });
  expect(answer.status).toBe(202);
}

const logSchema = z.object({
  requests: z.array(
    z.object({ question: z.string(), text: z.string(), done: z.boolean(), aborted: z.number().nullable() }),
  ),
});

/** What the demo model sent for a question that contains `words`; undefined until it was asked. */
export async function modelSent(question: string) {
  const url = new URL('/log', DEMO_MODEL);
  url.searchParams.set('question', question);
  return logSchema.parse(await (await fetch(url)).json()).requests.at(-1);
}
