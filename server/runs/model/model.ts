// The only file that uses the OpenAI SDK, for its addresses, keys, retries and aborts: sends a prompt, yields text, and gives
// every failure a name. What the response says is read by answer-reader.ts.
import 'server-only';
import OpenAI, { APIConnectionTimeoutError, APIError } from 'openai';
import { setTimeout as wait } from 'node:timers/promises';
import { withoutReasoning } from '@/model/answer';
import { backoffMs } from '@/model/backoff';
import { AFTER_FINISH_MS, RUN_MAX_MS } from '@/model/limits';
import type { Tokens } from '@/model/price';
import type { PromptMessage } from '@/model/prompt';
import { runErrorSchema } from '@/model/run';
import { config } from '@/server/platform/config';
import { type AnswerEnd, answerReader } from './answer-reader';
import { ModelFailure, isTransient, kindOf, reportFor } from './failure';
import { type Patience, patience } from './patience';

/** One entry for each response that a server began: what it has counted; null: it has not said. */
export type Meter = (() => Tokens | null)[];

export type ModelCall = {
  /** One of the models that the server offers. */
  model: string;
  messages: readonly PromptMessage[];
  signal: AbortSignal;
  /** Added to: what the call costs, also when it fails or is aborted. */
  meter: Meter;
  /** Called when the answer is whole, or was cut at the model's own length limit. */
  onEnd?: (end: AnswerEnd) => void;
};

/** Requests after the first one, in all. */
const MAX_RETRIES = 3;
const RETRY_DELAYS = { firstMs: 500, mostMs: 8_000, jitter: 0.25 };

let client: OpenAI | undefined;

function openai(): OpenAI {
  const { model } = config();
  if (model === null) throw new ModelFailure('key-refused', { cause: new Error('No model is configured.') });
  const { baseURL, apiKey } = model;
  // The SDK retries 408, 409, 429, 5xx and lost connections with growing, jittered waits, and only before the first byte.
  // Its own timeout, by the clock, also ends what a suspended server has not read yet, and asks again: `patience` comes before it.
  client ??= new OpenAI({ baseURL, apiKey, timeout: RUN_MAX_MS, fetch: fetchJudged });
  return client;
}

/** The header by which a refused response takes its kind through the SDK, which reads error bodies of one shape alone. */
const KIND_HEADER = 'x-failure-kind';

/** A refused response says whether the SDK may repeat the request: a used-up account has the status of a busy model. */
async function fetchJudged(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.ok) return response;
  const body = await response.text();
  const kind = kindOf(reportFor(response.status, body));
  const headers = new Headers(response.headers);
  headers.set(KIND_HEADER, kind);
  if (!isTransient(kind)) headers.set('x-should-retry', 'false');
  return new Response(body === '' ? null : body, { status: response.status, headers });
}

export function modelName(): string {
  return config().model?.name ?? 'none';
}

/** Models that a thread may choose, the default first. */
export function modelChoices(): readonly string[] {
  return config().model?.choices ?? [];
}

/** The thread's model, as long as it is offered; else the default. */
export function modelFor(chosen: string | null): string {
  return chosen !== null && modelChoices().includes(chosen) ? chosen : modelName();
}

/**
 * Streams the answer in pieces as the model writes it. Ends early without an error when `signal` is aborted.
 * @throws ModelFailure: how the model failed, silence for MODEL_IDLE_MS included. Never retried after the first piece.
 */
export async function* streamAnswer({
  model,
  messages,
  signal,
  meter,
  onEnd,
}: ModelCall): AsyncGenerator<string> {
  const waiting = patience(config().modelIdleMs);
  const request = {
    body: { model, messages: [...messages], ...atMost(config().answerMaxTokens), ...STREAMED },
    signal: AbortSignal.any([signal, waiting.signal]),
    waiting,
    meter,
  };
  let answer: Incoming | undefined;
  try {
    answer = await beginAnswer(request);
    for (let piece = answer.first; piece !== null; piece = await answer.next()) if (piece !== '') yield piece;
    if (signal.aborted) return;
    const end = answer.end();
    onEnd?.(end);
  } catch (error) {
    if (signal.aborted) return;
    if (waiting.signal.aborted) throw new ModelFailure('timed-out', { cause: error });
    throw failureOf(error);
  } finally {
    waiting.stop();
    answer?.dispose();
  }
}

const STREAMED = { stream: true, stream_options: { include_usage: true } } as const;

