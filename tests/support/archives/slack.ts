// Files of a workspace export of Slack; all words and people are ours.

type Fields = Record<string, unknown>;

const T0 = 1_600_000_000;
export const slackMessage = (user: string, second: number, text: string, more: Fields = {}) => ({
  type: 'message',
  user,
  text,
  ts: `${T0 + second}.000200`,
  ...more,
});

const USERS = [
  {
    id: 'U01',
    name: 'ada',
    profile: { display_name: 'Ada', real_name: 'Ada Lovelace', email: 'SECRET@example.org' },
  },
  { id: 'U02', name: 'grace', profile: { display_name: '', real_name: 'Grace Hopper' } },
];
const CHANNELS = [
  { id: 'C01', name: 'harbour', created: T0 - 5, members: ['U01', 'U02'], topic: { value: 'SECRET' } },
];
const DIRECT = [{ id: 'D01', created: T0, members: ['U01', 'U02'] }];

const workspace = (files: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ 'users.json': USERS, 'channels.json': CHANNELS, 'dms.json': DIRECT, ...files }).map(
      ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)],
    ),
  );

/** Each a zip: its files by name. */
export const SLACK = {
  plain: workspace({
    'harbour/2020-09-13.json': [slackMessage('U01', 1, 'Ship ahoy.'), slackMessage('U02', 2, 'Which one?')],
    'harbour/2020-09-14.json': [slackMessage('U01', 90_000, 'The big one.')],
    'D01/2020-09-13.json': [slackMessage('U02', 5, 'Just us.')],
    'integration_logs.json': [],
  }),
  /** Threads: answers are replies, wherever their day is. */
  branches: workspace({
    'harbour/2020-09-13.json': [
      slackMessage('U01', 1, 'Question?', { thread_ts: `${T0 + 1}.000200`, reply_count: 2 }),
      slackMessage('U02', 3, 'Something else.'),
      slackMessage('U02', 2, 'Answer.', { thread_ts: `${T0 + 1}.000200` }),
    ],
    'harbour/2020-09-14.json': [
      slackMessage('U01', 90_000, 'Late answer.', { thread_ts: `${T0 + 1}.000200` }),
      slackMessage('U01', 90_001, 'Its question is gone.', { thread_ts: `${T0 - 9}.000200` }),
    ],
  }),
  broken: workspace({
    'harbour/2020-09-13.json': `[${JSON.stringify(slackMessage('U01', 1, 'One.'))}, {"type":"message","text":tru}, null, ${JSON.stringify(slackMessage('U01', 1, 'Same time.'))}`,
    'harbour/2020-09-14.json': [
      slackMessage('U99', 90_000, 'By a stranger.', { user_profile: { real_name: 'Eve' } }),
    ],
    'other/2020-09-14.json': [slackMessage('U01', 4, 'Of no known channel.')],
  }),
  hidden: workspace({
    'harbour/2020-09-13.json': [
      slackMessage('U01', 1, '<@U01> has joined the channel', { subtype: 'channel_join' }),
      slackMessage('U01', 2, 'set the topic: SECRET', { subtype: 'channel_topic' }),
      slackMessage('U01', 3, 'SECRET', { hidden: true }),
      slackMessage('U01', 4, 'Hello.'),
    ],
  }),
  times: workspace({
    'harbour/2020-09-13.json': [
      slackMessage('U01', 2, 'Second.'),
      slackMessage('U01', 1, 'First.', { edited: { user: 'U01', ts: `${T0 + 60}.000000` } }),
    ],
  }),
  tools: workspace({
    'harbour/2020-09-13.json': [
      slackMessage(
        'U01',
        1,
        'Hi <@U02>, see <https://example.org/a?b=1&amp;c=2|the *map*> in <#C01|harbour>. <!here> a &lt; b &lt;b&gt; *bold* ~gone~ `x &lt; *y*`\n```if (a &lt; b) { <https://example.org> }```done',
        { files: [{ id: 'F1', name: 'map.png', mimetype: 'image/png', url_private: 'SECRET' }] },
      ),
      slackMessage('', 2, '', {
        user: undefined,
        subtype: 'bot_message',
        bot_id: 'B1',
        username: 'Tide bot',
        attachments: [{ title: 'Tides', title_link: 'https://example.org/t', text: 'High at noon.' }],
      }),
      slackMessage('U02', 3, '', {
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'From ' },
                  { type: 'user', user_id: 'U01' },
                ],
              },
            ],
          },
        ],
      }),
    ],
  }),
} as const;
