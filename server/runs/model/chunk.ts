// One object of a response, a piece of an answer or all of it, in the shapes that servers give it.
import 'server-only';
import { type Tokens, tokensSchema } from '@/model/price';
import { type Usage, usageSchema } from '@/model/run';
import { fieldOf, isObject, listOf, stringOf } from './json';

/** How the model says that it has ended. */
export type Finish = 'done' | 'cut-off' | 'filtered' | 'tool-call' | 'failed';

export type Chunk = Words & {
  /** False for a ping, or usage alone. */
  hasChoice: boolean;
  callsTool: boolean;
  finish: Finish | null;
  /** What the server counted; null when this object does not say. */
  usage: Usage | null;
  /** The same for the ledger, in more detail; null when the count is none that a model could have. */
  tokens: Tokens | null;
};

/** What the model wrote, by what it is meant as. */
export type Words = { reasoning: string; text: string; refusal: string };

const NO_WORDS: Words = { reasoning: '', text: '', refusal: '' };

export function chunkOf(value: Record<string, unknown>): Chunk {
  const choice = firstChoice(value);
  // A stream has deltas, a whole completion a message; a last event may repeat the whole message beside an empty delta.
  const delta = fieldOf(choice, 'delta') ?? fieldOf(choice, 'message');
  return {
    ...wordsOfDelta(delta),
    hasChoice: choice !== undefined,
    callsTool: listOf(fieldOf(delta, 'tool_calls')).length > 0 || isObject(fieldOf(delta, 'function_call')),
    finish: finishOf(fieldOf(choice, 'finish_reason')),
    usage: usageOf(fieldOf(value, 'usage')),
    tokens: tokensOf(fieldOf(value, 'usage')),
  };
}

function firstChoice(value: unknown): Record<string, unknown> | undefined {
  const choices = listOf(fieldOf(value, 'choices')).filter(isObject);
  return choices.find((choice) => (choice['index'] ?? 0) === 0);
}

function wordsOfDelta(delta: unknown): Words {
  const { reasoning, text, refusal } = wordsOf(fieldOf(delta, 'content'));
  return {
    reasoning: reasoningField(delta) + reasoning,
    text,
    refusal: refusal + stringOf(fieldOf(delta, 'refusal')),
  };
}

const REASONING_FIELDS = [
  'reasoning_content',
  'reasoning',
  'thinking',
  'reasoning_details',
  'thinking_blocks',
] as const;

/** Servers that changed the field's name send the same text in both. */
function reasoningField(delta: unknown): string {
  for (const name of REASONING_FIELDS) {
    const text = anyText(fieldOf(delta, name));
    if (text !== '') return text;
  }
  return '';
}

/** A content: a string, or typed parts in any depth. */
function wordsOf(content: unknown): Words {
  if (typeof content === 'string') return { ...NO_WORDS, text: content };
  if (typeof content === 'number') return { ...NO_WORDS, text: String(content) };
  if (Array.isArray(content)) return content.map(wordsOf).reduce(joined, NO_WORDS);
  if (!isObject(content)) return NO_WORDS;
  const type = stringOf(content['type']);
  if (/^(?:thinking|reasoning|thought|summary)/.test(type))
    return { ...NO_WORDS, reasoning: anyText(content) };
  if (type === 'refusal') return { ...NO_WORDS, refusal: anyText(content) };
  return { ...NO_WORDS, text: anyText(content) };
}

function joined(one: Words, other: Words): Words {
  return {
    reasoning: one.reasoning + other.reasoning,
    text: one.text + other.text,
    refusal: one.refusal + other.refusal,
  };
}

const TEXT_FIELDS = ['text', 'thinking', 'reasoning', 'refusal', 'summary', 'content', 'value'] as const;

/** The text of a part, wherever in it that is. */
function anyText(part: unknown): string {
  if (typeof part === 'string') return part;
  if (Array.isArray(part)) return part.map(anyText).join('');
  for (const name of TEXT_FIELDS) {
    const text = isObject(part) ? anyText(part[name]) : '';
    if (text !== '') return text;
  }
  return '';
}

const FINISHES: Readonly<Record<string, Finish>> = {
  length: 'cut-off',
  max_tokens: 'cut-off',
  model_length: 'cut-off',
  model_context_window_exceeded: 'cut-off',
  content_filter: 'filtered',
  safety: 'filtered',
  recitation: 'filtered',
  prohibited_content: 'filtered',
  sensitive: 'filtered',
  tool_calls: 'tool-call',
  function_call: 'tool-call',
  tool_use: 'tool-call',
  error: 'failed',
  abort: 'failed',
  network_error: 'failed',
  insufficient_system_resource: 'failed',
};

/** Any other reason is an end. Some servers send an empty reason, or the word "null", until there is one. */
function finishOf(reason: unknown): Finish | null {
  const word = stringOf(reason).toLowerCase();
  if (word === '' || word === 'null') return null;
  return Object.hasOwn(FINISHES, word) ? (FINISHES[word] ?? 'done') : 'done';
}

/** Some servers report only one of the two numbers: then the usage is unknown. */
function usageOf(reported: unknown): Usage | null {
  const [prompt, completion] = [fieldOf(reported, 'prompt_tokens'), fieldOf(reported, 'completion_tokens')];
  return usageSchema.safeParse({ prompt, completion }).data ?? null;
}

/** No request has more: what a server reports beyond it is an error of its own. */
const MAX_TOKENS = 10_000_000;

/** OpenAI and most others name details in objects, DeepSeek what was cached in a field. */
function tokensOf(reported: unknown): Tokens | null {
  const [input, output] = [fieldOf(reported, 'prompt_tokens'), fieldOf(reported, 'completion_tokens')];
  const cached =
    fieldOf(fieldOf(reported, 'prompt_tokens_details'), 'cached_tokens') ??
    fieldOf(reported, 'prompt_cache_hit_tokens');
  const reasoning = fieldOf(fieldOf(reported, 'completion_tokens_details'), 'reasoning_tokens');
  const tokens = {
    input,
    output,
    cached: partOf(cached, input),
    reasoning: partOf(reasoning, output),
  };
  // guard: counts-of-tokens-are-judged
  const counted = tokensSchema.safeParse(tokens).data ?? null;
  return counted === null || counted.input + counted.output > MAX_TOKENS ? null : counted;
}

function partOf(part: unknown, whole: unknown): number {
  const isPart = Number.isInteger(part) && typeof part === 'number' && typeof whole === 'number';
  return isPart ? Math.min(Math.max(0, part), whole) : 0;
}
