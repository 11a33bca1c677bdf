// The threads that states are entered in. Each is made when it is first asked for, and once.
import * as z from 'zod/v4';
import { fencedMessage } from '@/model/prompt-fence';
import { answerTo } from '@/scripts/demo-model/answers';
import { askedIn } from '@/scripts/demo-model/asked';
import { callAs, type Name } from '@/tests/e2e/fixtures';
import { plantSearch } from './planted-search';
import { plantThread, type Line } from './planted-threads';
import { plantUsage } from './planted-usage';

const OPENING = 'What should we check before Thursday’s launch?';
export const LONG_QUESTION = 'Tell us about the launch [demo slow=900s long=16k]';

const RICH = `Here is the short version, **Ada**:

## What stands in the way

1. The import still loses 6 % of calendars.
2. Nobody has tried the invite on a \`slow\` phone.

| Before we open | Who | Done when |
| --- | --- | --- |
| Import of old calendars | Grace | fewer than 1 % fail |
| Page that explains sharing | Ada | five strangers understand it |

\`\`\`ts
export function share(calendar: Calendar, people: readonly Person[]): Invite[] {
  return people.map((person) => ({ calendar: calendar.id, to: person.id, role: 'reader' }));
}
\`\`\`

> If the import is not at 1 % by Friday, move the date.

The cost grows as $O(n \\log n)$, so that for $n$ families

$$
T(n) = 2\\,T\\left(\\frac{n}{2}\\right) + c\\,n
$$

More in [the plan](https://example.com/plan).`;

const DIAGRAM = `One question, one answer, many readers:

\`\`\`mermaid
flowchart LR
  Ada -- asks --> Server
  Server --> Model
  Model -- words --> Server
  Server -- draft --> Ada
  Server -- draft --> Grace
\`\`\`

Whoever comes late reads the same.`;

const MAIN: readonly Line[] = [
  { by: 'Ada', text: 'Morning! I would like to open the beta to everybody this month.' },
  { by: 'Grace', text: 'I am in. The import still fails for some calendars, though.', isEdited: true },
  { by: 'Ada', text: 'How bad is it?', repliesTo: 2 },
  { by: 'Grace', text: '@[Ada](demo-ada) about 6 %. I can have it below 1 % by Friday.', mentions: ['Ada'] },
  { by: 'Linus', text: 'My team would try it on Wednesday.', status: 'deleted' },
  { by: 'Linus', text: 'And this is nobody’s business.', status: 'hidden', hiddenBy: 'Ada' },
  { by: 'Ada', text: OPENING },
  { by: 'Assistant', text: scripted('Ada', OPENING) },
  { by: 'Grace', text: 'Good list. @[Ada](demo-ada), shall I take the first two?', mentions: ['Ada'] },
];

export function scripted(name: string, question: string): string {
  return answerTo(askedIn([{ role: 'user', content: fencedMessage({ authorName: name, text: question }) }]));
}

const answered = (question: string, answer: Omit<Line, 'by'>): readonly Line[] => [
  { by: 'Ada', text: question },
  { by: 'Assistant', ...answer },
];

const runSchema = z.object({ runId: z.string() });

async function archived(): Promise<string> {
  const threadId = await plantThread({ title: 'Spring campaign', people: { Grace: 'editor' }, lines: MAIN });
  await callAs('Ada', { path: `/api/threads/${threadId}`, method: 'PATCH', body: { state: 'archived' } });
  return threadId;
}

async function trashed(): Promise<string> {
  const threadId = await plantThread({ title: 'Old names', people: { Grace: 'editor' }, lines: MAIN });
  await callAs('Ada', { path: `/api/threads/${threadId}`, method: 'DELETE' });
  return threadId;
}

/** An answer that grows for a quarter of an hour, and a question of Grace's behind it. */
async function streaming(): Promise<string> {
  const threadId = await plantThread({ title: 'Launch, live', people: { Grace: 'editor', Linus: 'viewer' } });
  const ask = (message: string) => ({ path: '/api/chat', body: { threadId, message, ask: true } });
  runSchema.parse(await callAs('Ada', ask(LONG_QUESTION)));
  runSchema.parse(await callAs('Grace', ask('And what comes after the launch?')));
  return threadId;
}

