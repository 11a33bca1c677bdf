/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Lists need a bounded limit, and the thread list a restriction to the person's own threads.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  MAX_BLOCKS_LISTED,
  MAX_MEMBERS,
  MAX_OPEN_INVITES,
  MAX_OPEN_REQUESTS,
  MAX_READ_STATES_LISTED,
  MESSAGES_PAGE,
} from '@/model/limits';
import {
  blocksPath,
  eventsPath,
  membersPath,
  mentionsPath,
  messagesPath,
  requestsPath,
  runsPath,
  threadPath,
  userPath,
  versionsPath,
} from '@/model/paths';
import type { ListAct } from './act';
import { attack } from './attack';
import { collectionsOf } from './conditions';
import { seedThread } from './shapes';
import { COLLEAGUE, PEOPLE, addressOf, type Person } from './people';
import { listedIds } from './perform';
import { openProject, type Project } from './project';

const THREAD = 'thread-of-lists';
const { editor, stranger } = PEOPLE;
const mine = ['memberIds', 'array-contains', editor.uid] as const;

const LISTS: readonly (readonly [name: string, list: Omit<ListAct, 'op' | 'limit'>, most: number])[] = [
  [
    'threads by activity',
    { collection: 'threads', where: mine, orderBy: ['updatedAt', 'desc'] },
    MESSAGES_PAGE,
  ],
  [
    'threads by change',
    { collection: 'threads', where: mine, orderBy: ['changedAt', 'desc'] },
    MESSAGES_PAGE,
  ],
  ['members', { collection: membersPath(THREAD) }, MAX_MEMBERS],
  ['messages by change', { collection: messagesPath(THREAD), orderBy: ['changedAt', 'desc'] }, MESSAGES_PAGE],
  ['messages by place', { collection: messagesPath(THREAD), orderBy: ['seq', 'desc'] }, MESSAGES_PAGE],
  ['versions', { collection: versionsPath(THREAD, 'a-message') }, MESSAGES_PAGE],
  [
    'open runs',
    { collection: runsPath(THREAD), where: ['status', 'in', ['queued', 'writing']] },
    MESSAGES_PAGE,
  ],
  ['events', { collection: eventsPath(THREAD), orderBy: ['at', 'desc'] }, MESSAGES_PAGE],
  ['presence', { collection: `${threadPath(THREAD)}/presence` }, MESSAGES_PAGE],
  ['readStates', { collection: `${userPath(editor.uid)}/readStates` }, MAX_READ_STATES_LISTED],
  ['mentions', { collection: mentionsPath(editor.uid), orderBy: ['at', 'desc'] }, MESSAGES_PAGE],
  ['blocks', { collection: blocksPath(editor.uid) }, MAX_BLOCKS_LISTED],
  ['invites', { collection: 'invites', where: ['email', '==', addressOf(editor)] }, MAX_OPEN_INVITES],
];

let project: Project;

beforeAll(async () => {
  project = await openProject('lists');
  await seedThread(project, THREAD);
});

describe.each(
  LISTS.map(([name, list, most]) => [`${name} (${collectionsOf(list.collection)})`, list, most] as const),
)('%s', (_name, list, most) => {
  it('[A3] [X19] [X88] a list beyond the highest limit is refused', () =>
    isRefused({ ...list, limit: most }, { ...list, limit: most + 1 }));

  it('[A3] [X19] a list without a limit is refused', () => isRefused({ ...list, limit: most }, list));

  it('[A3] [X19] documents cannot be skipped: an offset is billed and not limited', () =>
    attack(
      project,
      {
        twin: { as: editor, act: { op: 'list', ...list, limit: most, offset: 0 } },
        attempt: { as: editor, act: { op: 'list', ...list, limit: most, offset: 1 } },
        refusal: 'permission-denied',
        unchanged: [],
      },
      ['rest'],
    ));

  it('[A3] [X20] a count without a limit is refused', () =>
    isRefused({ ...list, count: true, limit: most }, { ...list, count: true }));
});

