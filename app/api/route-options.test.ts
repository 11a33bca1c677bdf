// The routes of app/api are the endpoints of the table, and what each checks first: a token, its revocation, and what its rate is
// for. Whom that rate counts is in RATES.
// The emulators always check revocation, so only this test notices an endpoint that forgets to.
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { ENDPOINTS } from '@/model/endpoints';
import { AppError } from '@/model/errors';
import { RATED_ACTS, RATES } from '@/model/limits';

type Ask = (...asked: unknown[]) => Promise<unknown>;
const asked = vi.hoisted(() => ({ person: vi.fn<Ask>(), rates: vi.fn<Ask>() }));
vi.mock('@/server/access/person', async (original) => ({
  ...(await original<object>()),
  requirePerson: asked.person,
}));
// The code after it is never reached.
vi.mock('@/server/platform/rates/rate-limits', async (original) => ({
  ...(await original<object>()),
  spend: asked.rates,
}));

const ROOT = path.resolve(import.meta.dirname, '../..');
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

beforeAll(() => {
  vi.stubEnv('APP_STAGE', 'test');
  vi.stubEnv('FIREBASE_PROJECT_ID', 'demo-doors');
  vi.stubEnv('FIRESTORE_EMULATOR_HOST', '127.0.0.1:1');
  vi.stubEnv('FIREBASE_AUTH_EMULATOR_HOST', '127.0.0.1:1');
  vi.stubEnv('MODEL_BASE_URL', 'http://127.0.0.1:1');
  vi.stubEnv('MODEL_API_KEY', 'demo');
  vi.stubEnv('MODEL_NAME', 'demo');
});

/** Every route with all that it imports: on a busy machine this takes longer than a test may. */
const IMPORTS_MS = 120_000;
let routes: Map<string, Handler>;

beforeAll(async () => {
  routes = await handlers();
}, IMPORTS_MS);

/** What the counted rates are for. They must be all that the act has of a person and a network address, with their subjects. */
function purposeOf([rates, counted]: unknown[] = []): string[] {
  if (JSON.stringify(rates) === '[]') return [];
  const [act] = Object.entries(RATED_ACTS).filter(([name]) => JSON.stringify(rates).includes(`"${name}/`));
  if (act === undefined) throw new Error(`no act has the rates ${JSON.stringify(rates)}`);
  const [name, { for: purpose, counted: expected }] = act;
  const whos = { [`${name}/person`]: 'ada', [`${name}/address`]: '192.0.2.1' };
  const all = Object.entries(whos).filter(([what]) => what in RATES);
  expect(rates).toEqual(all.map(([what, who]) => ({ what, who })));
  expect(counted).toBe(expected);
  return [purpose];
}

