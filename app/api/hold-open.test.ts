import { expect, test } from 'vitest';
import { heldOpen } from './hold-open';

test('[E6] where work needs an open request, the response is sent at once and its body ends with the work', async () => {
  const work = Promise.withResolvers<void>();
  const response = heldOpen(Response.json({ runId: 'r-1' }, { status: 202 }), () => work.promise);
  expect(response.status).toBe(202);
  expect(response.headers.get('content-type')).toContain('application/json');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(await reader?.read()).toEqual({ done: false, value: '{"runId":"r-1"}\n' });
  work.resolve();
  expect(await reader?.read()).toMatchObject({ done: true });
});
