// Our own API from the browser: the person's token goes along, failures come back as AppError.
import * as z from 'zod/v4';
import { AppError, isErrorCode } from '@/model/errors';
import { recordServerVersion } from './app-version';
import { idToken } from '@/services/firebase/session';

type Call<T> = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** What a good answer holds. */
  response: z.ZodType<T>;
  /** Only calls without a second effect are tried again: reads, and writes whose id the caller made. */
  retry: 'never' | 'twice';
  /** `anybody`: goes without a token; else it is the person's. */
  as?: 'anybody';
  /** Longest wait for an answer. */
  timeoutMs?: number;
};

/** For calls whose success says everything. */
export const nothing = z.unknown();

const WAITS_MS = [400, 1_500];
const TIMEOUT_MS = 30_000;

/** @throws AppError */
export async function callApi<T>(call: Call<T>): Promise<T> {
  const waits = call.retry === 'twice' ? WAITS_MS : [];
  for (let tries = 0; ; tries += 1) {
    try {
      return await callOnce(call);
    } catch (error) {
      const wait = waits[tries];
      if (wait === undefined || !(error instanceof AppError) || !isTransient(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait * (0.7 + Math.random() * 0.6)));
    }
  }
}

function isTransient({ code }: AppError): boolean {
  return code === 'offline' || code === 'timed-out' || code === 'unknown';
}

async function callOnce<T>(call: Call<T>): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), call.timeoutMs ?? TIMEOUT_MS);
  try {
    const token = call.as === 'anybody' ? null : await idToken('cached');
    let response = await request(call, { token, signal: limit.signal });
    // The token may have been revoked or outlived: one fresh one, then the answer counts.
    if (response.status === 401 && token !== null) {
      response = await request(call, { token: await idToken('fresh'), signal: limit.signal });
    }
    if (!response.ok) throw await failure(response);
    return await read(call, response);
  } catch (error) {
    if (limit.signal.aborted) throw new AppError('timed-out', undefined, { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

type RequestOptions = { token: string | null; signal: AbortSignal };

async function request<T>(
  { method, path, body }: Call<T>,
  { token, signal }: RequestOptions,
): Promise<Response> {
  try {
    const response = await fetch(path, {
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

async function read<T>({ response: schema }: Call<T>, response: Response): Promise<T> {
  const parsed = schema.safeParse(await firstLine(response).catch(() => null));
  if (!parsed.success) throw new AppError('unknown', undefined, { cause: parsed.error });
  return parsed.data;
}

/** All is told in the first line; where the server works only while a request is open, the end comes much later. */
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
    return new AppError(error.code, message);
  }
  // Not from our API: a proxy, a restart in between.
  return new AppError(response.status >= 502 && response.status <= 504 ? 'offline' : 'unknown');
}