/** One short text as a whole, for titles; '' when the model has none. @throws ModelFailure */
export async function completeText({
  messages,
  signal,
  meter,
}: Pick<ModelCall, 'messages' | 'signal' | 'meter'>): Promise<string> {
  const waiting = patience(config().modelIdleMs);
  const body = { model: modelName(), messages: [...messages], ...atMost(config().titleMaxTokens) };
  let answer: Incoming | undefined;
  try {
    answer = await beginAnswer({ body, signal: AbortSignal.any([signal, waiting.signal]), waiting, meter });
    let text = '';
    for (let piece = answer.first; piece !== null; piece = await answer.next()) text += piece;
    const { cutOff, declined } = answer.end();
    if (declined) return '';
    const whole = withoutReasoning(text);
    // A line that the limit has cut is no title.
    return cutOff ? whole.slice(0, Math.max(0, whole.lastIndexOf('\n'))) : whole;
  } catch (error) {
    throw signal.aborted || waiting.signal.aborted
      ? new ModelFailure('timed-out', { cause: error })
      : failureOf(error);
  } finally {
    waiting.stop();
    answer?.dispose();
  }
}

/** Every call is bounded: a model without a bound writes until its own. */
function atMost(tokens: number): { max_tokens: number } | { max_completion_tokens: number } {
  switch (config().maxTokensField) {
    case 'max_tokens':
      return { max_tokens: tokens };
    case 'max_completion_tokens':
      return { max_completion_tokens: tokens };
  }
}

type ModelRequest = {
  body: { model: string; messages: PromptMessage[] } & (typeof STREAMED | { stream?: never });
  signal: AbortSignal;
  waiting: Patience;
  meter: Meter;
};

/** An answer whose first text has arrived. */
type Incoming = {
  first: string | null;
  /** The next text, '' when nothing was added; null at the end. */
  next: () => Promise<string | null>;
  /** @throws ModelFailure */
  end: () => AnswerEnd;
  /** Closes the connection, or leaves it for the next request when the response is over. Idempotent. */
  dispose: () => void;
};

/** Repeats a request that failed inside of its response, as the SDK repeats those that were refused, until the first text. */
async function beginAnswer(request: ModelRequest): Promise<Incoming> {
  for (let tries = 0; ; tries += 1) {
    const answer = read(await send(request, MAX_RETRIES - tries), request);
    try {
      const first = await firstText(answer);
      if (first !== null) return { ...answer, first };
      answer.end();
      return { ...answer, first };
    } catch (error) {
      answer.dispose();
      if (request.signal.aborted || tries === MAX_RETRIES || !isTransient(failureOf(error).kind)) throw error;
    }
    request.waiting.pause();
    await wait(backoffMs(tries, RETRY_DELAYS), undefined, { signal: request.signal });
    request.waiting.resume();
  }
}

async function send({ body, signal, meter }: ModelRequest, maxRetries: number): Promise<Response> {
  try {
    return await openai().chat.completions.create(body, { signal, maxRetries }).asResponse();
  } catch (error) {
    // Given up while the server was at it: it may have read the prompt, and says nothing any more.
    if (signal.aborted) meter.push(() => null);
    throw error;
  }
}

async function firstText({ next }: Pick<Incoming, 'next'>): Promise<string | null> {
  for (;;) {
    const piece = await next();
    if (piece !== '') return piece;
  }
}

function read(
  response: Response,
  { waiting, meter }: Pick<ModelRequest, 'waiting' | 'meter'>,
): Omit<Incoming, 'first'> {
  const body = response.body?.getReader();
  const answer = answerReader(waiting);
  meter.push(answer.tokens);
  let state: 'open' | 'over' | 'closed' = body === undefined ? 'closed' : 'open';

  async function next(): Promise<string | null> {
    if (state === 'over') state = 'closed';
    if (body === undefined || state === 'closed') return null;
    try {
      const { done, value } = await body.read();
      if (done) {
        state = 'over';
        return answer.close('ended');
      }
      const piece = answer.read(value);
      if (!answer.isOver()) return piece;
      state = 'over';
      return piece + answer.close('broken');
    } catch (error) {
      // After the model's end, a broken connection or a server that stays silent takes nothing away.
      if (!answer.hasFinished()) throw error;
      state = 'over';
      return answer.close('broken');
    }
  }

  return {
    next,
    end: answer.end,
    dispose() {
      if (body === undefined) return;
      if (answer.isOver()) drain(body);
      else body.cancel().catch(ignored);
    },
  };
}

/** Reads the end of a response, which frees its connection; a server that does not end it is not waited for. */
function drain(body: ReadableStreamDefaultReader<Uint8Array>): void {
  const cancel = () => {
    body.cancel().catch(ignored);
  };
  const timer = setTimeout(cancel, AFTER_FINISH_MS).unref();
  body
    .read()
    .then(({ done }) => (done ? undefined : cancel()), ignored)
    .finally(() => clearTimeout(timer))
    .catch(ignored);
}

/** The answer has been read: what becomes of its connection changes nothing. */
function ignored(): undefined {
  return undefined;
}

function failureOf(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (error instanceof APIConnectionTimeoutError) return new ModelFailure('timed-out', { cause: error });
  if (!(error instanceof APIError)) return new ModelFailure('cut-stream', { cause: error });
  const kind = runErrorSchema.safeParse(error.headers?.get(KIND_HEADER)).data ?? 'unreachable';
  const reported = [error.status, error.code, error.type].join(' ').trim();
  return new ModelFailure(kind, { cause: error, reported });
}
