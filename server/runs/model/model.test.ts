// The adapter against a real HTTP server that does to it what servers of models do.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { RunError } from '@/model/run';
import type { Meter } from './model';

type Reply = (response: http.ServerResponse) => void;

/** The replies to the next requests; the last one is repeated. */
let replies: Reply[] = [];
let requests: { body: string; socket: unknown }[] = [];
const open = new Set<http.ServerResponse>();

const server = http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => (body += part));
  request.on('end', () => {
    requests.push({ body, socket: request.socket });
    open.add(response);
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    reply?.(response);
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address: AddressInfo | string | null = server.address();
const port = typeof address === 'object' ? address?.port : 0;

Object.assign(process.env, {
  APP_STAGE: 'test',
  FIREBASE_PROJECT_ID: 'demo-model',
  MODEL_BASE_URL: `http://127.0.0.1:${port}/v1`,
  MODEL_API_KEY: 'key',
  MODEL_NAME: 'm',
  MODEL_IDLE_MS: '1000',
});
const { completeText, streamAnswer } = await import('./model');
const { ModelFailure } = await import('./failure');

beforeEach(() => {
  requests = [];
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

function data(value: object): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}
const delta = (content: string) => data({ choices: [{ index: 0, delta: { content } }] });
const stop = data({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
const usage = data({ choices: [], usage: { prompt_tokens: 2, completion_tokens: 1 } });
const DONE = 'data: [DONE]\n\n';

function stream(text: string, after: 'end' | 'stay' | 'reset' = 'end'): Reply {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text, () => {
      if (after === 'end') response.end();
      // A reset takes along what the other side has not read: the bytes leave first.
      if (after === 'reset') setImmediate(() => response.socket?.resetAndDestroy());
    });
  };
}

function refuse(status: number, error: object): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
  };
}

type Answer = { text: string; error: RunError | null; end: unknown };

let meter: Meter = [];

async function answer(signal = new AbortController().signal): Promise<Answer> {
  const got: Answer = { text: '', error: null, end: null };
  meter = [];
  const messages = [{ role: 'user' as const, content: 'Hi' }];
  try {
    for await (const piece of streamAnswer({
      model: 'm',
      messages,
      signal,
      meter,
      onEnd: (end) => (got.end = end),
    }))
      got.text += piece;
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    got.error = error.kind;
  }
  return got;
}

const whole = { usage: { prompt: 2, completion: 1 }, cutOff: false, declined: false };

test('[R28] an answer is done when its server has said so, though the connection stays open', async () => {
  replies = [stream(delta('All') + stop + usage + DONE, 'stay')];
  expect(await answer()).toEqual({ text: 'All', error: null, end: whole });
});

test.each(['stay', 'reset'] as const)('[R28] after the model’s end a connection may %s', async (after) => {
  replies = [stream(delta('All') + stop, after)];
  expect(await answer()).toEqual({ text: 'All', error: null, end: { ...whole, usage: null } });
});

test('[R28] before it, a broken connection cuts the answer, which keeps its text and is not asked for again', async () => {
  replies = [stream(delta('Half'), 'reset')];
  expect(await answer()).toEqual({ text: 'Half', error: 'cut-stream', end: null });
  expect(requests).toHaveLength(1);
});

test('[R28] the end of a response is read afterwards, so that its connection serves later questions', async () => {
  replies = [stream(delta('All') + stop + usage + DONE)];
  const again = async () => {
    await answer();
    return new Set(requests.map(({ socket }) => socket)).size < requests.length;
  };
  await expect.poll(again).toBe(true);
});

test('[R29] comments keep a model alive until its first word, and no longer', async () => {
  const queue: Reply = (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    let comments = 0;
    const timer = setInterval(() => {
      comments += 1;
      // Longer than MODEL_IDLE_MS.
      if (comments === 14) response.write(delta('At last'));
      else response.write(': still in the queue\n\n');
    }, 100);
    response.once('close', () => clearInterval(timer));
  };
  replies = [queue];
  expect(await answer()).toEqual({ text: 'At last', error: 'timed-out', end: null });
});

test('[R29] a model that sends nothing at all is given up', async () => {
  replies = [stream('', 'stay')];
  expect(await answer()).toEqual({ text: '', error: 'timed-out', end: null });
});

test('[R8] a server that was suspended while it waited for a response reads it, and asks no second time', async () => {
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  replies = [
    (response) => {
      // The event loop stands still for longer than MODEL_IDLE_MS, then everything continues.
      Atomics.wait(asleep, 0, 0, 1_500);
      stream(delta('All') + stop + usage + DONE)(response);
    },
  ];
  expect(await answer()).toEqual({ text: 'All', error: null, end: whole });
  expect(requests).toHaveLength(1);
  expect(meter).toHaveLength(1);
});

const NO_RETRY: [name: string, status: number, error: object, kind: RunError][] = [
  [
    'a used-up account',
    429,
    { code: 'insufficient_quota', message: 'You exceeded your current quota' },
    'quota-used-up',
  ],
  ['a used-up account behind 500', 500, { message: 'Insufficient Balance' }, 'quota-used-up'],
  ['too long a context behind 500', 500, { message: 'Context size has been exceeded.' }, 'context-too-long'],
  [
    'a request over the tokens of a minute',
    429,
    { code: 'rate_limit_exceeded', message: 'Request too large for gpt-4o' },
    'context-too-long',
  ],
  [
    'an unknown model',
    404,
    { code: 'model_not_found', message: 'The model `m` does not exist' },
    'model-not-found',
  ],
  ['a wrong key', 401, { code: 'invalid_api_key', message: 'Incorrect API key provided' }, 'key-refused'],
];

test.each(NO_RETRY)(
  '[R31] %s is told at once: nothing is asked again',
  async (_name, status, error, kind) => {
    replies = [refuse(status, error)];
    expect(await answer()).toEqual({ text: '', error: kind, end: null });
    expect(requests).toHaveLength(1);
  },
);

const BUSY: [name: string, reply: Reply][] = [
  ['a rate limit', refuse(429, { code: 'rate_limit_exceeded', message: 'Rate limit reached' })],
  ['an overloaded server', refuse(529, { type: 'overloaded_error', message: 'Overloaded' })],
  ['an error behind 200', stream(data({ error: { type: 'overloaded_error', message: 'Overloaded' } }))],
  ['a page behind 200', stream('<html><title>502 Bad Gateway</title></html>')],
  ['a connection that breaks before the first word', stream(data({ choices: [] }), 'reset')],
];

test.each(BUSY)('[R31] after %s the same request is sent again, and nobody notices', async (_name, busy) => {
  replies = [busy, stream(delta('Here') + stop + usage + DONE)];
  expect(await answer()).toEqual({ text: 'Here', error: null, end: whole });
  expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  expect(requests).toHaveLength(2);
});

test('[R31] an error after the first word ends the answer with its text', async () => {
  replies = [stream(delta('Half') + data({ error: { code: 429, message: 'Slow down' } }))];
  expect(await answer()).toEqual({ text: 'Half', error: 'rate-limited', end: null });
  expect(requests).toHaveLength(1);
});

test('[R6] a stop ends the answer without an error, and closes the connection', async () => {
  const controller = new AbortController();
  replies = [stream(delta('Half'), 'stay')];
  const asked = answer(controller.signal);
  await expect.poll(() => requests.length).toBe(1);
  const response = [...open].at(-1);
  const closed = new Promise((resolve) => response?.once('close', resolve));
  controller.abort();
  expect(await asked).toMatchObject({ error: null, end: null });
  await closed;
});

const completion =
  (message: object, finish = 'stop'): Reply =>
  (response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: finish }] }));
  };
