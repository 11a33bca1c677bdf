// Whole answers, as servers send them, and what they send beside them.
import {
  type Recording,
  COUNTED,
  DONE,
  USAGE,
  chunk,
  data,
  role,
  stop,
  thoughts,
  usage,
  words,
} from './pieces';

const CONTENT =
  '<content thesys="true" version="2">\nroot = Card([t])\nt = TextContent(&quot;Hé&quot;)\n</content>';
const THINK_ITEM =
  '<thinkitem ephemeral="false"><thinkitemtitle>Plan</thinkitemtitle><thinkitemcontent>Two cards.</thinkitemcontent></thinkitem>';

/** The wire as each server sends it when all goes well. */
export const WHOLE: Record<string, Recording> = {
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

/** Events that say nothing. */
export const NOISE: Record<string, Recording> = {
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
