// OpenAI's wire format for the demo model: streamed chunks on schedule, whole completions, errors.
import type http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { estimateTokens } from '@/model/tokens';
import type { Trouble } from './directives';
import type { DemoLog, LoggedRequest } from './log';

const DELTA_CHARS = 24;
/** Characters per piece: about a token. */
const PIECE_CHARS = 4;
const MIN_GAP_MS = 15;
const MAX_GAP_MS = 40;
/** The longest pause between two pieces: a slow answer still comes in small steps. */
const SLOW_GAP_MS = 100;
/** A long answer that was not asked to be slow takes no longer than this. */
const MAX_ANSWER_MS = 20_000;
const STALL_AFTER_DELTAS = 3;

export type Job = {
  text: string;
  trouble: Trouble | null;
  slowMs: number | null;
  piecesPerSecond: number | null;
  /** Sent before the answer in a field of its own. */
  reasoning: string;
  /** The field of the answer's pieces. */
  field: 'content' | 'refusal';
  request: {
    model: string;
    messages: readonly { content: string }[];
    stream_options?: { include_usage?: boolean | undefined } | null | undefined;
  };
  logged: LoggedRequest;
  log: DemoLog;
};

/** Streams the answer; ends early when the client disconnects or the question requests a failure. */
export async function sendStream(response: http.ServerResponse, job: Job): Promise<void> {
  const { trouble, logged, log } = job;
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache',
    'x-request-id': logged.id,
  });
  const deltas = deltasOf(job);
  const last = lastDelta(trouble, deltas.length);
  send(response, chunk(job, { role: 'assistant', content: '' }));
  const start = Date.now();
  let due = 0;
  for (const [index, delta] of deltas.entries()) {
    due = dueOf(job, { index, count: deltas.length, before: due });
    await waitUntil(start + due);
    if (response.destroyed) return;
    if (index >= last) return await failMidStream(response, job);
    send(response, chunk(job, delta));
    log.sent(logged, delta.content ?? delta.refusal ?? '');
  }
  if (job.slowMs !== null) await waitUntil(start + job.slowMs);
  if (response.destroyed) return;
  end(response, job, 'stop');
}

type Delta = { content?: string; refusal?: string; reasoning_content?: string };

function deltasOf(job: Job): Delta[] {
  const size = deltaChars(job);
  const before = cut(job.reasoning, size).map((piece) => ({ reasoning_content: piece }));
  return [...before, ...cut(job.text, size).map((piece) => ({ [job.field]: piece }))];
}

function end(response: http.ServerResponse, job: Job, reason: 'stop' | 'content_filter'): void {
  send(response, chunk(job, {}, reason));
  if (job.request.stream_options?.include_usage)
    send(response, { ...head(job), choices: [], usage: usage(job) });
  job.log.finish(job.logged, 'done');
  response.end('data: [DONE]\n\n');
}

/** A broken connection loses data that the other side has not read yet: this is the time for reading it. */
const READ_MS = 500;

/** How many deltas are sent before the failure. */
function lastDelta(trouble: Trouble | null, deltas: number): number {
  if (trouble === null) return deltas;
  return trouble.kind === 'stall' ? Math.min(STALL_AFTER_DELTAS, deltas - 1) : Math.floor(deltas / 2);
}

async function failMidStream(response: http.ServerResponse, job: Job): Promise<void> {
  if (job.trouble?.kind === 'filter') return end(response, job, 'content_filter');
  if (job.trouble?.kind === 'stall') return; // Open and silent until the client disconnects.
  job.log.finish(job.logged, 'done');
  await wait(READ_MS);
  response.destroy();
}

export function completionBody(job: Job): object {
  const filtered = job.trouble?.kind === 'filter';
  const message = { role: 'assistant', content: job.text, refusal: null };
  return {
    ...head(job),
    object: 'chat.completion',
    choices: [{ index: 0, message, logprobs: null, finish_reason: filtered ? 'content_filter' : 'stop' }],
    usage: usage(job),
  };
}

function head({ logged, request }: Job) {
  return {
    id: `chatcmpl-${logged.id}`,
    object: 'chat.completion.chunk',
    created: Math.floor(logged.startedAt / 1_000),
    model: request.model,
  };
}

function chunk(job: Job, delta: object, reason: string | null = null): object {
  return { ...head(job), choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }] };
}

function usage({ request, text }: Job) {
  const prompt = request.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  const completion = estimateTokens(text);
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

export type Failure = { status: number; message: string; type: string; code: string | null; param: null };

const FAILURES: Record<string, Omit<Failure, 'param' | 'status'>> = {
  '400': { message: 'The request is not as it must be.', type: 'invalid_request_error', code: null },
  '400-context': {
    message: 'This model’s maximum context length is 8192 tokens. Your messages are longer.',
    type: 'invalid_request_error',
    code: 'context_length_exceeded',
  },
  '429-quota': {
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  },
  '401': { message: 'Incorrect API key provided.', type: 'invalid_request_error', code: 'invalid_api_key' },
  '404': { message: 'There is nothing at this address.', type: 'invalid_request_error', code: 'not_found' },
  '429': { message: 'Rate limit reached for requests.', type: 'requests', code: 'rate_limit_exceeded' },
};

/** `what` is a status, or one with a reason: 400-context, 429-quota. */
export function failureOf(what: string, message?: string): Failure {
  const known = FAILURES[what] ?? { message: 'The server had an error.', type: 'server_error', code: null };
  const status = Number.parseInt(what, 10);
  return {
    status: status >= 400 ? status : 500,
    ...known,
    ...(message === undefined ? {} : { message }),
    param: null,
  };
}

export function sendJson(response: http.ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function send(response: http.ServerResponse, event: object): void {
  response.write(`data: ${JSON.stringify(event)}\n\n`);
}

function deltaChars({ text, slowMs, piecesPerSecond }: Job): number {
  if (piecesPerSecond !== null) return PIECE_CHARS;
  return slowMs === null
    ? DELTA_CHARS
    : Math.min(DELTA_CHARS, Math.max(1, Math.ceil((text.length * SLOW_GAP_MS) / slowMs)));
}

/** Milliseconds from the start to the delta `index`; `before` is when the previous one was due. */
function dueOf(
  { slowMs, piecesPerSecond }: Job,
  { index, count, before }: { index: number; count: number; before: number },
): number {
  if (piecesPerSecond !== null) return (index * 1_000) / piecesPerSecond;
  return slowMs === null ? before + gap(count) : (slowMs * index) / count;
}

function gap(deltas: number): number {
  const usual = MIN_GAP_MS + Math.random() * (MAX_GAP_MS - MIN_GAP_MS);
  return Math.min(usual, MAX_ANSWER_MS / deltas);
}

async function waitUntil(at: number): Promise<void> {
  const ms = at - Date.now();
  if (ms > 0) await wait(ms);
}

/** Pieces of `size` characters, never inside a surrogate pair. */
function cut(text: string, size: number): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const isPairCut = /[\ud800-\udbff]/.test(text.charAt(from + size - 1));
    const to = from + size + (isPairCut ? 1 : 0);
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}
