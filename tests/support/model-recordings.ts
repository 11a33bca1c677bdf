// What servers of models send, shape by shape: recorded from their documentation and reports, shortened. Each with what must come
// of it, however its bytes are cut.

export type Recording = {
  body: string;
  reasoning?: readonly string[];
  answer?: string;
  error?: string;
  usage?: { prompt: number; completion: number };
  ended?: 'cut-off' | 'declined';
};

const DONE = 'data: [DONE]\n\n';
const USAGE = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };
const COUNTED = { prompt: 9, completion: 4 };

type Chunk = { delta?: object | null; finish?: string | null; more?: object; choice?: object };

function chunk({ delta = {}, finish = null, more = {}, choice = {} }: Chunk): string {
  const choices = [{ index: 0, delta, logprobs: null, finish_reason: finish, ...choice }];
  return data({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices,
    ...more,
  });
}

function data(event: unknown, { name, end = '\n\n' }: { name?: string; end?: string } = {}): string {
  return `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(event)}${end}`;
}

const words = (...pieces: string[]) => pieces.map((content) => chunk({ delta: { content } })).join('');
const thoughts = (field: string, ...pieces: string[]) =>
  pieces.map((piece) => chunk({ delta: { content: null, [field]: piece } })).join('');
const role = chunk({ delta: { role: 'assistant', content: '', refusal: null } });
const stop = chunk({ finish: 'stop' });
const usage = data({ id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [], usage: USAGE });

const completion = (message: object, more: object = {}) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop', ...more }],
  usage: USAGE,
});

const CONTENT =
  '<content thesys="true" version="2">\nroot = Card([t])\nt = TextContent(&quot;Hé&quot;)\n</content>';
const THINK_ITEM =
  '<thinkitem ephemeral="false"><thinkitemtitle>Plan</thinkitemtitle><thinkitemcontent>Two cards.</thinkitemcontent></thinkitem>';

