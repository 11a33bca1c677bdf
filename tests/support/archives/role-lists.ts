// Conversations as lists of roles, from APIs and training sets; all words are ours.

const user = (content: unknown) => ({ role: 'user', content });
const bot = (content: unknown) => ({ role: 'assistant', content });

export const OPENAI = {
  plain: {
    id: 'o1',
    title: 'Rain',
    messages: [user('Will it rain?'), bot('At five.'), user('Long?'), bot('An hour.')],
  },
  /** A list alone has no branches: the same words twice are two messages. */
  branches: [user('Again.'), bot('Again.'), user('Again.'), bot('Again.')],
  broken: [user('One.'), null, bot(null), { role: 'user' }, bot('Two.'), { role: 7, content: 'x' }],
  hidden: {
    messages: [
      { role: 'system', content: 'SECRET' },
      { role: 'developer', content: 'SECRET' },
      user('Hi.'),
      bot('Hello.'),
    ],
    tools: ['SECRET'],
    metadata: { secret: 'SECRET' },
  },
  times: {
    created: 1_700_000_000,
    messages: [
      { ...user('A'), created_at: 1_700_000_005 },
      { ...bot('B'), timestamp: '2023-11-14T22:13:10Z' },
      { ...user('C'), createdAt: 1_700_000_060_000 },
      bot('D'),
    ],
  },
  tools: [
    {
      ...user([
        { type: 'text', text: 'Look.' },
        { type: 'image_url', image_url: { url: 'data:x' } },
      ]),
      name: 'Ada',
    },
    { role: 'assistant', content: null, tool_calls: [{ function: { name: 'look', arguments: '{"a":1}' } }] },
    { role: 'tool', name: 'look', content: 'a cat' },
    bot('<think>Whiskers.</think>\n\nA cat.\n\n```js\n"<think>"\n```'),
    { ...bot('Meow.'), reasoning_content: 'Sound.' },
  ],
} as const;

export const SHAREGPT = {
  plain: [
    {
      id: 's1',
      conversations: [
        { from: 'human', value: 'One?' },
        { from: 'gpt', value: 'Two.' },
      ],
    },
    {
      conversations: [
        { from: 'human', value: 'One?' },
        { from: 'gpt', value: 'Three.' },
      ],
    },
    {
      conversations: [
        { from: 'human', value: 'One?' },
        { from: 'gpt', value: 'Four.' },
      ],
    },
  ],
  branches: [
    { from: 'human', value: 'A list alone.' },
    { from: 'gpt', value: 'Yes.' },
  ],
  broken: [
    { id: 's2', conversations: [{ from: 'human', value: 'Fine.' }, 3, { from: 'gpt', value: 7 }] },
    { id: 's3', conversations: [] },
  ],
  hidden: [
    {
      conversations: [
        { from: 'system', value: 'SECRET' },
        { from: 'human', value: 'Hi.' },
      ],
      system: 'SECRET',
    },
  ],
  times: [{ created_at: '2026-01-01', conversations: [{ from: 'human', value: 'New year.' }] }],
  tools: [
    {
      conversations: [
        { from: 'human', value: 'Look.' },
        { from: 'function_call', value: '{"name":"look"}' },
        { from: 'observation', value: 'a dog' },
        { from: 'gpt', value: 'A dog.' },
      ],
    },
  ],
} as const;

/** One conversation a line, of which the second is broken and the fourth blank. */
export const JSONL = [
  JSON.stringify({ messages: [user('First.'), bot('1')] }),
  '{"messages":[{"role":"user","content":"Broken',
  JSON.stringify({ messages: [user('Third.'), bot('3')] }),
  '',
  JSON.stringify([user('Fifth.'), bot('5')]),
].join('\n');
