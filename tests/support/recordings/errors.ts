// Errors behind HTTP 200.
import { type Recording, DONE, chunk, data, words } from './pieces';

export const ERRORS: Record<string, Recording> = {
  'OpenAI: its first event': {
    body: data({
      error: { message: 'The server had an error.', type: 'server_error', param: null, code: null },
    }),
    error: 'model-error',
  },
  'OpenAI: nothing left': {
    body: data({
      error: {
        message: 'You exceeded your current quota.',
        type: 'insufficient_quota',
        code: 'insufficient_quota',
      },
    }),
    error: 'quota-used-up',
  },
  'vLLM: an error in the middle': {
    body:
      words('Half') +
      data({ error: { object: 'error', message: 'Engine died', type: 'InternalServerError', code: 500 } }) +
      DONE,
    answer: 'Half',
    error: 'model-error',
  },
  'vLLM: an old one': {
    body: JSON.stringify({
      object: 'error',
      message: "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.",
      type: 'BadRequestError',
      param: null,
      code: 400,
    }),
    error: 'context-too-long',
  },
  'llama.cpp: a field named error': {
    body: `${words('Half')}error: {"code":500,"message":"Compute error.","type":"server_error"}\n\n`,
    answer: 'Half',
    error: 'model-error',
  },
  'llama.cpp: context': {
    body: data({
      error: {
        code: 400,
        message: 'request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it',
        type: 'exceed_context_size_error',
        n_prompt_tokens: 5000,
        n_ctx: 4096,
      },
    }),
    error: 'context-too-long',
  },
  'Ollama: a bare line in the stream': {
    body: `${words('Half')}{"error":{"message":"model runner has unexpectedly stopped","type":"api_error"}}\n`,
    answer: 'Half',
    error: 'model-error',
  },
  'Ollama: a string': {
    body: '{"error":"model \\"nope\\" not found, try pulling it first"}',
    error: 'model-not-found',
  },
  'LM Studio: an event named error': {
    body: data(
      {
        error: {
          message:
            'Trying to keep the first 15857 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.',
        },
      },
      { name: 'error' },
    ),
    error: 'context-too-long',
  },
  'LM Studio: an error without a field': {
    body: data({ message: 'Context size has been exceeded.' }, { name: 'error' }),
    error: 'context-too-long',
  },
  'Anthropic-compatible: overloaded': {
    body: data(
      { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
      { name: 'error' },
    ),
    error: 'rate-limited',
  },
  'C1: the model behind it': {
    body: data({
      error: {
        message: '400 prompt is too long: 208310 tokens > 200000 maximum',
        type: 'invalid_request_error',
      },
    }),
    error: 'context-too-long',
  },
  'OpenRouter: an error inside of an error': {
    body: data({
      error: {
        code: 400,
        message: 'Provider returned error',
        metadata: {
          raw: '{"error":{"message":"Your credit balance is too low to access the API."}}',
          provider_name: 'x',
        },
      },
    }),
    error: 'quota-used-up',
  },
  'OpenRouter: an error of the choice': {
    body: words('Half') + chunk({ finish: 'error', choice: { error: { code: 502, message: 'Upstream' } } }),
    answer: 'Half',
    error: 'unreachable',
  },
  'Gemini: a list': {
    body: '[{"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}]',
    error: 'context-too-long',
  },
  'a web framework': { body: '{"detail":"Too many requests"}', error: 'rate-limited' },
};