/** Invite links, pending invites, an access request, and the activity of it all. */
async function busy(): Promise<string> {
  const threadId = await plantThread({
    title: 'Hiring',
    people: { Grace: 'admin' },
    lines: MAIN.slice(0, 4),
  });
  const path = `/api/threads/${threadId}`;
  for (const email of ['barbara@example.com', 'edsger@example.com'])
    await callAs('Ada', { path: `${path}/members`, body: { email, role: 'viewer' } });
  await callAs('Ada', { path: `${path}/invites`, body: { role: 'viewer', note: 'For the panel', uses: 5 } });
  await callAs('Grace', { path: `${path}/invites`, body: { role: 'editor', hours: 24 } });
  await callAs('Ada', { path, method: 'PATCH', body: { title: 'Hiring in spring' } });
  await callAs('Linus', {
    path: `${path}/requests`,
    body: { note: 'I do the second interviews. May I read along?' },
  });
  return threadId;
}

const linkSchema = z.object({ token: z.string() });

async function inviteToken(): Promise<string> {
  const threadId = await plantThread({
    title: 'Garden party',
    people: { Grace: 'editor' },
    lines: MAIN.slice(0, 3),
  });
  const invite = { path: `/api/threads/${threadId}/invites`, body: { role: 'editor', uses: 25 } };
  return linkSchema.parse(await callAs('Ada', invite)).token;
}

/** Linus joined by a link that others can still use. */
async function linked(): Promise<string> {
  const threadId = await plantThread({ title: 'Neighbours', lines: MAIN.slice(0, 3) });
  const invite = { path: `/api/threads/${threadId}/invites`, body: { role: 'viewer', uses: 9 } };
  const { token } = linkSchema.parse(await callAs('Ada', invite));
  await callAs('Linus', { path: '/api/invites/accept', body: { token } });
  return threadId;
}

/** Three links: one up to a message, one for people of this site, one that has expired. */
async function shared(): Promise<string> {
  const threadId = await plantThread({ title: 'Board meeting', people: { Grace: 'admin' }, lines: MAIN });
  const share = (name: Name, body: Record<string, unknown>) =>
    callAs(name, { path: `/api/threads/${threadId}/shares`, body });
  await share('Ada', { audience: 'anyone', expiresInHours: 0.0001, label: 'Last week' });
  await share('Grace', { audience: 'signed-in', names: 'numbered', expiresInHours: null });
  await share('Ada', { audience: 'anyone', label: 'For the board', password: 'tide tables', upToSeq: 3 });
  return threadId;
}

/** Each gives the id of its thread, but for `token`: that of an invite link. */
const SAMPLES = {
  main: () =>
    plantThread({ title: 'Launch plan, spring', people: { Grace: 'admin', Linus: 'viewer' }, lines: MAIN }),
  empty: () => plantThread({ title: 'A fresh start', people: { Linus: 'viewer' } }),
  rich: () =>
    plantThread({
      title: 'Code, a table, mathematics',
      lines: answered('Show me all of it', { text: RICH }),
    }),
  diagram: () =>
    plantThread({
      title: 'From question to answer',
      lines: answered('Draw it', { text: DIAGRAM }),
    }),
  generated: () =>
    plantThread({
      title: 'Pricing',
      lines: answered('Compare three pricing plans in a table', {
        text: scripted('Ada', 'Compare three pricing plans in a table'),
      }),
    }),
  form: () =>
    plantThread({
      title: 'Off-site',
      lines: answered('Make a form to plan our off-site', {
        text: scripted('Ada', 'Make a form to plan our off-site'),
      }),
    }),
  undrawn: () =>
    plantThread({
      title: 'Plans within plans',
      lines: answered('Show every plan inside every other', {
        text: '<content thesys="true">root = Card([head, root])\nhead = Header("Plans", "Within plans")</content>',
      }),
    }),
  unlucky: () =>
    plantThread({
      title: 'Not every answer ends well',
      people: { Grace: 'editor' },
      lines: [
        ...answered('What about the import?', { text: '', status: 'failed', error: 'unreachable' }),
        ...answered('And the invitations?', {
          text: 'One link, one tap, no account needed to look. Try it with',
          status: 'stopped',
          stoppedBy: 'Grace',
        }),
        ...answered('And all the details?', {
          text: 'To begin with, everything counts.',
          status: 'cut-off',
        }),
        ...answered('Anything else?', { text: '', status: 'cancelled', stoppedBy: 'Ada' }),
        ...answered('Now?', { text: 'Half of it stands', status: 'failed', error: 'cut-stream' }),
      ],
    }),
  archived,
  trashed,
  streaming,
  busy,
  linked,
  token: inviteToken,
  shared,
  search: plantSearch,
  usage: plantUsage,
} as const satisfies Record<string, () => Promise<string>>;

export type Samples = (kind: keyof typeof SAMPLES) => Promise<string>;

export function samplesOf(): Samples {
  const made = new Map<string, Promise<string>>();
  return (kind) => {
    const thread = made.get(kind) ?? SAMPLES[kind]();
    made.set(kind, thread);
    return thread;
  };
}