const never = new AbortController().signal;

test.each([
  ['reasoning is left out', completion({ content: '<think>Hm</think>Tea', reasoning_content: 'Hm' }), 'Tea'],
  ['typed parts are joined', completion({ content: [{ type: 'text', text: 'Tea' }] }), 'Tea'],
  ['a refusal is none', completion({ content: null, refusal: 'I cannot name this.' }), ''],
  [
    'a line that the limit has cut is none',
    completion({ content: 'Tea\n\nThis title is' }, 'length'),
    'Tea\n',
  ],
  ['a stream is read, too', stream(delta('Tea') + stop + DONE), 'Tea'],
])('[T5] a title as a whole: %s', async (_name, reply, text) => {
  replies = [reply];
  expect(await completeText({ messages: [{ role: 'user', content: 'Hi' }], signal: never, meter: [] })).toBe(
    text,
  );
});

test('[T5] an error behind 200 is no title', async () => {
  replies = [stream(JSON.stringify({ error: { code: 'invalid_api_key', message: 'Incorrect API key' } }))];
  await expect(
    completeText({ messages: [{ role: 'user', content: 'Hi' }], signal: never, meter: [] }),
  ).rejects.toMatchObject({
    kind: 'key-refused',
  });
});

const counted = (input: object) => data({ choices: [], usage: input });

