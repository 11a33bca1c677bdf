import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startDemoModel, type DemoModel } from './server';

let model: DemoModel;
let client: OpenAI;
beforeAll(async () => {
  model = await startDemoModel({ port: 0 });
  client = new OpenAI({ baseURL: model.url, apiKey: 'demo', maxRetries: 0 });
});
afterAll(() => model.close());

function request(content: string): OpenAI.ChatCompletionCreateParamsStreaming {
  const messages = [{ role: 'user' as const, content }];
  return { model: 'cothread-demo', messages, stream: true, stream_options: { include_usage: true } };
}

async function answer(content: string) {
  let text = '';
  let finish: string | null = null;
  let tokens = 0;
  for await (const chunk of await client.chat.completions.create(request(content))) {
    text += chunk.choices[0]?.delta.content ?? '';
    finish = chunk.choices[0]?.finish_reason ?? finish;
    tokens = chunk.usage?.total_tokens ?? tokens;
  }
  return { text, finish, tokens };
}

test('the OpenAI client reads a streamed answer, its finish reason and its usage', async () => {
  const { text, finish, tokens } = await answer('Ada: hello [demo echo=Good morning, Ada 🌅.]');
  expect(text).toBe('Good morning, Ada 🌅.');
  expect(finish).toBe('stop');
  expect(tokens).toBeGreaterThan(0);
});

test('the log records what was sent and when', async () => {
  const { text } = await answer('Ada: what has been logged? [demo slow=300ms]');
  const [logged] = model.requests({ question: 'what has been logged' });
  expect(logged?.text).toBe(text);
  expect(logged?.done).toBe(true);
  expect(logged?.chunks.at(-1)?.length).toBe(text.length);
  const overHttp = await fetch(`${new URL('/log', model.url)}?question=has been logged`);
  expect(await overHttp.json()).toEqual({ requests: [logged] });
});

test('rate=200 sends two hundred pieces a second, each like a token', async () => {
  const echoed = 'twenty words of four '.repeat(5);
  await answer(`Ada: how fast? [demo rate=200 echo=${echoed}]`);
  const chunks = model.requests({ question: 'how fast?' })[0]?.chunks ?? [];
  expect(chunks.map(({ length }) => length)).toEqual(
    Array.from({ length: Math.ceil(echoed.length / 4) }, (_, piece) =>
      Math.min(echoed.length, 4 * piece + 4),
    ),
  );
  const lastMs = (chunks.at(-1)?.at ?? 0) - (chunks[0]?.at ?? 0);
  // Never faster than requested; how much slower depends on the machine.
  expect(lastMs).toBeGreaterThanOrEqual((chunks.length - 1) * 5 - 2);
});

test.each([
  ['429', 429, 'rate_limit_exceeded'],
  ['401', 401, 'invalid_api_key'],
  ['500', 500, null],
  ['400-context', 400, 'context_length_exceeded'],
])('fail=%s is refused with status %d', async (failure, status, code) => {
  await expect(answer(`Ada: hm [demo fail=${failure}]`)).rejects.toMatchObject({ status, code });
});

test('fail=503x2 fails twice and then answers', async () => {
  const ask = () => answer('Ada: third time lucky? [demo fail=503x2]');
  await expect(ask()).rejects.toMatchObject({ status: 503 });
  await expect(ask()).rejects.toMatchObject({ status: 503 });
  expect((await ask()).text).toContain('third time lucky?');
});

test('a counted answer contains the number of its attempt, and the log the API key', async () => {
  const ask = () => answer('Ada: count this [demo counted echo=Well.]');
  expect([(await ask()).text, (await ask()).text]).toEqual(['(1) Well.', '(2) Well.']);
  expect(model.requests({ question: 'count this' }).map(({ key }) => key)).toEqual(['demo', 'demo']);
});

test('an answer can be filtered, and the connection can break in the middle', async () => {
  expect((await answer('Ada: hm [demo filter]')).finish).toBe('content_filter');
  await expect(answer('Ada: hm [demo cut]')).rejects.toBeInstanceOf(Error);
});

test('a disconnect of the client is detected, and nothing more is sent', async () => {
  const stream = await client.chat.completions.create(request('Ada: stop me [demo slow=20s]'));
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content) stream.controller.abort();
  const logged = await vi.waitFor(() => {
    const [found] = model.requests({ question: 'stop me' });
    expect(found?.aborted).not.toBeNull();
    return found;
  });
  expect(logged?.done).toBe(false);
  expect(logged?.chunks.length).toBeLessThan(5);
});
