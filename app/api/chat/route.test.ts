// The only claim about identity that a body may hold: it must be the token's own.
import { beforeEach, expect, test, vi } from 'vitest';
import { POST } from './route';

const sayMock = vi.hoisted(() => vi.fn<(person: { uid: string }) => Promise<object>>());
vi.mock('@/server/access/person', () => ({
  requirePerson: () => Promise.resolve({ uid: 'ada', name: 'Ada', email: null }),
}));
vi.mock('@/server/platform/rates/rate-limits', () => ({
  ratesOf: () => [],
  spend: () => Promise.resolve(),
}));
vi.mock('@/server/chat/say', () => ({ say: sayMock }));
vi.mock('@/server/runs/follow', () => ({ followRun: vi.fn<() => void>() }));

beforeEach(() => {
  vi.stubEnv('APP_STAGE', 'test');
  vi.stubEnv('FIREBASE_PROJECT_ID', 'demo-chat');
  vi.stubEnv('FIRESTORE_EMULATOR_HOST', '127.0.0.1:1');
  vi.stubEnv('FIREBASE_AUTH_EMULATOR_HOST', '127.0.0.1:1');
  vi.stubEnv('MODEL_BASE_URL', 'http://127.0.0.1:1');
  vi.stubEnv('MODEL_API_KEY', 'demo');
  vi.stubEnv('MODEL_NAME', 'demo');
  sayMock.mockReset().mockResolvedValue({ messageId: 'm-12345678', runId: null });
});

async function statusOf(more: object): Promise<number> {
  const request = new Request('http://localhost/api/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ threadId: 'thread-one', message: 'Hello', ...more }),
  });
  return (await POST(request, { params: Promise.resolve({}) })).status;
}

test('[E3] [X2] a message with another userId than the token’s is refused; with the token’s own it is stored', async () => {
  expect(await statusOf({ userId: 'eve' })).toBe(403);
  expect(sayMock).not.toHaveBeenCalled();
  expect(await statusOf({ userId: 'ada' })).toBe(202);
  expect(await statusOf({})).toBe(202);
  expect(sayMock.mock.calls.map(([person]) => person.uid)).toEqual(['ada', 'ada']);
});