test('[U1] what the server counted is known whole, with what it had cached and what was reasoned', async () => {
  const details = {
    prompt_tokens: 20,
    completion_tokens: 9,
    prompt_tokens_details: { cached_tokens: 16 },
    completion_tokens_details: { reasoning_tokens: 5 },
  };
  replies = [stream(delta('All') + stop + counted(details) + DONE)];
  await answer();
  expect(meter.map((tokens) => tokens())).toEqual([{ input: 20, output: 9, cached: 16, reasoning: 5 }]);
  replies = [
    stream(
      delta('All') + stop + counted({ ...details, prompt_cache_hit_tokens: 4, prompt_tokens_details: null }),
    ),
  ];
  await answer();
  expect(meter.map((tokens) => tokens()?.cached)).toEqual([4]);
});

test('[U2] every response that a server began is metered, also one that failed or was given up', async () => {
  replies = [refuse(503, {}), stream(delta('Half'))];
  await answer();
  expect(meter.map((tokens) => tokens())).toEqual([null]);
  const failing = data({ error: { code: 500, message: 'Overloaded' } });
  replies = [stream(failing), stream(delta('All') + stop + usage + DONE)];
  await answer();
  expect(meter.map((tokens) => tokens()?.input)).toEqual([undefined, 2]);
  replies = [refuse(401, { code: 'invalid_api_key' })];
  await answer();
  expect(meter).toEqual([]);
  replies = [() => undefined];
  await answer();
  expect(meter.map((tokens) => tokens())).toEqual([null]);
});

test.each([
  ['less than nothing', { prompt_tokens: -5, completion_tokens: 1 }],
  ['half a token', { prompt_tokens: 1.5, completion_tokens: 1 }],
  ['more than any model reads', { prompt_tokens: 1e12, completion_tokens: 1 }],
  ['words', { prompt_tokens: '7', completion_tokens: 1 }],
])('[U2] [X188] a count of %s is none, and a true one is', async (_, lie) => {
  replies = [stream(delta('All') + stop + counted(lie) + DONE)];
  await answer();
  expect(meter.map((tokens) => tokens())).toEqual([null]);
  replies = [stream(delta('All') + stop + counted({ prompt_tokens: 7, completion_tokens: 1 }) + DONE)];
  await answer();
  expect(meter.map((tokens) => tokens())).toEqual([{ input: 7, output: 1, cached: 0, reasoning: 0 }]);
});

test('[U2] [X188] parts of a count are never more than the whole, nor less than nothing', async () => {
  const parts = {
    prompt_tokens: 7,
    completion_tokens: 3,
    prompt_tokens_details: { cached_tokens: 99 },
    completion_tokens_details: { reasoning_tokens: -1 },
  };
  replies = [stream(delta('All') + stop + counted(parts) + DONE)];
  await answer();
  expect(meter.map((tokens) => tokens())).toEqual([{ input: 7, output: 3, cached: 7, reasoning: 0 }]);
});
