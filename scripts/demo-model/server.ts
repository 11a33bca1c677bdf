// An OpenAI-compatible model with scripted answers: `tsx scripts/demo-model/server.ts --port 4010`. It needs no key, costs
// nothing, streams like a real one, and fails in every way a real one can when a directive in the question requests it.
import http from 'node:http';
import { parseArgs } from 'node:util';
import * as z from 'zod/v4';
import { answerTo, lengthen, titleFor } from './answers';
import { askedIn, splitAuthor } from './asked';
import { directivesOf, type Directives, type Trouble } from './directives';
import { demoLog, type DemoLog, type LoggedRequest } from './log';
import { completionBody, failureOf, sendJson, sendStream, type Failure } from './wire';
import { onExit, runMain } from '@/scripts/stack/main';
import { HOST, portFrom } from '@/scripts/stack/ports';

export const DEMO_MODEL_NAME = 'cothread-demo';

export type DemoModel = { url: string; requests: DemoLog['requests']; close: () => Promise<void> };

const contentSchema = z.union([
  z.string(),
  z
    .array(z.looseObject({ text: z.string().optional() }))
    .transform((parts) => parts.map((part) => part.text ?? '').join('')),
  z.null().transform(() => ''),
]);
const requestSchema = z.looseObject({
  model: z.string(),
  messages: z
    .array(
      z.looseObject({
        role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
        content: contentSchema,
      }),
    )
    .min(1),
  stream: z.boolean().nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
});
type ChatRequest = z.infer<typeof requestSchema>;

/** Port 0 selects a free one. `log` is a file for one JSON line per chunk. */
export async function startDemoModel({
  port,
  log,
}: {
  port: number;
  log?: string | undefined;
}): Promise<DemoModel> {
  const requestLog = demoLog(log);
  const server = http.createServer((request, response) => {
    handle(request, response, requestLog).catch((error: unknown) => {
      if (!response.headersSent)
        sendJson(response, 500, { error: { message: String(error), type: 'server_error' } });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, HOST, resolve);
  });
  const address = server.address();
  const bound = address !== null && typeof address === 'object' ? address.port : port;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${HOST}:${bound}/v1`, requests: requestLog.requests, close };
}

async function handle(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  log: DemoLog,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${HOST}`);
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /v1/chat/completions':
      return complete(request, response, log);
    case 'GET /v1/models':
      return sendJson(response, 200, { object: 'list', data: [modelCard] });
    case 'GET /log':
      return sendJson(response, 200, { requests: log.requests(filterOf(url)) });
    default:
      return sendFailure(response, failureOf('404'));
  }
}

/** What a model that reasons in a field of its own says there. */
const REASONING = `${'First I read the question, then I decide what to leave out. '.repeat(4)}So be it.`;

const modelCard = { id: DEMO_MODEL_NAME, object: 'model', created: 0, owned_by: 'cothread' };

/** `?question=` (a part of it), `?id=`; requests for titles only with `?kind=title`. */
function filterOf(url: URL): { id?: string; question?: string; kind: string } {
  const id = url.searchParams.get('id');
  const question = url.searchParams.get('question');
  return {
    ...(id === null ? {} : { id }),
    ...(question === null ? {} : { question }),
    kind: url.searchParams.get('kind') ?? 'answer',
  };
}

async function complete(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  log: DemoLog,
): Promise<void> {
  const [, key] = /^Bearer (\S+)/.exec(request.headers.authorization ?? '') ?? [];
  if (key === undefined) return sendFailure(response, failureOf('401'));
  const parsed = requestSchema.safeParse(parseJson(await bodyOf(request)));
  if (!parsed.success) return sendFailure(response, failureOf('400', z.prettifyError(parsed.error)));
  const { kind, question, text, directives, trouble } = plan(parsed.data, log);
  const { max_tokens, max_completion_tokens } = parsed.data;
  const logged = log.start({ kind, question, key, maxTokens: max_tokens ?? max_completion_tokens ?? null });
  response.once('close', () => {
    if (!logged.done) log.finish(logged, 'aborted');
  });
  await pause(directives.firstMs, response);
  if (response.destroyed) return;
  if (trouble?.kind === 'fail') return fail(response, trouble, logged, log);
  const { slowMs, piecesPerSecond } = directives;
  const job = {
    text,
    trouble,
    slowMs,
    piecesPerSecond,
    reasoning: directives.reasons ? REASONING : '',
    field: directives.refuses ? ('refusal' as const) : ('content' as const),
    request: parsed.data,
    logged,
    log,
  };
  if (parsed.data.stream) return sendStream(response, job);
  await pause(directives.slowMs ?? 0, response);
  log.sent(logged, text);
  log.finish(logged, 'done');
  sendJson(response, 200, completionBody(job));
}

type Plan = {
  kind: LoggedRequest['kind'];
  question: string;
  text: string;
  directives: Directives;
  trouble: Trouble | null;
};

/** The answer, and the failure that is to interrupt it. */
function plan({ messages }: ChatRequest, log: DemoLog): Plan {
  const conversation = messages.flatMap(({ role, content }) =>
    role === 'user' || role === 'assistant' || role === 'system' ? [{ role, content }] : [],
  );
  const question = conversation.findLast(({ role }) => role === 'user')?.content ?? '';
  if (conversation[0]?.content.startsWith('Give this conversation a title')) {
    return { kind: 'title', question, text: titleFor(question), directives: directivesOf(''), trouble: null };
  }
  const directives = directivesOf(splitAuthor(question).text);
  const answer = directives.echo ?? answerTo(askedIn(conversation));
  const whole = directives.longChars === null ? answer : lengthen(answer, directives.longChars);
  const text = directives.counted ? `(${log.timesAsked(question) + 1}) ${whole}` : whole;
  const { trouble } = directives;
  const isOver = trouble !== null && log.timesAsked(question) >= trouble.times;
  return { kind: 'answer', question, text, directives, trouble: isOver ? null : trouble };
}

function fail(response: http.ServerResponse, trouble: Trouble, logged: LoggedRequest, log: DemoLog): void {
  log.finish(logged, 'done');
  sendFailure(response, failureOf(trouble.failure));
}

function sendFailure(response: http.ServerResponse, { status, ...error }: Failure): void {
  sendJson(response, status, { error });
}

/** Returns early when the client disconnects. */
function pause(ms: number, response: http.ServerResponse): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += String(part);
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema rejects it with the API's own error text.
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const port = values.port === undefined ? portFrom('DEMO_MODEL_PORT', 4010) : Number(values.port);
  const model = await startDemoModel({ port, log: process.env.DEMO_MODEL_LOG });
  console.log(`demo model: ${model.url}`);
  onExit('dependencies', model.close);
  return new Promise<never>(() => undefined); // Runs until a signal ends it.
}

if (import.meta.main) await runMain(main, { signalCode: 0 });
