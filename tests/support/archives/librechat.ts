// Conversations as LibreChat exports them; all words are ours.

type Fields = Record<string, unknown>;

const ROOT = '00000000-0000-0000-0000-000000000000';
const at = (second: number) => `2026-05-01T08:00:${String(second).padStart(2, '0')}.000Z`;

function message(messageId: string, parentMessageId: string | null, second: number, fields: Fields): Fields {
  const isCreatedByUser = fields.sender === 'User' || fields.isCreatedByUser === true;
  return {
    messageId,
    parentMessageId,
    isCreatedByUser,
    createdAt: at(second),
    model: null,
    error: false,
    ...fields,
  };
}

const flat = (messages: readonly unknown[], fields: Fields = {}) => ({
  conversationId: 'l1',
  endpoint: 'openAI',
  title: 'Chess',
  exportAt: '16:33:32 GMT+0200',
  branches: true,
  recursive: false,
  options: { promptPrefix: 'SECRET prefix', model: 'gpt-9' },
  messages,
  ...fields,
});

const user = (text: string) => ({ sender: 'User', text });
const bot = (text: string) => ({ sender: 'GPT-9', model: 'gpt-9', text });

/** One message inside the other, as deep as they are many: the JSON itself, which JSON.stringify could not write. */
export function nestedLibrechat(depth: number): string {
  const opened = Array.from({ length: depth }, (_, index) => {
    const fields = { ...(index % 2 === 0 ? user(`Q${index + 1}`) : bot(`A${index + 1}`)), createdAt: null };
    const own = JSON.stringify(message(`${index + 1}`, index === 0 ? ROOT : `${index}`, 0, fields));
    return `${own.slice(0, -1)},"children":[`;
  });
  return `{"conversationId":"deep","messagesTree":[${opened.join('')}${']}'.repeat(depth)}]}`;
}

export const LIBRECHAT = {
  plain: flat([
    message('1', ROOT, 1, user('Does white begin?')),
    message('2', '1', 2, bot('Yes.')),
    message('3', '2', 3, { sender: 'Ada', isCreatedByUser: true, text: 'Always?' }),
    message('4', '3', 4, bot('Always.')),
  ]),
  branches: {
    ...flat([]),
    recursive: true,
    messages: undefined,
    messagesTree: [
      message('1', ROOT, 1, {
        ...user('Openings?'),
        children: [
          message('2', '1', 2, {
            ...bot('Spanish.'),
            children: [message('3', '2', 3, { ...user('More?'), children: [] })],
          }),
          message('4', '1', 8, { ...bot('Italian.'), children: [] }),
        ],
      }),
    ],
  },
  broken: flat([
    message('1', null, 1, user('First.')),
    null,
    message('3', 'gone', 3, bot('Its parent is gone.')),
    message('4', '3', 4, { sender: 'GPT-9', text: 'Rate limit!', error: true }),
    message('5', '4', 5, user('After an error.')),
    { parentMessageId: '5', text: 'No id.', sender: 'GPT-9' },
  ]),
  hidden: flat([message('1', ROOT, 1, user('Hi.')), message('2', '1', 2, bot('Hello.'))]),
  times: flat([
    message('1', ROOT, 5, user('A')),
    message('2', '1', 5, bot('B')),
    message('3', '2', 1, user('C')),
    message('4', '3', 0, { ...bot('D'), createdAt: null }),
  ]),
  tools: flat([
    message('1', ROOT, 1, { ...user('Draw.'), files: [{ filename: 'board.png', type: 'image/png' }] }),
    message('2', '1', 2, {
      sender: 'GPT-9',
      text: '',
      content: [
        { type: 'think', think: 'A board.' },
        { type: 'tool_call', tool_call: { name: 'draw', args: '{"size":8}', output: 'done' } },
        { type: 'text', text: { value: 'Drawn.' } },
        { type: 'text', text: '```\ne4\n```' },
      ],
    }),
  ]),
} as const;
