// Conversations as the account export of ChatGPT writes them; all words are ours.

type Node = { id: string; parent: string | null; message: unknown; children?: string[] };

const T0 = 1_700_000_000;

/** A message of a tree. `at`: seconds after the first. */
export function node({
  id,
  parent,
  role = 'assistant',
  at = 0,
  text,
  ...message
}: {
  id: string;
  parent: string | null;
  role?: string;
  at?: number | null;
  text?: string;
  [field: string]: unknown;
}): Node {
  const content = text === undefined ? {} : { content: { content_type: 'text', parts: [text] } };
  const create_time = at === null ? null : T0 + at;
  const usual = { id, author: { role }, create_time, recipient: 'all', weight: 1, metadata: {} };
  return { id, parent, message: { ...usual, ...content, ...message } };
}

const ROOT: Node = { id: 'client-created-root', parent: null, message: null };

export function tree(nodes: readonly Node[], conversation: Record<string, unknown> = {}) {
  const mapping = Object.fromEntries([ROOT, ...nodes].map((one) => [one.id, one]));
  return {
    title: 'Tides',
    create_time: T0,
    conversation_id: 'c1',
    mapping,
    current_node: nodes.at(-1)?.id,
    ...conversation,
  };
}

const system = node({ id: 's', parent: ROOT.id, role: 'system', text: '' });
const question = node({ id: 'q1', parent: 's', role: 'user', at: 1, text: 'Why are there tides?' });

export const CHATGPT = {
  plain: tree(
    [
      system,
      question,
      node({ id: 'a1', parent: 'q1', at: 2, text: 'The Moon.', metadata: { model_slug: 'gpt-9' } }),
      node({ id: 'q2', parent: 'a1', role: 'user', at: 3, text: 'And the Sun?' }),
      node({ id: 'a2', parent: 'q2', at: 4, text: 'About half as much.' }),
    ],
    { default_model_slug: 'gpt-8' },
  ),
  branches: tree(
    [
      system,
      question,
      node({ id: 'a1', parent: 'q1', at: 2, text: 'First try.' }),
      node({ id: 'b1', parent: 'q1', at: 9, text: 'Second try.' }),
      node({ id: 'q2', parent: 'a1', role: 'user', at: 12, text: 'Go on.' }),
      node({ id: 'a2', parent: 'q2', at: 13, text: 'More.' }),
    ],
    { current_node: 'b1' },
  ),
  /** No root, a lost parent, a cycle, a dangling leaf, and entries that are no nodes. */
  broken: {
    title: null,
    id: 'c2',
    mapping: {
      q1: { ...question, parent: 'gone' },
      a1: node({ id: 'a1', parent: 'q1', at: 2, text: 'One.' }),
      x: null,
      y: { id: 'y', parent: 'a1', message: { author: null, content: null } },
      q2: node({ id: 'q2', parent: 'a2', role: 'user', at: 3, text: 'Two?' }),
      a2: node({ id: 'a2', parent: 'q2', at: 4, text: 'Two.' }),
    },
    current_node: 'nowhere',
  },
  hidden: tree([
    node({
      id: 'profile',
      parent: ROOT.id,
      role: 'user',
      content: {
        content_type: 'user_editable_context',
        user_profile: 'SECRET profile',
        user_instructions: 'SECRET',
      },
    }),
    node({
      id: 'memory',
      parent: 'profile',
      content: { content_type: 'model_editable_context', model_set_context: 'SECRET' },
    }),
    node({
      id: 'own',
      parent: 'memory',
      role: 'user',
      text: 'SECRET rules',
      metadata: { is_user_system_message: true },
    }),
    node({ id: 'sys', parent: 'own', role: 'system', text: 'SECRET system prompt' }),
    node({
      id: 'hid',
      parent: 'sys',
      role: 'user',
      text: 'SECRET hidden',
      metadata: { is_visually_hidden_from_conversation: true },
    }),
    node({ id: 'q1', parent: 'hid', role: 'user', at: 1, text: 'Seen.' }),
    node({ id: 'a1', parent: 'q1', at: 2, text: 'Also seen.' }),
  ]),
  times: tree([
    system,
    node({ id: 'q1', parent: 's', role: 'user', at: null, text: 'No time.' }),
    node({ id: 'a1', parent: 'q1', text: 'A string.', create_time: `${T0 + 50}.25` }),
    node({ id: 'q2', parent: 'a1', role: 'user', at: 20, text: 'Earlier than its parent.' }),
    node({ id: 'a2', parent: 'q2', at: 90, text: 'Later.' }),
  ]),
  tools: tree([
    system,
    question,
    node({
      id: 'th',
      parent: 'q1',
      at: 2,
      content: { content_type: 'thoughts', thoughts: [{ summary: 'Plan', content: 'Look it up.' }] },
    }),
    node({
      id: 'rc',
      parent: 'th',
      at: 2,
      content: { content_type: 'reasoning_recap', content: 'Thought for 2s' },
    }),
    node({
      id: 'call',
      parent: 'rc',
      at: 3,
      recipient: 'python',
      content: { content_type: 'code', language: 'unknown', text: 'print(1)' },
    }),
    node({
      id: 'res',
      parent: 'call',
      role: 'tool',
      at: 4,
      author: { role: 'tool', name: 'python' },
      content: { content_type: 'execution_output', text: '1' },
    }),
    node({
      id: 'web',
      parent: 'res',
      role: 'tool',
      at: 5,
      content: {
        content_type: 'tether_quote',
        title: 'Tide tables',
        url: 'https://example.org/t',
        text: 'High at noon.',
      },
    }),
    node({ id: 'nil', parent: 'web', at: 5, text: '' }),
    node({
      id: 'a1',
      parent: 'nil',
      at: 6,
      text: 'High at noon\ue200cite\ue202turn0search1\ue201, low at six 【3†tides】. \ue200cite\ue202turn9\ue201',
      metadata: {
        content_references: [
          {
            matched_text: '\ue200cite\ue202turn0search1\ue201',
            start_idx: 12,
            end_idx: 34,
            alt: '',
            items: [{ title: 'Tide tables', url: 'https://example.org/t' }],
          },
        ],
      },
    }),
    node({
      id: 'code',
      parent: 'a1',
      at: 7,
      content: { content_type: 'code', language: 'python', text: 'a = "```"' },
    }),
    node({
      id: 'q2',
      parent: 'code',
      role: 'user',
      at: 8,
      content: {
        content_type: 'multimodal_text',
        parts: [
          { content_type: 'image_asset_pointer', asset_pointer: 'file-service://file-1' },
          'Look at this.',
        ],
      },
      metadata: { attachments: [{ id: 'file-1', name: 'coast.png', mime_type: 'image/png' }] },
    }),
    node({ id: 'a2', parent: 'q2', at: 9, content: { content_type: 'new_kind', payload: { a: 1 } } }),
    node({ id: 'a3', parent: 'a2', at: 10, text: 'A coast.' }),
  ]),
} as const;

/** As newer exports write it: without `children` (as above), without metadata and authors' names. */
export const SLIM_CHATGPT = tree([
  {
    id: 'q',
    parent: ROOT.id,
    message: { author: { role: 'user' }, content: { content_type: 'text', parts: ['Hi'] } },
  },
  {
    id: 'a',
    parent: 'q',
    message: { author: { role: 'assistant' }, content: { content_type: 'text', parts: ['Ho'] } },
  },
]);
