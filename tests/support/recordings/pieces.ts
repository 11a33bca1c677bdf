// What a recording is, and the pieces of which most of them are made.

export type Recording = {
  body: string;
  reasoning?: readonly string[];
  answer?: string;
  error?: string;
  usage?: { prompt: number; completion: number };
  ended?: 'cut-off' | 'declined';
};

export const DONE = 'data: [DONE]\n\n';
export const USAGE = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };
export const COUNTED = { prompt: 9, completion: 4 };

type Chunk = { delta?: object | null; finish?: string | null; more?: object; choice?: object };

export function chunk({ delta = {}, finish = null, more = {}, choice = {} }: Chunk): string {
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

export function data(event: unknown, { name, end = '\n\n' }: { name?: string; end?: string } = {}): string {
  return `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(event)}${end}`;
}

export const words = (...pieces: string[]) => pieces.map((content) => chunk({ delta: { content } })).join('');
export const thoughts = (field: string, ...pieces: string[]) =>
  pieces.map((piece) => chunk({ delta: { content: null, [field]: piece } })).join('');
export const role = chunk({ delta: { role: 'assistant', content: '', refusal: null } });
export const stop = chunk({ finish: 'stop' });
export const usage = data({ id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [], usage: USAGE });

export const completion = (message: object, more: object = {}) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop', ...more }],
  usage: USAGE,
});
