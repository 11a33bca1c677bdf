// Ends of answers, and bodies that are no event stream.
import {
  type Recording,
  COUNTED,
  DONE,
  chunk,
  completion,
  data,
  role,
  stop,
  thoughts,
  words,
} from './pieces';

/** Ends that are ends, and ends that are none. */
export const ENDS: Record<string, Recording> = {
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

/** Bodies that are no event stream. */
export const BODIES: Record<string, Recording> = {
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
