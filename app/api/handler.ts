// The border between HTTP and the server: every route identifies the caller, parses strictly, calls one function and
// responds; the requirements that it checks first are in its row of model/endpoints.ts.
// Errors leave as {error: {code, message, requestId}}; details that were not written for people stay in the log.
import { after } from 'next/server';
import * as z from 'zod/v4';
import {
  ENDPOINTS,
  paramNames,
  type BodySchema,
  type Endpoint,
  type OpenEndpoint,
  type Params,
  type QuerySchema,
  type ResponseSchema,
  type SignedInEndpoint,
} from '@/model/endpoints';
import type { Counted, Options } from '@/model/endpoint-rows';
import { AppError, STATUS_OF, asAppError, isErrorCode } from '@/model/errors';
import { languageFor, type Language } from '@/model/language';
import { MAX_BODY_BYTES, RATED_ACTS, type RatedAct } from '@/model/limits';
import { idSchema, uidSchema } from '@/model/paths';
import { BUILD_HEADER } from '@/model/product';
import { heldOpen } from './hold-open';
import { buildId } from '@/server/platform/build';
import { config } from '@/server/platform/config';
import { trackWork } from '@/server/platform/shutdown';
import { logError } from '@/server/platform/log';
import { addressOf } from '@/server/platform/network-address';
import { type Person, requirePerson } from '@/server/access/person';
import { ratesOf, spend } from '@/server/platform/rates/rate-limits';
import type { Background } from '@/server/platform/background';
import { errorText } from '@/server/platform/strings';

type OpenCall<E extends Endpoint> = {
  request: Request;
  params: Params<E>;
  /** The body, parsed by the row's schema. @throws AppError too-long (before parsing), invalid */
  readBody: (schema: BodySchema<E>) => Promise<z.output<BodySchema<E>>>;
  /** The query string, parsed by the row's schema. @throws AppError invalid */
  readQuery: (schema: QuerySchema<E>) => z.output<QuerySchema<E>>;
  /** A response by the row's response schema; `{}` where it has none. */
  json: (body: ResponseBody<E>, status?: number) => Response;
};
type Call<E extends Endpoint> = OpenCall<E> & { person: Person; background: Background };
type ResponseBody<E extends Endpoint> = [ResponseSchema<E>] extends [never]
  ? Record<string, never>
  : z.input<ResponseSchema<E>>;
type Context = { params: Promise<{ [name: string]: string }> };
type NextHandler = (request: Request, context: Context) => Promise<Response>;

/** The handler of an endpoint for signed-in people. */
export function handler<E extends SignedInEndpoint>(
  endpoint: E,
  handle: (call: Call<E>) => Promise<Response>,
): NextHandler {
  const { checkRevoked = false, counts }: Options & Partial<Counted> = ENDPOINTS[endpoint];
  return withErrorBorder(async (request, given) => {
    const work: Promise<void>[] = [];
    const person = await requirePerson(request.headers.get('authorization'), { checkRevoked });
    await count(counts, request, person);
    const background: Background = (task) => {
      const running = trackWork(task());
      work.push(running);
      after(running);
    };
    const response = await handle({ ...openCall(endpoint, request, given), person, background });
    const staysOpen = config().runs === 'in-request' && work.length > 0 && !isStream(response);
    return staysOpen ? heldOpen(response, () => waitForAll(work)) : response;
  });
}

/** The handler of an endpoint for anybody, signed in or not. */
export function openHandler<E extends OpenEndpoint>(
  endpoint: E,
  handle: (call: OpenCall<E>) => Promise<Response>,
): NextHandler {
  const { counts }: Options & Partial<Counted> = ENDPOINTS[endpoint];
  return withErrorBorder(async (request, given) => {
    await count(counts, request, null);
    return await handle(openCall(endpoint, request, given));
  });
}

function openCall<E extends Endpoint>(endpoint: E, request: Request, given: object): OpenCall<E> {
  if (!areParamsOf(endpoint, given)) throw new AppError('not-found');
  const { bodyBytes = MAX_BODY_BYTES }: Options = ENDPOINTS[endpoint];
  return {
    request,
    params: given,
    readBody: (schema) => readBody(request, schema, bodyBytes),
    readQuery: (schema) => parse(schema, Object.fromEntries(new URL(request.url).searchParams)),
    json,
  };
}

