// One request to our API and what comes back, as AppError where it fails. Knows no session: call-api.ts adds the person's token,
// and a share's guest has none.
import type * as z from 'zod/v4-mini';
import { methodAndPath, type Endpoint } from '@/model/endpoints';
import { AppError, isErrorCode } from '@/model/errors';
import { recordServerVersion } from './app-version';

export type RequestParts = {
  params?: { [name: string]: string } | undefined;
  query?: { [name: string]: string } | undefined;
  body?: unknown;
};

type SendOptions = {
  /** The ID token. */
  token: string | null;
  signal: AbortSignal;
  headers?: Readonly<Record<string, string>>;
};

/** One request, counted as the server's sign of life. @throws AppError offline */
export async function sendRequest(
  endpoint: Endpoint,
  { params = {}, query, body }: RequestParts,
  { token, signal, headers = {} }: SendOptions,
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
        ...headers,
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

/** @throws AppError unknown: not what the schema says */
export async function readResponse<T>(response: Response, schema: z.ZodMiniType<T>): Promise<T> {
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

/** What a response that is no success says. */
export async function failureOf(response: Response): Promise<AppError> {
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
