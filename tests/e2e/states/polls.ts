// Polls: by name while people vote, hidden, closed, and a block that is none.
import type { Page } from 'playwright/test';
import { countVotes, voteId } from '@/model/poll';
import { messagePollsOf } from '@/model/poll-block';
import { messagePath, votePath } from '@/model/paths';
import { commit } from '@/tests/e2e/store';
import type { Name } from '@/tests/e2e/fixtures';
import type { State } from './harness';
import { seen, threadReady } from './locators';
import { plantThread, uidOf } from './planted-threads';

/** As `plantThread` names the first message. */
const MESSAGE_ID = 'planted-001';
const VOTES: readonly [Name, readonly number[]][] = [
  ['Ada', [0]],
  ['Grace', [0]],
  ['Linus', [2]],
];
const POLL = '```poll\nWhere should we eat on Friday?\n- Pizza at the harbour\n- Soup\n- Something else\n```';
const HIDDEN = POLL.replace(/\n```$/, '\nchoices: several\nvotes: hidden\ncloses: 2999-01-01T12:00Z\n```');

async function plantPoll(text: string, isClosed: boolean): Promise<string> {
  const people = { Grace: 'editor', Linus: 'editor' } as const;
  const threadId = await plantThread({ title: 'Friday', people, lines: [{ by: 'Ada', text }] });
  const polls = messagePollsOf(text, { id: MESSAGE_ID, askedBy: uidOf('Ada') });
  const [poll] = polls?.list ?? [];
  if (polls === null || poll === undefined) return threadId;
  const result = countVotes(
    poll,
    VOTES.map(([, choices]) => ({ choices: [...choices] })),
  );
  const closed = {
    ...polls,
    open: {},
    list: [{ ...poll, closed: { at: Date.now(), by: uidOf('Ada') }, result }],
  };
  await commit([
    {
      path: messagePath(threadId, MESSAGE_ID),
      fields: { polls: isClosed ? closed : polls, changedAt: new Date() },
      only: ['polls', 'changedAt'],
    },
    ...VOTES.map(([name, choices]) => ({
      path: votePath(threadId, MESSAGE_ID, voteId(poll, uidOf(name))),
      fields: {
        poll: poll.key,
        pollId: poll.pollId,
        choices: [...choices],
        by: uidOf(name),
        byName: name,
        at: new Date(),
        isHidden: poll.isHidden,
      },
    })),
  ]);
  return threadId;
}

const pollState = (
  name: string,
  { text = POLL, isClosed = false }: { text?: string; isClosed?: boolean },
  ready: (page: Page) => Promise<unknown>,
): State => ({
  name,
  enter: async ({ visit }) => {
    const page = await threadReady(await visit('Ada', `/t/${await plantPoll(text, isClosed)}`));
    await ready(page);
    return page;
  },
});

export const POLLS: readonly State[] = [
  pollState('poll-open', {}, (page) => seen(page.getByText('3 people voted'))),
  pollState('poll-hidden', { text: HIDDEN }, (page) =>
    seen(page.getByRole('button', { name: 'Take back my vote' })),
  ),
  pollState('poll-closed', { isClosed: true }, (page) => seen(page.getByText(/^Closed /))),
];
