// Calls our API from the browser: adds the person's token, and turns failures into AppError.
import * as z from 'zod/v4-mini';
import { backoffMs, type Backoff } from '@/model/backoff';
import {
  ENDPOINTS,
  type BodySchema,
  type Endpoint,
  type Params,
  type QuerySchema,
  type ResponseSchema,
  type SignedInEndpoint,
} from '@/model/endpoints';
import type { Options } from '@/model/endpoint-rows';
import { AppError } from '@/model/errors';
import { failureOf, readResponse, sendRequest, type RequestParts } from './request';
import { idToken } from '@/services/firebase/session';

type CallOptions<E extends Endpoint> = {
  /** Longest wait for a response. */
  timeoutMs?: number;
} & (keyof Params<E> extends never ? { params?: undefined } : { params: Params<E> }) &
  ([BodySchema<E>] extends [never] ? { body?: undefined } : { body: z.input<BodySchema<E>> }) &
  ([QuerySchema<E>] extends [never] ? { query?: undefined } : { query?: z.input<QuerySchema<E>> });

type AnyOptions = RequestParts & { response?: z.ZodMiniType | undefined; timeoutMs?: number };

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
    return await readResponse(
      await successOf(endpoint, options, limit.signal),
      options.response ?? z.unknown(),
    );
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
  const send = (token: string | null) => sendRequest(endpoint, options, { token, signal });
  const token = ENDPOINTS[endpoint].who === 'open' ? null : await idToken('cached');
  let response = await send(token);
  // The token may be revoked or expired: one retry with a fresh one, whose response counts.
  if (response.status === 401 && token !== null) response = await send(await idToken('fresh'));
  if (!response.ok) throw await failureOf(response);
  return response;
}