/** The wire as each server sends it when all goes well. */
const WHOLE: Record<string, Recording> = {
  OpenAI: {
    body: role + words('Hé', 'llo', ' 👋🏽') + stop + usage + DONE,
    answer: 'Héllo 👋🏽',
    usage: COUNTED,
  },
  'OpenAI, cut at its limit': {
    body: role + words('Half') + chunk({ finish: 'length' }) + usage + DONE,
    answer: 'Half',
    ended: 'cut-off',
    usage: COUNTED,
  },
  'OpenAI, a refusal': {
    body:
      role +
      chunk({ delta: { refusal: 'I can’t ' } }) +
      chunk({ delta: { refusal: 'help with that.' } }) +
      stop +
      DONE,
    answer: 'I can’t help with that.',
    ended: 'declined',
  },
  'Azure, whose first event has no choice': {
    body: data({ choices: [], prompt_filter_results: [] }) + role + words('Yes') + stop + DONE,
    answer: 'Yes',
  },
  'vLLM with a reasoning parser': {
    body:
      role +
      thoughts('reasoning_content', 'First ', 'this.') +
      words('\n\nSo', ': yes.') +
      chunk({ finish: 'stop', choice: { stop_reason: null } }) +
      usage +
      DONE,
    reasoning: ['First this.'],
    answer: 'So: yes.',
    usage: COUNTED,
  },
  'vLLM, both names of the field': {
    body: chunk({ delta: { reasoning: 'Once.', reasoning_content: 'Once.' } }) + words('Yes') + stop + DONE,
    reasoning: ['Once.'],
    answer: 'Yes',
  },
  'vLLM without one: the opening mark was in the prompt': {
    body: role + words('Hm, tea', '.\n</thi', 'nk>\n', '\nTea for two') + stop + DONE,
    reasoning: ['Hm, tea.'],
    answer: 'Tea for two',
  },
  'vLLM, usage in every event': {
    body:
      chunk({ delta: { content: 'A' }, more: { usage: { ...USAGE, completion_tokens: 1 } } }) +
      stop +
      usage +
      DONE,
    answer: 'A',
    usage: COUNTED,
  },
  'llama.cpp': {
    body:
      chunk({ delta: { role: 'assistant', content: null } }) +
      words('你', '好') +
      chunk({ finish: 'stop', more: { timings: { prompt_n: 9 }, usage: USAGE } }) +
      DONE,
    answer: '你好',
    usage: COUNTED,
  },
  'llama.cpp, marks in the text': {
    body: role + words('<', 'think', '>Let', ' me see.</', 'think>', '\n\nFour.') + stop + DONE,
    reasoning: ['Let me see.'],
    answer: 'Four.',
  },
  Ollama: {
    body:
      thoughts('reasoning', 'The user ', 'greets.') +
      words('Hi') +
      chunk({
        delta: { role: 'assistant', content: '' },
        finish: 'stop',
        more: { system_fingerprint: 'fp_ollama' },
      }) +
      usage +
      DONE,
    reasoning: ['The user greets.'],
    answer: 'Hi',
    usage: COUNTED,
  },
  'LM Studio with line ends of Windows': {
    body: (role + thoughts('reasoning_content', 'So.') + words('Done', '.') + stop + DONE).replaceAll(
      '\n',
      '\r\n',
    ),
    reasoning: ['So.'],
    answer: 'Done.',
  },
  'Anthropic-compatible': {
    body:
      data({ type: 'ping' }, { name: 'ping' }) +
      role +
      words('Certainly') +
      data({ type: 'ping' }, { name: 'ping' }) +
      words('.') +
      chunk({ finish: 'end_turn' }) +
      DONE,
    answer: 'Certainly.',
  },
  C1: {
    body:
      role +
      words(THINK_ITEM.slice(0, 7), THINK_ITEM.slice(7), CONTENT.slice(0, 4), CONTENT.slice(4)) +
      stop +
      DONE,
    reasoning: ['Two cards.'],
    answer: CONTENT,
  },
  'C1 behind a model that reasons in a field': {
    body: thoughts('reasoning_content', 'A card <content> then.') + words(CONTENT) + stop + DONE,
    reasoning: ['A card <content> then.'],
    answer: CONTENT,
  },
  'DeepSeek while it queues': {
    body: `: keep-alive\n\n: keep-alive\n\n${thoughts('reasoning_content', 'Hm.')}${words('Yes')}${stop}${DONE}`,
    reasoning: ['Hm.'],
    answer: 'Yes',
  },
  'OpenRouter, details beside the field': {
    body:
      ': OPENROUTER PROCESSING\n\n' +
      chunk({ delta: { reasoning: 'Hm.', reasoning_details: [{ type: 'reasoning.text', text: 'Hm.' }] } }) +
      chunk({ delta: { reasoning_details: [{ type: 'reasoning.encrypted', data: 'AAAA' }] } }) +
      words('Yes') +
      stop +
      DONE,
    reasoning: ['Hm.'],
    answer: 'Yes',
  },
  'Mistral, typed parts': {
    body:
      chunk({ delta: { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm. ' }] }] } }) +
      chunk({ delta: { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Ah.' }] }] } }) +
      chunk({
        delta: {
          content: [
            { type: 'text', text: 'Yes' },
            { type: 'text', text: '.' },
          ],
        },
      }) +
      stop +
      DONE,
    reasoning: ['Hm. Ah.'],
    answer: 'Yes.',
  },
  'Magistral, marks of its own': {
    body: words('[THI', 'NK]Hm </think>.[/TH', 'INK]Yes') + stop + DONE,
    reasoning: ['Hm </think>.'],
    answer: 'Yes',
  },
  'Gemini, its thoughts in the text': {
    body: words('<thought>A plan.', '</thought>', 'Yes') + chunk({ finish: 'STOP' }) + DONE,
    reasoning: ['A plan.'],
    answer: 'Yes',
  },
  'gpt-oss, its channels raw': {
    body:
      words(
        '<|channel|>analysis<|mess',
        'age|>Hm.<|end|><|start|>assistant',
        '<|channel|>final<|message|>Yes',
      ) +
      stop +
      DONE,
    reasoning: ['Hm.'],
    answer: 'Yes',
  },
  'reasoning once more in the middle': {
    body:
      thoughts('reasoning', 'One.') +
      words('A') +
      thoughts('reasoning', 'Two </thi', 'nk>.') +
      words('B') +
      stop +
      DONE,
    reasoning: ['One.', 'Two </think>.'],
    answer: 'AB',
  },
  'two blocks before the answer': {
    body: words('\n<think>\n</think>\n<think>Hm</think> ', 'Yes') + stop + DONE,
    reasoning: ['Hm'],
    answer: 'Yes',
  },
  'an answer about the marks': {
    body: words('Models end with `</think>`', ':\n```\n</think>\n```\n') + stop + DONE,
    answer: 'Models end with `</think>`:\n```\n</think>\n```\n',
  },
};

/** Ends that are ends, and ends that are none. */
const ENDS: Record<string, Recording> = {
  'a reason, then nothing': { body: words('All') + stop, answer: 'All' },
  'a reason, then comments': { body: `${words('All')}${stop}: bye\n\n: bye\n\n`, answer: 'All' },
  'a reason, then half an event': { body: `${words('All')}${stop}data: {"cho`, answer: 'All' },
  'a reason, then an error': {
    body: words('All') + stop + data({ error: { message: 'late' } }),
    answer: 'All',
  },
  'the mark without a reason': { body: words('All') + DONE, answer: 'All' },
  'the mark without its line end': { body: `${words('All')}data: [DONE]`, answer: 'All' },
  'an empty reason in every event': {
    body: chunk({ delta: { content: 'All' }, finish: '' }) + chunk({ finish: 'stop' }) + DONE,
    answer: 'All',
  },
  'neither reason nor mark': { body: role + words('Half'), answer: 'Half', error: 'cut-stream' },
  'nothing at all': { body: '', error: 'cut-stream' },
  'the reason "error"': {
    body: words('Half') + chunk({ finish: 'error' }),
    answer: 'Half',
    error: 'model-error',
  },
  'the reason "error" with its error': {
    body:
      words('Half') + chunk({ finish: 'error', more: { error: { code: 429, message: 'Slow down' } } }) + DONE,
    answer: 'Half',
    error: 'rate-limited',
  },
  'a filter': {
    body: words('Half') + chunk({ finish: 'content_filter' }) + DONE,
    answer: 'Half',
    error: 'filtered',
  },
  'blanks alone': { body: words(' ', '\n', '\u200b\n') + stop + DONE, error: 'empty' },
  'reasoning alone': {
    body: thoughts('reasoning_content', 'Hm.') + stop + DONE,
    reasoning: ['Hm.'],
    error: 'empty',
  },
  'reasoning alone, its end in the text': {
    body: words('Hm.\n</think>\n') + stop + DONE,
    reasoning: ['Hm.'],
    error: 'empty',
  },
  'reasoning that is cut': {
    body: words('<think>Hm') + chunk({ finish: 'length' }) + DONE,
    reasoning: ['Hm'],
    error: 'empty',
  },
  'a tool that nobody offered': {
    body:
      chunk({
        delta: {
          tool_calls: [{ index: 0, id: 'c', type: 'function', function: { name: 'f', arguments: '{' } }],
        },
      }) +
      chunk({ finish: 'tool_calls' }) +
      DONE,
    error: 'tool-call',
  },
  'words, then such a tool': {
    body:
      words('Let me look.') +
      chunk({ delta: { tool_calls: [{ index: 0 }] } }) +
      chunk({ finish: 'tool_calls' }) +
      DONE,
    answer: 'Let me look.',
    error: 'tool-call',
  },
};

/** Events that say nothing. */
const NOISE: Record<string, Recording> = {
  'empty objects': { body: `data: {}\n\n${words('Yes')}data: {}\n\n${stop}${DONE}`, answer: 'Yes' },
  'no choices, null choices, a null choice': {
    body:
      data({ choices: [] }) +
      data({ choices: null }) +
      data({ choices: [null] }) +
      words('Yes') +
      stop +
      DONE,
    answer: 'Yes',
  },
  'a choice without a delta': { body: chunk({ delta: null }) + words('Yes') + stop + DONE, answer: 'Yes' },
  'pings of every kind': {
    body: `event: ping\ndata:\n\nevent: ping\ndata: {}\n\ndata: ping\n\ndata: 1\n\n:\n\nretry: 5\nid: 1\n\n${words('Yes')}${stop}${DONE}`,
    answer: 'Yes',
  },
  'usage before the answer': { body: usage + words('Yes') + stop + DONE, answer: 'Yes', usage: COUNTED },
  'an error that is none': {
    body:
      chunk({ delta: { content: 'Yes' }, more: { error: null } }) +
      chunk({ finish: 'stop', more: { error: {} } }) +
      DONE,
    answer: 'Yes',
  },
  'a second choice': {
    body: words('Yes') + chunk({ delta: { content: 'No' }, choice: { index: 1 } }) + stop + DONE,
    answer: 'Yes',
  },
  'the whole message beside the last delta': {
    body: words('Ye', 's') + chunk({ finish: 'stop', choice: { message: { content: 'Yes' } } }) + DONE,
    answer: 'Yes',
  },
  'a byte order mark': { body: `\ufeff${words('Yes')}${stop}${DONE}`, answer: 'Yes' },
  'events ended by one line break': {
    body: [{ content: 'Y' }, { content: 'es' }]
      .map((delta) => data({ choices: [{ index: 0, delta }] }, { end: '\n' }))
      .concat(data({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }, { end: '\n' }))
      .join(''),
    answer: 'Yes',
  },
};

/** Bodies that are no event stream. */
const BODIES: Record<string, Recording> = {
  'a whole completion': {
    body: JSON.stringify(completion({ content: 'Yes, é.' }), null, 2),
    answer: 'Yes, é.',
    usage: COUNTED,
  },
  'a whole completion with reasoning': {
    body: JSON.stringify(completion({ content: 'Yes', reasoning_content: 'Hm.' })),
    reasoning: ['Hm.'],
    answer: 'Yes',
    usage: COUNTED,
  },
  'a whole completion in typed parts': {
    body: JSON.stringify(completion({ content: [{ type: 'text', text: 'Yes' }] })),
    answer: 'Yes',
    usage: COUNTED,
  },
  'a whole refusal': {
    body: JSON.stringify(completion({ content: null, refusal: 'No.' })),
    answer: 'No.',
    ended: 'declined',
    usage: COUNTED,
  },
  'a whole completion without a reason': {
    body: JSON.stringify(completion({ content: 'Yes' }, { finish_reason: null })),
    answer: 'Yes',
    usage: COUNTED,
  },
  'JSON by lines': {
    body: ['Y', 'es']
      .map((content) => `${JSON.stringify({ choices: [{ delta: { content } }] })}\n`)
      .concat(`${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] })}\n`)
      .join(''),
    answer: 'Yes',
  },
  'JSON of something else': { body: '{"status":"ok"}', error: 'empty' },
  'half of a completion': { body: '{"choices":[{"message":{"content":"Ye', error: 'unreachable' },
  'a page of a proxy': {
    body: '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>',
    error: 'unreachable',
  },
  'a line of a proxy': {
    body: 'upstream connect error or disconnect/reset before headers',
    error: 'unreachable',
  },
  'a line that says why': { body: 'Too many requests\n', error: 'rate-limited' },
};

/** Errors behind HTTP 200. */
const ERRORS: Record<string, Recording> = {
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

export const RECORDINGS: Readonly<Record<string, Recording>> = {
  ...WHOLE,
  ...ENDS,
  ...NOISE,
  ...BODIES,
  ...ERRORS,
};
