// Chats as Open WebUI exports them; all words are ours.

type Fields = Record<string, unknown>;

const T0 = 1_760_000_000;

function message(id: string, parentId: string | null, second: number, fields: Fields): [string, Fields] {
  return [id, { id, parentId, childrenIds: [], timestamp: T0 + second, ...fields }];
}

const user = (content: unknown) => ({ role: 'user', content });
const bot = (content: unknown) => ({ role: 'assistant', content, model: 'llama', modelName: 'Llama' });

function chat(messages: readonly [string, Fields][], currentId: string | undefined, fields: Fields = {}) {
  const history = { currentId, messages: Object.fromEntries(messages) };
  return {
    id: 'w1',
    user_id: 'u',
    title: 'Bees',
    created_at: T0,
    updated_at: T0 + 100,
    chat: {
      title: 'Bees',
      models: ['llama'],
      params: { system: 'SECRET system' },
      history,
      messages: [],
      ...fields,
    },
  };
}

const details = (type: string, inner: string, more = '') =>
  `<details type="${type}" done="true"${more}>\n<summary>Thought for 2 seconds</summary>\n${inner}\n</details>`;

export const OPEN_WEBUI = {
  plain: chat(
    [
      message('1', null, 1, user('Do bees sleep?')),
      message('2', '1', 2, bot('Yes.')),
      message('3', '2', 3, user('Where?')),
      message('4', '3', 4, bot('In the hive.')),
    ],
    '4',
  ),
  /** Two models answer one question; an older chat has a list alone. */
  branches: chat(
    [
      message('1', null, 1, user('Name one.')),
      message('2', '1', 2, { ...bot('Honey bee.'), modelIdx: 0 }),
      message('3', '1', 3, { ...bot('Bumble bee.'), modelName: 'Other', modelIdx: 1 }),
    ],
    '2',
  ),
  broken: chat(
    [
      ['x', { role: 'user' }],
      message('1', '9', 1, user('A lost parent.')),
      message('2', '1', 2, bot('Found.')),
      message('3', '4', 3, user('Around.')),
      message('4', '3', 4, bot('And around.')),
    ],
    'gone',
  ),
  hidden: chat(
    [
      message('0', null, 0, { role: 'system', content: 'SECRET prompt' }),
      message('1', '0', 1, user('Hi.')),
      message('2', '1', 2, bot('Hello.')),
    ],
    '2',
  ),
  /** Milliseconds, a time beyond all dates, none. */
  times: chat(
    [
      message('1', null, 0, { ...user('A'), timestamp: (T0 + 7) * 1_000 }),
      message('2', '1', 0, { ...bot('B'), timestamp: 9e99 }),
      message('3', '2', 0, { ...user('C'), timestamp: null }),
      message('4', '3', 9, bot('D')),
    ],
    '4',
  ),
  tools: chat(
    [
      message('1', null, 1, {
        ...user([
          { type: 'text', text: 'What is this?' },
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
        ]),
        files: [{ type: 'file', name: 'bees.pdf', url: 'data:SECRET' }],
      }),
      message(
        '2',
        '1',
        2,
        bot(
          `${details('reasoning', '&gt; A bee?\n&gt; Yes.')}\nA bee.\n\n\`\`\`html\n${details('reasoning', 'code')}\n\`\`\``,
        ),
      ),
      message('3', '2', 3, user('Sure?')),
      message('4', '3', 4, {
        ...bot(`${details('tool_calls', '', ' name="look"')}\nSure.`),
        output: [
          { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Looking.' }] },
          { type: 'function_call', name: 'look', arguments: '{"at":"wings"}', call_id: 'c' },
          { type: 'function_call_output', call_id: 'c', output: [{ type: 'input_text', text: 'four' }] },
          { type: 'message', content: [{ type: 'output_text', text: 'Four wings.' }] },
        ],
      }),
      message(
        '5',
        '4',
        5,
        bot(
          `${details('tool_calls', '', ' name="count" arguments="{&quot;n&quot;:1}" result="&quot;4&quot;"')}\nCounted.`,
        ),
      ),
    ],
    '5',
  ),
} as const;

/** Older than the tree. */
export const LEGACY_OPEN_WEBUI = {
  id: 'w2',
  title: 'Old',
  chat: {
    title: 'Old',
    timestamp: T0 * 1_000,
    messages: [user('Q'), bot('A')].map((one, index) => ({ id: `${index}`, ...one })),
  },
};
