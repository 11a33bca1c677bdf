// Why a model failed, from what its server said: by status, code and type, and by the phrases that servers document where they
// have no code. The only file that reads an error's message.
import 'server-only';
import type { RunError } from '@/model/run';
import { fieldOf, isObject, listOf, parsedJson, stringOf } from './json';

/** A failure of the model; `kind` is what everybody in the thread is shown. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure';
  readonly kind: RunError;
  /** Status, code and type as the server named them: for the log. Never its message, which may quote people, or a key. */
  readonly reported: string | undefined;

  constructor(kind: RunError, { reported, ...options }: { cause?: unknown; reported?: string } = {}) {
    super(`The model failed: ${kind}`, options);
    this.kind = kind;
    this.reported = reported?.slice(0, MAX_REPORTED_CHARS);
  }
}

const MAX_REPORTED_CHARS = 200;

/** The failure that a server reported. */
export function failureIn(report: Report): ModelFailure {
  return new ModelFailure(kindOf(report), { reported: [report.status, ...report.names].join(' ').trim() });
}

/** What a server said about its failure. */
export type Report = {
  status: number | null;
  /** Codes, types and names of states, lower case. */
  names: readonly string[];
  message: string;
};

/** Whether the same request may succeed a moment later. */
export function isTransient(kind: RunError): boolean {
  switch (kind) {
    case 'rate-limited':
    case 'unreachable':
    case 'cut-stream':
    case 'model-error':
      return true;
    case 'key-refused':
    case 'quota-used-up':
    case 'model-not-found':
    case 'context-too-long':
    case 'filtered':
    case 'refused':
    case 'tool-call':
    case 'empty':
    case 'timed-out':
    case 'asker-left':
    case 'unknown':
      return false;
  }
}

/** The error in an object that a server sent; null when it is none. */
export function reportIn(value: unknown): Report | null {
  if (Array.isArray(value)) return reportIn(value[0]);
  if (!isObject(value)) return null;
  const [choice] = listOf(value['choices']);
  const error = present(value['error']) ?? present(fieldOf(choice, 'error')) ?? listOf(value['errors'])[0];
  if (error !== undefined) return reportOf(error, value);
  return value['choices'] === undefined && isBareReport(value) ? reportOf(value, value) : null;
}

/** An object that is the error itself, as old versions of vLLM, gateways and web frameworks send it. */
function isBareReport(value: Record<string, unknown>): boolean {
  if (value['object'] === 'error' || value['type'] === 'error') return true;
  const hasCode = ['code', 'status', 'statusCode'].some((name) => statusOf(value[name]) !== null);
  return present(value['detail']) !== undefined || (hasCode && typeof value['message'] === 'string');
}

/** `{}`, `null`, `""` and `false` are no errors, though their field is there. */
function present(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (Array.isArray(value)) return value.length > 0 ? value : undefined;
  return isObject(value) && Object.keys(value).length > 0 ? value : undefined;
}

const NAMES = ['code', 'type', 'status', 'error_type', 'innererror'] as const;

function reportOf(error: unknown, around: unknown): Report {
  // Gateways put the error of the server behind them into a field, as text.
  const inner = reportIn(parsedJson(stringOf(fieldOf(fieldOf(error, 'metadata'), 'raw'))));
  const found = NAMES.flatMap((name) => [fieldOf(error, name), fieldOf(around, name)]);
  const statuses = [...found, fieldOf(around, 'statusCode')]
    .map(statusOf)
    .filter((status) => status !== null);
  return {
    status: inner?.status ?? statuses[0] ?? null,
    names: [...(inner?.names ?? []), ...found.flatMap(namesIn)],
    message: [inner?.message ?? '', messageIn(error)].join('\n').trim(),
  };
}

function statusOf(value: unknown): number | null {
  const status = typeof value === 'string' ? Number(value) : value;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : null;
}

function namesIn(value: unknown): string[] {
  if (isObject(value)) return namesIn(value['code']);
  return typeof value === 'string' ? [value.toLowerCase()] : [];
}

function messageIn(error: unknown): string {
  if (typeof error === 'string') return error;
  const message = fieldOf(error, 'message') ?? fieldOf(error, 'detail') ?? fieldOf(error, 'error');
  return typeof message === 'string' ? message : (JSON.stringify(message) ?? '');
}

/** What a response with an error status says; its body may be anything. */
export function reportFor(status: number, body: string): Report {
  const report = reportIn(parsedJson(body)) ?? { names: [], message: body };
  return { ...report, status };
}

type Sign = {
  kind: RunError;
  statuses?: readonly number[];
  names?: readonly string[];
  phrases?: readonly RegExp[];
};

