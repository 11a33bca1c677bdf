// API calls by the endpoint table: the URL, the token, and the number of tries.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '@/model/errors';
import { stopResponseSchema, regenerateResponseSchema } from '@/model/run';
import { callApi } from './call-api';

vi.mock('@/services/firebase/session', () => ({ idToken: () => Promise.resolve('token') }));
const fetchMock = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetchMock);
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  fetchMock.mockReset().mockImplementation(() => Promise.resolve(new Response('{}')));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const sent = () => fetchMock.mock.calls.map(([url, init]) => [init?.method, url]);
const tokens = () => fetchMock.mock.calls.map(([, init]) => new Headers(init?.headers).get('authorization'));

test('parameters of the path are escaped, and a query follows them', async () => {
  await callApi('DELETE /api/threads/{threadId}/members/{uid}', { params: { threadId: 'one', uid: 'a/b' } });
  const permanent = { params: { threadId: 'one' }, query: { permanent: 'true' } } as const;
  await callApi('DELETE /api/threads/{threadId}', permanent);
  expect(sent()).toEqual([
    ['DELETE', '/api/threads/one/members/a%2Fb'],
    ['DELETE', '/api/threads/one?permanent=true'],
  ]);
});

test('only an endpoint for signed-in people gets the token', async () => {
  await callApi('POST /api/invites/preview', { body: { token: 'secret' } });
  await callApi('POST /api/invites/accept', { body: { token: 'secret' } });
  expect(tokens()).toEqual([null, 'Bearer token']);
});

test('an endpoint that may be called twice is tried three times, any other once', async () => {
  fetchMock.mockRejectedValue(new TypeError('offline'));
  const resume = callApi('POST /api/threads/{threadId}/resume', { params: { threadId: 'one' } });
  await expect(resume).rejects.toEqual(new AppError('offline'));
  expect(fetchMock).toHaveBeenCalledTimes(1);
  const restore = callApi('POST /api/threads/{threadId}/restore', { params: { threadId: 'one' } });
  restore.catch(() => undefined); // It is awaited below, when the delays are over.
  await vi.runAllTimersAsync();
  await expect(restore).rejects.toEqual(new AppError('offline'));
  expect(fetchMock).toHaveBeenCalledTimes(4);
});

test('the response is parsed by the schema of the row; types refuse any other schema', async () => {
  fetchMock.mockImplementation(() => Promise.resolve(new Response('{"outcome":"stopped"}')));
  const params = { threadId: 'one', runId: 'r-1' };
  const stop = 'POST /api/threads/{threadId}/runs/{runId}/stop';
  expect(await callApi(stop, { params, response: stopResponseSchema })).toEqual({ outcome: 'stopped' });
  // @ts-expect-error -- the schema of another endpoint
  const other = callApi(stop, { params, response: regenerateResponseSchema });
  other.catch(() => undefined); // It is awaited below, when the delays are over.
  await vi.runAllTimersAsync();
  await expect(other).rejects.toMatchObject({ code: 'unknown' });
  // @ts-expect-error -- a parameter is missing
  await callApi(stop, { params: { threadId: 'one' } });
  // @ts-expect-error -- a role that is not given
  await callApi('POST /api/threads/{threadId}/members', { params, body: { email: 'a@b.c', role: 'owner' } });
});