/** `token` or `token, not revoked`, and what is counted; `open` where no token is required. */
async function routeOptionsOf(handler: Handler): Promise<string> {
  asked.person.mockReset().mockResolvedValue({ uid: 'ada', name: 'Ada', email: null });
  asked.rates.mockReset().mockRejectedValue(new AppError('too-many'));
  const request = new Request('http://localhost/api', { headers: { 'x-forwarded-for': '192.0.2.1' } });
  const { status } = await handler(request, { params: Promise.resolve({}) });
  expect(status).toBe(429);
  const options: unknown = asked.person.mock.calls[0]?.[1];
  const summary =
    options === undefined
      ? 'open'
      : JSON.stringify(options) === '{"checkRevoked":true}'
        ? 'token, not revoked'
        : 'token';
  return [summary, ...purposeOf(asked.rates.mock.calls[0])].join('; ');
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

/** By endpoint: what the route files export under the methods of HTTP; but the one that responds for every other path. */
async function handlers(): Promise<Map<string, Handler>> {
  const files = fs.globSync('app/api/**/route.ts', { cwd: ROOT }).filter((file) => !file.includes('[...'));
  const found = new Map<string, Handler>();
  for (const file of files.toSorted()) {
    const exported: unknown = await import(path.join(ROOT, file));
    const address = path.dirname(file).replace(/^app/, '').replaceAll('[', '{').replaceAll(']', '}');
    for (const [method, handler] of Object.entries(Object(exported)))
      if (METHODS.includes(method) && isHandler(handler)) found.set(`${method} ${address}`, handler);
  }
  return found;
}

test('[E8] every endpoint of the table has its route, and every route its endpoint', () => {
  expect([...routes.keys()].toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted());
});

test('[E4] [A21] [X1] [X7] [X82] what each route checks first of its caller', async () => {
  const routeOptions: Record<string, string> = {};
  for (const [endpoint, handler] of routes)
    // Health checks and counts nothing: a load balancer requests it every few seconds.
    if (endpoint !== 'GET /api/health') routeOptions[endpoint] = await routeOptionsOf(handler);
  expect(routeOptions).toEqual({
    // Reading, posting and small changes: a token is valid for an hour.
    'GET /api/search': 'token; searching',
    'GET /api/threads/titles': 'token; searching',
    'GET /api/threads': 'token',
    'GET /api/threads/{threadId}': 'token',
    'GET /api/threads/{threadId}/invites': 'token',
    'GET /api/threads/{threadId}/members': 'token',
    'GET /api/threads/{threadId}/messages': 'token',
    'PATCH /api/threads/{threadId}': 'token; changing what exists',
    'PATCH /api/threads/{threadId}/messages/{messageId}': 'token; changing what exists',
    'POST /api/chat': 'token; posting messages',
    'POST /api/threads': 'token; creating threads',
    'POST /api/threads/{threadId}/messages/{messageId}/ask': 'token; changing what exists',
    'POST /api/threads/{threadId}/messages/{messageId}/regenerate': 'token; changing what exists',
    'POST /api/threads/{threadId}/runs/{runId}/stop': 'token; changing what exists',
    'POST /api/threads/{threadId}/resume': 'token; changing what exists',
    // Membership.
    'DELETE /api/threads/{threadId}/invites/{inviteId}': 'token, not revoked; changing what exists',
    'DELETE /api/threads/{threadId}/members/{uid}': 'token, not revoked; changing what exists',
    'PATCH /api/threads/{threadId}/members/{uid}': 'token, not revoked; changing what exists',
    'POST /api/invites/accept': 'token, not revoked; accepting invites',
    'POST /api/me': 'token, not revoked; changing what exists',
    'POST /api/me/invites/{threadId}': 'token, not revoked; accepting invites',
    'DELETE /api/me/invites/{threadId}': 'token, not revoked; accepting invites',
    'POST /api/threads/{threadId}/invites': 'token, not revoked; bringing people in',
    'POST /api/threads/{threadId}/members': 'token, not revoked; bringing people in',
    'POST /api/threads/{threadId}/members/cancel': 'token, not revoked; changing what exists',
    'POST /api/threads/{threadId}/owner': 'token, not revoked; changing what exists',
    'POST /api/threads/{threadId}/requests': 'token, not revoked; requesting access',
    'POST /api/threads/{threadId}/requests/{uid}': 'token, not revoked; bringing people in',
    'DELETE /api/threads/{threadId}/requests/{uid}': 'token, not revoked; changing what exists',
    // Threads that are started from others.
    'GET /api/threads/{threadId}/origin': 'token',
    'POST /api/threads/{threadId}/forks': 'token, not revoked; creating threads',
    'POST /api/shares/{shareId}/forks': 'token, not revoked; creating threads',
    // Links for guests.
    'GET /api/threads/{threadId}/shares': 'token',
    'GET /api/threads/{threadId}/shares/preview': 'token',
    'GET /api/me/shares': 'token',
    'POST /api/threads/{threadId}/shares': 'token, not revoked; bringing people in',
    'PATCH /api/threads/{threadId}/shares/{shareId}': 'token, not revoked; changing what exists',
    'DELETE /api/threads/{threadId}/shares/{shareId}': 'token, not revoked; changing what exists',
    // Deleting and restoring, and accounts.
    'DELETE /api/me': 'token, not revoked; changing an account',
    'DELETE /api/threads/{threadId}': 'token, not revoked; changing what exists',
    'DELETE /api/threads/{threadId}/messages/{messageId}': 'token, not revoked; changing what exists',
    'GET /api/me/owned': 'token, not revoked',
    'PATCH /api/me': 'token, not revoked; changing an account',
    'POST /api/me/sign-out-everywhere': 'token, not revoked; changing an account',
    'POST /api/threads/{threadId}/messages/{messageId}/rounds': 'token; changing what exists',
    'POST /api/threads/{threadId}/messages/{messageId}/closed-polls': 'token; changing what exists',
    'POST /api/threads/{threadId}/messages/{messageId}/hide': 'token, not revoked; changing what exists',
    'POST /api/threads/{threadId}/messages/{messageId}/restore': 'token, not revoked; changing what exists',
    'POST /api/threads/{threadId}/restore': 'token, not revoked; changing what exists',
    // Taking along.
    'GET /api/threads/{threadId}/export': 'token, not revoked; exporting',
    'GET /api/export': 'token, not revoked; exporting',
    'POST /api/imports': 'token, not revoked; importing',
    'POST /api/imports/{importId}/finish': 'token, not revoked; importing',
    'POST /api/imports/{importId}/parts': 'token; importing',
    'DELETE /api/imports/{importId}': 'token; importing',
    'POST /api/imports/known': 'token; importing',
    // Usage and feedback.
    'GET /api/usage': 'token; reading usage',
    'GET /api/usage/csv': 'token, not revoked; exporting',
    'GET /api/threads/{threadId}/usage': 'token; reading usage',
    'GET /api/threads/{threadId}/usage/csv': 'token, not revoked; exporting',
    'PUT /api/threads/{threadId}/messages/{messageId}/feedback': 'token; changing what exists',
    'GET /api/threads/{threadId}/feedback/mine': 'token',
    'GET /api/threads/{threadId}/feedback': 'token; reading usage',
    'GET /api/feedback': 'token; reading usage',
    // For anybody.
    'GET /api/pictures/{pictureId}': 'open; loading pictures',
    'POST /api/invites/preview': 'open; previewing invite links',
    'POST /api/shares/open': 'open; opening shares',
    'GET /api/shares/{shareId}/stream': 'open; reading shares',
    'GET /api/shares/{shareId}/messages': 'open; reading shares',
  });
});