/**
 * In this order: a context that is too long may come with any status, and a used-up account with that of a rate. No phrase
 * has two parts that could read the same text.
 */
const SIGNS: readonly Sign[] = [
  {
    kind: 'context-too-long',
    statuses: [413],
    names: [
      'context_length_exceeded',
      'context_window_exceeded',
      'string_above_max_length',
      'exceed_context_size_error',
      'request_too_large',
      'model_max_prompt_tokens_exceeded',
    ],
    phrases: [
      /maximum (?:context|prompt) length/, // OpenAI, vLLM, Mistral, DeepSeek, xAI, gateways
      /longer than the maximum model length/, // vLLM
      /max_tokens must be at least/, // vLLM: nothing is left for an answer
      /exceed(?:s|ed)?(?: the)?(?: available| maximum| max)? context (?:size|length|window|limit)/, // llama.cpp, Ollama, Anthropic
      /context (?:size|length|window)(?: has been| was)? exceeded/, // LM Studio, llama.cpp
      /trying to keep the first \d+ tokens/, // LM Studio
      /(?:greater than|reached) (?:the )?context length/, // LM Studio
      /prompt (?:is )?too long/, // Anthropic, Ollama
      /input is too long/, // Bedrock
      /input token count/, // Gemini
      /reduce the length of/, // OpenAI, Groq, OpenRouter
      /request too large/, // OpenAI and Groq: one request is over the tokens of a minute
      /must have less than \d+ tokens|tokens \+ `max_new_tokens` must be/, // TGI
      /range of input length|exceeded model token limit/, // DashScope, Moonshot
    ],
  },
  {
    kind: 'quota-used-up',
    statuses: [402],
    names: [
      'insufficient_quota',
      'insufficient_balance',
      'insufficient_credits',
      'exceeded_current_quota_error',
      'billing_hard_limit_reached',
      'billing_not_active',
      'billing_error',
      'arrearage',
    ],
    phrases: [
      /exceeded your current quota/,
      /credit balance is too low/,
      /insufficient (?:balance|credit|funds|quota)/,
      /余额不足|欠费/,
    ],
  },
  {
    kind: 'filtered',
    names: [
      'content_filter',
      'content_policy_violation',
      'responsibleaipolicyviolation',
      'moderation_blocked',
      'data_inspection_failed',
    ],
    phrases: [
      /content management policy/,
      /content filtering policy/,
      /requires moderation/,
      /content exists risk/,
    ],
  },
  {
    kind: 'key-refused',
    statuses: [401],
    names: [
      'invalid_api_key',
      'authentication_error',
      'invalid_authentication_error',
      'permission_error',
      'permission_denied',
      'unauthenticated',
      'unauthorized',
      'account_deactivated',
    ],
    phrases: [/(?:invalid|incorrect|missing|expired) (?:x-)?api[- ]key/, /api key (?:not valid|expired)/],
  },
  {
    kind: 'model-not-found',
    statuses: [404],
    names: ['model_not_found', 'not_found_error', 'notfounderror'],
    phrases: [/not a valid model/, /no models? loaded/, /model [^\n]{1,100} (?:does not exist|not found)/],
  },
  { kind: 'refused', names: ['unsupported_country_region_territory'] },
  { kind: 'key-refused', statuses: [403] },
  {
    kind: 'rate-limited',
    statuses: [429, 529],
    names: [
      'rate_limit_exceeded',
      'rate_limit_error',
      'too_many_requests',
      'resource_exhausted',
      'throttlingexception',
      'overloaded_error',
      'server_overloaded',
      'unavailable_error',
    ],
    phrases: [
      /overloaded/,
      /loading model|model is (?:currently )?loading/, // llama.cpp, TGI
      /maximum pending requests|server (?:is )?busy|at capacity/, // Ollama, DeepSeek
      /rate limit|too many requests/,
    ],
  },
  { kind: 'timed-out', statuses: [408], names: ['timeout_error'] },
  { kind: 'unreachable', statuses: [502, 503, 504] },
  { kind: 'refused', names: ['invalid_request_error', 'badrequesterror', 'invalid_argument'] },
];

const MAX_MESSAGE_CHARS = 4_000;

export function kindOf({ status, names, message }: Report): RunError {
  const words = message.slice(0, MAX_MESSAGE_CHARS).toLowerCase();
  const sign = SIGNS.find(
    ({ statuses = [], names: signs = [], phrases = [] }) =>
      (status !== null && statuses.includes(status)) ||
      names.some((name) => signs.includes(name)) ||
      phrases.some((phrase) => phrase.test(words)),
  );
  if (sign !== undefined) return sign.kind;
  return status !== null && status < 500 ? 'refused' : 'model-error';
}
