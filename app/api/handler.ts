// The border between HTTP and the server: every route reads who, parses strictly, calls one function and answers.
// Errors leave as {error: {code, message, requestId}}; what was not written for people stays in the log.
import { after } from 'next/server';
import type * as z from 'zod/v4';
import { AppError, STATUS_OF, asAppError, isErrorCode } from '@/model/errors';
import { languageFor, type Language } from '@/model/language';
import { MAX_BODY_BYTES, type RateName } from '@/model/limits';
import { idSchema, uidSchema } from '@/model/paths';
import { BUILD_HEADER } from '@/model/product';
import { heldOpen } from './hold-open';
import { buildId } from '@/server/platform/build';
import { config } from '@/server/platform/config';
import { trackWork } from '@/server/platform/shutdown';
import { logError } from '@/server/platform/log';
import { addressOf } from '@/server/platform/network-address';
import { type Person, requirePerson } from '@/server/access/person';
import { type Rate, spend } from '@/server/platform/rate-limits';
import type { Background } from '@/server/platform/background';
import { errorText } from '@/server/platform/strings';

type OpenCall = { request: Request; params: Params };
type Call = OpenCall & { person: Person; background: Background };
type Params = { [name: string]: string };
type Context = { params: Promise<Params> };

type OpenOptions = {
  /** What the caller may do only so often. */
  rates?: readonly RateName[];
};
type Options = OpenOptions & {
  /** Asks the Auth server whether the token was revoked: for routes that change who is in, or that destroy. */
  checkRevoked?: boolean;
  /** For the way every message goes: the store is told of the count afterwards. */
  countsAfterwards?: boolean;
};

/** A route of the API for a signed-in person. */
export function route(
  handle: (call: Call) => Promise<Response>,
  { checkRevoked = false, rates = [], countsAfterwards = false }: Options = {},
) {
  return handler(async (request, params) => {
    const work: Promise<void>[] = [];
    const person = await requirePerson(request.headers.get('authorization'), { checkRevoked });
    await spend(ratesOf(rates, request, person), countsAfterwards ? 'after' : 'before');
    const background: Background = (task) => {
      const running = trackWork(task());
      work.push(running);
      after(running);
    };
    const response = await handle({ request, person, params, background });
    const staysOpen = config().runs === 'in-request' && work.length > 0 && !isStream(response);
    return staysOpen ? heldOpen(response, () => waitForAll(work)) : response;
  });
}

/** A route for anybody, signed in or not. */
export function openRoute(handle: (call: OpenCall) => Promise<Response>, { rates = [] }: OpenOptions = {}) {
  return handler(async (request, params) => {
    await spend(ratesOf(rates, request, null), 'before');
    return await handle({ request, params });
  });
}

/** What every route does: it holds the server's end up, names the request, and lets no error out as it is. */
function handler(handle: (request: Request, params: Params) => Promise<Response>) {
  return (request: Request, context: Context): Promise<Response> => trackWork(named(request, context));

  async function named(request: Request, context: Context): Promise<Response> {
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

function ratesOf(names: readonly RateName[], request: Request, person: Person | null): Rate[] {
  return names.map((what) => ({
    what,
    who: what.endsWith('/address')
      ? addressOf(request.headers, config().trustedProxies)
      : (person?.uid ?? null),
  }));
}

/** Work begets work: a settled run starts the one that waits. What fails here is left to a takeover. */
async function waitForAll(work: Promise<void>[]): Promise<void> {
  for (const running of work)
    await running.catch((error: unknown) => logError('background work failed', error));
}

function isStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
}

/** An address under /api that names nothing: told like every other error, not as a page. */
export function nowhere(request: Request): Response {
  return errorResponse(new AppError('not-found', errorText.nowhere), {
    requestId: crypto.randomUUID(),
    language: languageOf(request),
  });
}

/** Words for people are said in the caller's language. */
function languageOf(request: Request): Language {
  return languageFor(undefined, request.headers.get('accept-language'));
}

export function json(body: unknown, status = 200): Response {
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

/** A path parameter that is an id; anything else names nothing. @throws AppError not-found */
export function idParam(params: Params, name: string): string {
  const parsed = idSchema.safeParse(params[name]);
  if (!parsed.success) throw new AppError('not-found');
  return parsed.data;
}

/** A path parameter that is a person's uid. @throws AppError not-found */
export function uidParam(params: Params, name: string): string {
  const parsed = uidSchema.safeParse(params[name]);
  if (!parsed.success) throw new AppError('not-found');
  return parsed.data;
}

/** The body as `schema` wants it. @throws AppError too-long (over 256 KB, before parsing), invalid */
export async function readBody<S extends z.ZodType>(request: Request, schema: S): Promise<z.infer<S>> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('invalid', 'Send JSON with Content-Type: application/json.');
  }
  return parse(schema, parseJson(await readCapped(request)));
}

/** The query string as `schema` wants it. @throws AppError invalid */
export function readQuery<S extends z.ZodType>(request: Request, schema: S): z.infer<S> {
  return parse(schema, Object.fromEntries(new URL(request.url).searchParams));
}

/** zod leaves this key out without a word, also of strict objects. @throws AppError invalid */
function requireHarmless(key: string): void {
  if (key === '__proto__') throw new AppError('invalid', 'Unrecognized key: "__proto__"');
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
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

async function readCapped(request: Request): Promise<string> {
  const tooLong = () => new AppError('too-long', `A request has at most ${MAX_BODY_BYTES / 1024} KB.`);
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLong();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  if (request.body === null) return '';
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw tooLong();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
