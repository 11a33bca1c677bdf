// Calls our API from the browser: adds the person's token, and turns failures into AppError.
import * as z from 'zod/v4-mini';
import { backoffMs, type Backoff } from '@/model/backoff';
import {
  ENDPOINTS,
  methodAndPath,
  type BodySchema,
  type Endpoint,
  type Params,
  type QuerySchema,
  type ResponseSchema,
  type SignedInEndpoint,
} from '@/model/endpoints';
import type { Options } from '@/model/endpoint-rows';
import { AppError, isErrorCode } from '@/model/errors';
import { recordServerVersion } from './app-version';
import { idToken } from '@/services/firebase/session';

type CallOptions<E extends Endpoint> = {
  /** Longest wait for a response. */
  timeoutMs?: number;
} & (keyof Params<E> extends never ? { params?: undefined } : { params: Params<E> }) &
  ([BodySchema<E>] extends [never] ? { body?: undefined } : { body: z.input<BodySchema<E>> }) &
  ([QuerySchema<E>] extends [never] ? { query?: undefined } : { query?: z.input<QuerySchema<E>> });

type AnyOptions = {
  params?: { [name: string]: string } | undefined;
  query?: { [name: string]: string } | undefined;
  body?: unknown;
  response?: z.ZodMiniType | undefined;
  timeoutMs?: number;
};

const BACKOFF: Backoff = { firstMs: 400, mostMs: 1_500, factor: 4, jitter: 0.3 };
const MAX_RETRIES = 2;
const TIMEOUT_MS = 30_000;

/** The response parsed by `response`; without a schema success has no value. @throws AppError */
export async function callApi<E extends Endpoint>(
  endpoint: E,
  options: CallOptions<E> & { response: z.ZodMiniType<z.output<ResponseSchema<E>>> },
): Promise<z.output<ResponseSchema<E>>>;
export async function callApi<E extends Endpoint>(
  endpoint: E,
  options: CallOptions<E> & { response?: undefined },
): Promise<void>;
export async function callApi(endpoint: Endpoint, options: AnyOptions): Promise<unknown> {
  const { retry }: Options = ENDPOINTS[endpoint];
  const mostTries = retry === 'twice' ? MAX_RETRIES : 0;
  for (let tries = 0; ; tries += 1) {
    try {
      return await callOnce(endpoint, options);
    } catch (error) {
      if (tries >= mostTries || !(error instanceof AppError) || !isTransient(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, backoffMs(tries, BACKOFF)));
    }
  }
}

function isTransient({ code }: AppError): boolean {
  return code === 'offline' || code === 'timed-out' || code === 'unknown';
}

async function callOnce(endpoint: Endpoint, options: AnyOptions): Promise<unknown> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), options.timeoutMs ?? TIMEOUT_MS);
  try {
    return await read(await successOf(endpoint, options, limit.signal), options.response);
  } catch (error) {
    if (limit.signal.aborted) throw new AppError('timed-out', undefined, { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The response to a file's endpoint, whose body arrives as fast as it is read; `signal` ends it. @throws AppError */
export function openFile<E extends SignedInEndpoint>(
  endpoint: E,
  options: CallOptions<E>,
  signal: AbortSignal,
): Promise<Response>;
export async function openFile(
  endpoint: Endpoint,
  options: AnyOptions,
  signal: AbortSignal,
): Promise<Response> {
  return await successOf(endpoint, options, signal);
}

async function successOf(endpoint: Endpoint, options: AnyOptions, signal: AbortSignal): Promise<Response> {
  const send = (token: string | null) => request(endpoint, options, { token, signal });
  const token = ENDPOINTS[endpoint].who === 'open' ? null : await idToken('cached');
  let response = await send(token);
  // The token may be revoked or expired: one retry with a fresh one, whose response counts.
  if (response.status === 401 && token !== null) response = await send(await idToken('fresh'));
  if (!response.ok) throw await failure(response);
  return response;
}

type RequestOptions = { token: string | null; signal: AbortSignal };

async function request(
  endpoint: Endpoint,
  { params = {}, query, body }: AnyOptions,
  { token, signal }: RequestOptions,
): Promise<Response> {
  const { method, path } = methodAndPath(endpoint);
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  try {
    const response = await fetch(query === undefined ? url : `${url}?${new URLSearchParams(query)}`, {
      method,
      headers: {
        ...(token !== null && { Authorization: `Bearer ${token}` }),
        Accept: 'application/json',
        'Accept-Language': document.documentElement.lang,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
    });
    recordServerVersion(response);
    return response;
  } catch (error) {
    throw new AppError('offline', undefined, { cause: error });
  }
}

async function read(response: Response, schema: z.ZodMiniType = z.unknown()): Promise<unknown> {
  const parsed = schema.safeParse(await firstLine(response).catch(() => null));
  if (!parsed.success) throw new AppError('unknown', undefined, { cause: parsed.error });
  return parsed.data;
}

/** The first line is the whole body; where the server runs only while a request is open, the stream ends much later. */
async function firstLine(response: Response): Promise<unknown> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let more = await reader?.read(); more?.value !== undefined; more = await reader?.read()) {
    text += more.value;
    if (text.includes('\n')) break;
  }
  return text === '' ? null : JSON.parse(text);
}

async function failure(response: Response): Promise<AppError> {
  const body: unknown = await response.json().catch(() => null);
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  if (typeof error === 'object' && error !== null && 'code' in error && isErrorCode(error.code)) {
    const message = 'message' in error && typeof error.message === 'string' ? error.message : undefined;
    const waitS = Number(response.headers.get('retry-after') ?? NaN);
    return new AppError(error.code, message, Number.isFinite(waitS) ? { retryAfterS: waitS } : {});
  }
  // Not from our API: a proxy, or a restart in between.
  return new AppError(response.status >= 502 && response.status <= 504 ? 'offline' : 'unknown');
}