/** Ids and uids of people: any other path parameter is not found. */
function areParamsOf<E extends Endpoint>(endpoint: E, given: unknown): given is Params<E> {
  const values = new Map<string, unknown>(Object.entries(Object(given)));
  return paramNames(endpoint).every(
    (name) => (name === 'uid' ? uidSchema : idSchema).safeParse(values.get(name)).success,
  );
}

/** Shared by every handler: registers work that a shutdown waits for, assigns the request id, and translates errors. */
function withErrorBorder(handle: (request: Request, params: object) => Promise<Response>): NextHandler {
  return (request, context) => trackWork(answer(request, context));

  async function answer(request: Request, context: Context): Promise<Response> {
    const requestId = crypto.randomUUID();
    try {
      const response = await handle(request, await context.params);
      response.headers.set('x-request-id', requestId);
      response.headers.set(BUILD_HEADER, buildId());
      return response;
    } catch (error) {
      return errorResponse(error, { requestId, language: languageOf(request) });
    }
  }
}

/** A thread's own count follows once its caller is known to be a member: see `requireAccess`. */
async function count(act: RatedAct | undefined, request: Request, person: Person | null): Promise<void> {
  const address = addressOf(request.headers, config().trustedProxies);
  const rates = act === undefined ? [] : ratesOf(act, { person: person?.uid ?? null, address });
  await spend(rates, act === undefined ? 'before' : RATED_ACTS[act].counted);
}

/** Work may add work: a finalized run starts the queued one. A failure here is left to a takeover. */
async function waitForAll(work: Promise<void>[]): Promise<void> {
  for (const running of work)
    await running.catch((error: unknown) => logError('background work failed', error));
}

function isStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
}

/** An unknown path under /api: responds with an error like every other, not with a page. */
export function nowhere(request: Request): Response {
  return errorResponse(new AppError('not-found', errorText.nowhere), {
    requestId: crypto.randomUUID(),
    language: languageOf(request),
  });
}

/** Texts for people are in the caller's language. */
export function languageOf(request: Request): Language {
  return languageFor(undefined, request.headers.get('accept-language'));
}

function json(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}

type RequestFacts = { requestId: string; language: Language };

function errorResponse(error: unknown, { requestId, language }: RequestFacts): Response {
  const appError = asAppError(error);
  const { code, cause, retryAfterS } = appError;
  if (STATUS_OF[code] >= 500) logError('request failed', cause ?? error, { requestId, code });
  return Response.json(
    { error: { code, message: appError.in(language), requestId } },
    {
      status: STATUS_OF[code],
      headers: {
        'cache-control': 'no-store',
        'x-request-id': requestId,
        [BUILD_HEADER]: buildId(),
        ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
      },
    },
  );
}

/** The body, parsed by `schema`. @throws AppError too-long (over `most` bytes, before parsing), invalid */
async function readBody<S extends z.core.$ZodType>(
  request: Request,
  schema: S,
  most: number,
): Promise<z.output<S>> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('invalid', 'Send JSON with Content-Type: application/json.');
  }
  return parse(schema, parseJson(await readCapped(request, most)));
}

/** zod drops this key silently, also in strict objects. @throws AppError invalid */
function requireHarmless(key: string): void {
  if (key === '__proto__') throw new AppError('invalid', 'Unrecognized key: "__proto__"');
}

function parse<S extends z.core.$ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const issueCode: unknown = issue?.code === 'custom' ? issue.params?.['code'] : undefined;
  const where = issue?.path.join('.') ?? '';
  const text = issue?.message ?? 'invalid';
  throw new AppError(
    isErrorCode(issueCode) ? issueCode : 'invalid',
    where === '' ? text : `${where}: ${text}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      requireHarmless(key);
      return value;
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('invalid', 'The body is not JSON.', { cause: error });
  }
}

async function readCapped(request: Request, most: number): Promise<string> {
  const tooLong = () => new AppError('too-long', errorText.bodyTooLong(Math.floor(most / 1024)));
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLong();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  if (request.body === null) return '';
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > most) throw tooLong();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
