// Conversations as Claude's account export and its API write them; all words are ours.

const at = (second: number) => `2026-03-01T10:00:${String(second).padStart(2, '0')}.123456Z`;

function message(uuid: string, sender: string, second: number, fields: Record<string, unknown>) {
  return {
    uuid,
    sender,
    created_at: at(second),
    updated_at: at(second),
    attachments: [],
    files: [],
    ...fields,
  };
}

const said = (text: string) => ({ text, content: [{ type: 'text', text }] });

function conversation(messages: readonly unknown[], fields: Record<string, unknown> = {}) {
  return {
    uuid: 'k1',
    name: 'Bread',
    created_at: at(0),
    updated_at: at(50),
    chat_messages: messages,
    ...fields,
  };
}

const ROOT = '00000000-0000-4000-8000-000000000000';

export const CLAUDE = {
  plain: conversation([
    message('1', 'human', 1, said('How long does dough rest?')),
    message('2', 'assistant', 2, said('One hour.')),
    message('3', 'human', 3, said('And in the fridge?')),
    message('4', 'assistant', 4, said('Overnight.')),
  ]),
  /** One object of the API: texts in blocks alone, a model, a tree in the order of `index`. */
  branches: conversation(
    [
      message('4', 'assistant', 9, {
        index: 3,
        text: '',
        content: [{ type: 'text', text: 'A day.' }],
        parent_message_uuid: '1',
      }),
      message('1', 'human', 1, {
        index: 0,
        text: '',
        content: [{ type: 'text', text: 'How long?' }],
        parent_message_uuid: ROOT,
      }),
      message('2', 'assistant', 2, {
        index: 1,
        text: '',
        content: [{ type: 'text', text: 'An hour.' }],
        parent_message_uuid: '1',
      }),
      message('3', 'human', 3, {
        index: 2,
        text: '',
        content: [{ type: 'text', text: 'Sure?' }],
        parent_message_uuid: '2',
      }),
    ],
    { model: 'claude-9', current_leaf_message_uuid: '3' },
  ),
  broken: conversation([
    null,
    message('1', 'human', 1, { text: 'Only a text.', content: [] }),
    'words',
    message('1', 'human', 2, said('The same id.')),
    message('2', 'assistant', 3, { text: '', content: [{ type: 'text', text: 'Only blocks.' }, null] }),
    message('3', 'assistant', 4, { text: '', content: [] }),
  ]),
  hidden: conversation(
    [
      message('0', 'system', 0, said('SECRET prompt')),
      message('1', 'human', 1, said('Hello.')),
      message('2', 'assistant', 2, { ...said('Hi.'), settings: 'SECRET' }),
    ],
    {
      summary: 'SECRET summary',
      account: { uuid: 'SECRET' },
      settings: { preview: 'SECRET' },
      project: { prompt: 'SECRET' },
    },
  ),
  times: conversation(
    [
      message('1', 'human', 1, { ...said('A'), created_at: '2026-03-01T10:00:30.5+00:00' }),
      message('2', 'assistant', 1, { ...said('B'), created_at: '2026-03-01T10:00:10' }),
      message('3', 'human', 1, { ...said('C'), created_at: 'yesterday' }),
      message('4', 'assistant', 1, { ...said('D'), created_at: '2026-03-01T12:00:00.000000+01:00' }),
    ],
    { created_at: null },
  ),
  tools: conversation([
    message('1', 'human', 1, {
      ...said('Read this.'),
      attachments: [
        { file_name: 'notes.txt', file_type: 'text/plain', extracted_content: 'flour\n```\nwater' },
        { file_name: 'scan.pdf', file_type: 'application/pdf', extracted_content: '' },
      ],
      files: [{ file_uuid: 'f1', file_name: 'dough.jpg' }],
    }),
    message('2', 'assistant', 2, {
      text: '',
      content: [
        { type: 'thinking', thinking: 'Weigh it.', summaries: [] },
        { type: 'text', text: 'Here it is.', citations: [{ url: 'https://example.org/b', title: 'Bread' }] },
        {
          type: 'tool_use',
          name: 'artifacts',
          input: { command: 'create', id: 'r', title: 'Recipe', content: '# Bread', language: 'markdown' },
        },
        { type: 'tool_use', name: 'web_search', input: { query: 'bread' } },
        { type: 'token_budget' },
        { type: 'text', text: 'Done.' },
        { type: 'dance', steps: 3 },
      ],
    }),
    message('3', 'human', 3, {
      text: '',
      content: [{ type: 'tool_result', name: 'web_search', content: [{ type: 'text', text: '12 hits' }] }],
    }),
    message('4', 'assistant', 4, said('Twelve pages.')),
    message('5', 'human', 5, { text: '', content: [{ type: 'voice_note', transcript: 'Thanks.' }] }),
  ]),
} as const;