describe(`requests to join (${collectionsOf(requestsPath(THREAD))})`, () => {
  const requests = { collection: requestsPath(THREAD), where: ['state', '==', 'open'] } as const;
  const most = { ...requests, limit: MAX_OPEN_REQUESTS };
  const { admin } = PEOPLE;

  it('[A3] [X19] [X88] a list beyond the highest limit is refused', () =>
    isRefused(most, { ...requests, limit: MAX_OPEN_REQUESTS + 1 }, admin));

  it('[A3] [X19] a list without a limit is refused', () => isRefused(most, requests, admin));

  it('[A7] [X8] [X118] an anonymous sign-in lists none, even with the uid of an admin', () =>
    attack(project, {
      twin: { as: admin, act: { op: 'list', ...most } },
      attempt: { as: { ...admin, signIn: 'anonymous' }, act: { op: 'list', ...most } },
      refusal: 'permission-denied',
      unchanged: [],
    }));

  it('[A29] [X118] an editor, a viewer and a stranger list none', async () => {
    for (const person of [editor, PEOPLE.viewer, stranger])
      await attack(project, {
        twin: { as: admin, act: { op: 'list', ...most } },
        attempt: { as: person, act: { op: 'list', ...most } },
        refusal: 'permission-denied',
        unchanged: [],
      });
  });
});

describe('the list of threads', () => {
  const threads = { collection: 'threads', limit: 30 };

  it('[A3] [X16] needs a filter by member', () => isRefused({ ...threads, where: mine }, threads));

  it('[A3] [X17] is refused for another’s threads', () =>
    isRefused(
      { ...threads, where: mine },
      { ...threads, where: ['memberIds', 'array-contains', COLLEAGUE.uid] },
    ));

  it('[A3] [X17] is refused for another’s threads among one’s own', () =>
    isRefused(
      { ...threads, where: ['memberIds', 'array-contains-any', [editor.uid]] },
      { ...threads, where: ['memberIds', 'array-contains-any', [editor.uid, COLLEAGUE.uid]] },
    ));

  it('[A3] [X20] is not counted beyond one’s own threads', () =>
    isRefused({ ...threads, count: true, where: mine }, { ...threads, count: true }));

  it('[A3] is refused with a filter by another field', () =>
    isRefused({ ...threads, where: mine }, { ...threads, where: ['createdBy', '==', editor.uid] }));

  it('[A2] is empty for a stranger', async () => {
    const act: ListAct = { op: 'list', ...threads, where: ['memberIds', 'array-contains', stranger.uid] };
    expect(await listedIds(project, stranger, act)).toEqual([]);
  });
});

describe('the list of email invites (invites)', () => {
  const invites = { collection: 'invites', limit: 10 };
  const own = { ...invites, where: ['email', '==', addressOf(editor)] } as const;

  it('[A11] [X16] needs a filter by address', () => isRefused(own, invites));

  it('[A11] [X17] is refused for another’s address', () =>
    isRefused(own, { ...invites, where: ['email', '==', addressOf(COLLEAGUE)] }));

  it('[A11] [X104] is refused until the address is verified', () =>
    attack(project, {
      twin: { as: editor, act: { op: 'list', ...own } },
      attempt: {
        as: { ...editor, uid: 'uid-unverified', claims: { email: addressOf(editor), email_verified: false } },
        act: { op: 'list', ...own },
      },
      refusal: 'permission-denied',
      unchanged: [],
    }));

  it('[A6] [A18] is refused with a filter that links fit', () =>
    isRefused(own, { ...invites, where: ['kind', '==', 'link'] }));
});

describe('collections of all threads at once', () => {
  it.each([
    'members',
    'messages',
    'runs',
    'drafts',
    'parts',
    'events',
    'private',
    'presence',
    'versions',
    'requests',
    'readStates',
    'mentions',
    'invites',
    'blocks',
    'lease',
  ])('[A2] [X22] nobody lists %s across threads', (collection) =>
    attack(project, {
      twin: { as: 'server', act: { op: 'list', collection, group: true, limit: 10 } },
      attempt: { as: PEOPLE.owner, act: { op: 'list', collection, group: true, limit: 10 } },
      refusal: 'permission-denied',
      unchanged: [],
    }),
  );
});

function isRefused(
  taken: Omit<ListAct, 'op'>,
  refused: Omit<ListAct, 'op'>,
  person: Person = editor,
): Promise<void> {
  return attack(project, {
    twin: { as: person, act: { op: 'list', ...taken } },
    attempt: { as: person, act: { op: 'list', ...refused } },
    refusal: 'permission-denied',
    unchanged: [],
  });
}
