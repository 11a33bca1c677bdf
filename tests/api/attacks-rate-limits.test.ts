/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks by too many requests.
import { beforeAll, expect, test, vi } from 'vitest';
import { ENDPOINTS } from '@/model/endpoints';
import { RATES, type RateName } from '@/model/limits';
import { attack } from './attack';
import { networkOf, useUp } from './rates';
import { addMember, call, newThread, newcomer, someAddress, type Answer, type Caller } from './server';

const TOO_MANY = { status: 429, code: 'too-many' } as const;

let ada: Caller;
let thread: string;

beforeAll(async () => {
  ada = await newcomer('Ada');
  thread = await newThread(ada);
});

type Act = (by: Caller, from: string) => Promise<Answer>;
const sent = (method: string, path: () => string, body?: unknown): Act => {
  return (by, from) => call(by, method, path(), body, { headers: { 'x-forwarded-for': from } });
};
/** A request that succeeds, or fails for a missing invite, while it is within the limit. */
const dead = { token: 'there-is-no-such-link' };

test.each<[RateName, string, Act]>([
  ['preview/address', 'looks at links', sent('POST', () => '/api/invites/preview', dead)],
  ['accept/address', 'takes links', sent('POST', () => '/api/invites/accept', dead)],
  ['accept/person', 'takes links', sent('POST', () => '/api/invites/accept', dead)],
  ['create/address', 'makes threads', sent('POST', () => '/api/threads', {})],
  ['create/person', 'makes threads', sent('POST', () => '/api/threads', {})],
  ['invite/person', 'makes links', sent('POST', () => `/api/threads/${thread}/invites`, { role: 'viewer' })],
  [
    'invite/person',
    'adds members',
    sent('POST', () => `/api/threads/${thread}/members`, { email: 'x@example.com', role: 'viewer' }),
  ],
  ['request/address', 'asks to join', sent('POST', () => '/api/threads/there-is-none/requests', {})],
  ['request/person', 'asks to join', sent('POST', () => '/api/threads/there-is-none/requests', {})],
  ['account/person', 'changes an account', sent('PATCH', () => '/api/me', { name: 'Ada' })],
])(
  '[A21] [X82] %s: who %s too often gets the seconds to wait; others are not affected',
  async (what, _does, act) => {
    const isOfAddress = what.endsWith('/address');
    const busy = { by: isOfAddress ? ada : await newcomer('Busy'), from: someAddress() };
    if (what === 'invite/person') {
      await call(ada, 'POST', `/api/threads/${thread}/members`, { email: busy.by.email, role: 'admin' });
    }
    await useUp(what, isOfAddress ? networkOf(busy.from) : busy.by.uid);
    let refused: Answer | undefined;
    await attack({
      attempt: async () => (refused = await act(busy.by, busy.from)),
      // Another network address of the same person, or another person from the same address.
      twin: async () => {
        const answer = await (isOfAddress ? act(ada, someAddress()) : act(ada, busy.from));
        return answer.status === 404 ? { ...answer, status: 200 } : answer;
      },
      refusal: TOO_MANY,
      unchanged: [`threads/${thread}`],
    });
    const seconds = Number(refused?.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(RATES[what].perMs / 1_000);
  },
);

test('[A21] [A22] [X82] picture/address: who loads pictures in a loop gets the seconds to wait; others are not affected', async () => {
  const from = someAddress();
  await useUp('picture/address', networkOf(from));
  const load = (by: string) =>
    call(null, 'GET', '/api/pictures/there-is-no-such-picture', undefined, {
      headers: { 'x-forwarded-for': by },
    });
  // Pictures are counted after the response: the server learns of the other servers' count within seconds.
  await vi.waitFor(async () => expect((await load(from)).status).toBe(429), {
    timeout: 15_000,
    interval: 200,
  });
  await attack({
    attempt: () => load(from),
    twin: async () => {
      const answer = await load(someAddress());
      return answer.status === 404 ? { ...answer, status: 200 } : answer;
    },
    refusal: TOO_MANY,
    unchanged: [],
  });
});

test('[A21] [X82] a client that prepends a forged address to the proxy’s is counted by the proxy’s', async () => {
  const from = someAddress();
  await useUp('preview/address', networkOf(from));
  const lookFrom = (forwarded: string) =>
    call(null, 'POST', '/api/invites/preview', dead, { headers: { 'x-forwarded-for': forwarded } });
  for (const forwarded of [
    from,
    `198.51.100.9, ${from}`,
    `${someAddress()},${from}`,
    ` ${from.replace('::1', '::2')} `,
  ])
    expect({ forwarded, status: (await lookFrom(forwarded)).status }).toEqual({ forwarded, status: 429 });
  expect((await lookFrom(`${from}, ${someAddress()}`)).status).toBe(404);
});

/** What does not wait for its count is refused once the server has read what the others counted. */
async function refusedFrom(act: () => Promise<Answer>): Promise<void> {
  await expect.poll(async () => (await act()).status, { timeout: 10_000 }).toBe(429);
}

const changes = Object.entries(ENDPOINTS).flatMap(([endpoint, row]) =>
  'counts' in row && row.counts === 'change' ? [endpoint] : [],
);

test('[A21] [X82] who changes too much is refused by every route that changes something, and changes nothing', async () => {
  const busy = await newcomer('Busy');
  const mine = await newThread(busy);
  await addMember(busy, mine, ada, 'admin');
  const rename = (by: Caller) => call(by, 'PATCH', `/api/threads/${mine}`, { title: 'Another title' });
  await useUp('change/person', busy.uid);
  await refusedFrom(() => rename(busy));
  expect(changes.length).toBeGreaterThan(12);
  for (const endpoint of changes) {
    const [method = '', path = ''] = endpoint.split(' ');
    const ids: Record<string, string> = { threadId: mine, uid: ada.uid };
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'there-is-none');
    await attack({
      at: endpoint,
      attempt: () => call(busy, method, filled, method === 'PATCH' ? { title: 'Taken' } : undefined),
      twin: () => rename(ada),
      refusal: TOO_MANY,
      unchanged: [`threads/${mine}`, `threads/${mine}/members/${ada.uid}`, `users/${busy.uid}`],
    });
  }
});

test('[A21] [A2] [X82] a thread that is changed too much refuses changes, of its members alone; messages and stopping go on', async () => {
  const [busy, eve] = [await newThread(ada), await newcomer('Eve')];
  const rename = (by: Caller, id: string) => call(by, 'PATCH', `/api/threads/${id}`, { title: 'Again' });
  await useUp('change/thread', busy);
  await refusedFrom(() => rename(ada, busy));
  await attack({
    attempt: () => rename(ada, busy),
    twin: () => rename(ada, thread),
    refusal: TOO_MANY,
    unchanged: [`threads/${busy}`],
  });
  // A stranger learns from the refusal neither that the thread exists nor that much happens in it.
  expect((await rename(eve, busy)).status).toBe(404);
  const posted = await call(ada, 'POST', '/api/chat', { threadId: busy, message: 'Words', ask: false });
  expect(posted.status).toBe(202);
  const stop = await call(ada, 'POST', `/api/threads/${busy}/runs/r-12345678/stop`);
  expect(stop.status).toBe(404);
});
