import { expect, test } from 'vitest';
import type { RunError } from '@/model/run';
import { kindOf, reportFor, reportIn } from './failure';

type Refusal = [server: string, status: number, body: object | string, kind: RunError];

const error = (message: string, more: object = {}) => ({ error: { message, ...more } });

const REFUSALS: Refusal[] = [
  [
    'OpenAI',
    400,
    error('Too long', { type: 'invalid_request_error', code: 'context_length_exceeded' }),
    'context-too-long',
  ],
  ['OpenAI', 400, error('Too long', { code: 'string_above_max_length' }), 'context-too-long'],
  ['OpenAI', 429, error('You exceeded your current quota', { type: 'insufficient_quota' }), 'quota-used-up'],
  ['OpenAI', 429, error('Rate limit reached for gpt-4o', { code: 'rate_limit_exceeded' }), 'rate-limited'],
  [
    'OpenAI',
    429,
    error('Request too large for gpt-4o on tokens per min', { code: 'rate_limit_exceeded' }),
    'context-too-long',
  ],
  ['OpenAI', 401, error('Incorrect API key provided', { code: 'invalid_api_key' }), 'key-refused'],
  [
    'OpenAI',
    403,
    error('Country not supported', { code: 'unsupported_country_region_territory' }),
    'refused',
  ],
  ['OpenAI', 404, error('The model `x` does not exist', { code: 'model_not_found' }), 'model-not-found'],
  [
    'OpenAI',
    400,
    error('Unsupported value', { type: 'invalid_request_error', param: 'temperature' }),
    'refused',
  ],
  ['Azure', 400, error('…our content management policy…', { code: 'content_filter' }), 'filtered'],
  ['Azure', 400, error('Blocked', { innererror: { code: 'ResponsibleAIPolicyViolation' } }), 'filtered'],
  [
    'vLLM',
    400,
    { object: 'error', message: "This model's maximum context length is 4096 tokens.", code: 400 },
    'context-too-long',
  ],
  [
    'vLLM',
    400,
    error('max_tokens must be at least 1, got -904', { type: 'BadRequestError', code: 400 }),
    'context-too-long',
  ],
  [
    'vLLM',
    400,
    error('The decoder prompt (length 5000) is longer than the maximum model length of 4096.'),
    'context-too-long',
  ],
  [
    'vLLM',
    404,
    error('The model `x` does not exist.', { type: 'NotFoundError', code: 404 }),
    'model-not-found',
  ],
  [
    'llama.cpp',
    400,
    error('…exceeds the available context size…', { type: 'exceed_context_size_error' }),
    'context-too-long',
  ],
  ['llama.cpp', 500, error('context size exceeded', { type: 'server_error', code: 500 }), 'context-too-long'],
  ['llama.cpp', 503, error('Loading model', { type: 'unavailable_error', code: 503 }), 'rate-limited'],
  ['llama.cpp', 401, error('Invalid API Key', { type: 'authentication_error', code: 401 }), 'key-refused'],
  [
    'Ollama',
    400,
    error('the input length exceeds the context length', { type: 'invalid_request_error' }),
    'context-too-long',
  ],
  ['Ollama', 400, error('prompt too long; exceeded max context length by 12 tokens'), 'context-too-long'],
  ['Ollama', 404, { error: 'model "x" not found, try pulling it first' }, 'model-not-found'],
  ['Ollama', 503, error('server busy, please try again. maximum pending requests exceeded'), 'rate-limited'],
  [
    'LM Studio',
    400,
    { error: 'Trying to keep the first 9000 tokens when context the overflows.' },
    'context-too-long',
  ],
  [
    'LM Studio',
    400,
    { error: 'The number of tokens to keep from the initial prompt is greater than the context length.' },
    'context-too-long',
  ],
  ['LM Studio', 404, error('No models loaded. Please load a model'), 'model-not-found'],
  [
    'Anthropic',
    400,
    {
      type: 'error',
      error: { type: 'invalid_request_error', message: 'prompt is too long: 208310 tokens > 200000 maximum' },
    },
    'context-too-long',
  ],
  [
    'Anthropic',
    400,
    error('input length and `max_tokens` exceed context limit: 199 + 8 > 200'),
    'context-too-long',
  ],
  [
    'Anthropic',
    413,
    { type: 'error', error: { type: 'request_too_large', message: 'Request exceeds the maximum size' } },
    'context-too-long',
  ],
  ['Anthropic', 400, error('Your credit balance is too low to access the Anthropic API.'), 'quota-used-up'],
  [
    'Anthropic',
    529,
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    'rate-limited',
  ],
  ['Anthropic', 400, error('Output blocked by content filtering policy'), 'filtered'],
  ['C1', 403, error('Missing key'), 'key-refused'],
  ['C1', 413, 'Request Entity Too Large', 'context-too-long'],
  ['C1', 500, error('prompt is too long: 208310 tokens > 200000 maximum'), 'context-too-long'],
  ['C1', 500, error('An unexpected error occurred on our side.'), 'model-error'],
  ['OpenRouter', 402, error('Insufficient credits', { code: 402 }), 'quota-used-up'],
  [
    'OpenRouter',
    403,
    error('Your chosen model requires moderation and your input was flagged', { code: 403 }),
    'filtered',
  ],
  ['OpenRouter', 400, error('x is not a valid model ID', { code: 400 }), 'model-not-found'],
  [
    'OpenRouter',
    429,
    error('Provider returned error', { metadata: { raw: '{"error":{"code":"insufficient_quota"}}' } }),
    'quota-used-up',
  ],
  [
    'Gemini',
    400,
    [error('API key not valid. Please pass a valid API key.', { status: 'INVALID_ARGUMENT' })],
    'key-refused',
  ],
  [
    'Mistral',
    400,
    {
      object: 'error',
      message: 'Prompt contains 40000 tokens, too large for model with 32768 maximum context length',
    },
    'context-too-long',
  ],
  ['DeepSeek', 402, error('Insufficient Balance'), 'quota-used-up'],
  ['Zhipu', 429, error('您的账户已欠费，请充值后重试。', { code: '1113' }), 'quota-used-up'],
  [
    'TGI',
    422,
    { error: 'Input validation error: `inputs` must have less than 4095 tokens. Given: 5000' },
    'context-too-long',
  ],
  ['a proxy', 502, '<html><title>502 Bad Gateway</title></html>', 'unreachable'],
  ['a proxy', 504, '', 'unreachable'],
  ['a gateway', 401, { message: 'Unauthorized' }, 'key-refused'],
  ['a web framework', 422, { detail: [{ msg: 'field required' }] }, 'refused'],
  ['anybody', 500, '', 'model-error'],
  ['anybody', 418, '', 'refused'],
];

test.each(REFUSALS)('[R31] %s, %i %j: %s', (_server, status, body, kind) => {
  expect(kindOf(reportFor(status, typeof body === 'string' ? body : JSON.stringify(body)))).toBe(kind);
});

test.each([
  ['a piece of an answer', { choices: [{ delta: { content: 'error' } }] }],
  ['usage', { choices: [], usage: {} }],
  ['a ping', { type: 'ping' }],
  ['a message that is no error', { message: 'queued' }],
  ['an error field without an error', { error: null, choices: [] }],
  ['an empty error', { error: {} }],
  ['a string', 'error'],
])('[R29] %s is no error', (_name, value) => {
  expect(reportIn(value)).toBeNull();
});
