/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Attacks of layer R on invites, removals, the trash and server-side counters: through the web SDK and as raw
// REST, each beside a twin that differs in one respect.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  budgetPath,
  draftPath,
  eventsPath,
  instructionsPath,
  invitePath,
  memberPath,
  membersPath,
  messagePath,
  messagesPath,
  picturePath,
  ratePath,
  removedPath,
  trashedMembersPath,
  runPath,
  runsPath,
  threadPath,
} from '@/model/paths';
import { NOW, plus, type Act, type Data } from './act';
import { attack } from './attack';
import { PEOPLE, type Person } from './people';
import { listedIds, perform } from './perform';
import { openProject, type Project } from './project';
import {
  NEW_PRESENCE,
  STORED_DRAFT,
  STORED_RUN,
  presencePath,
  seedThread,
  storedMember,
  storedMessage,
  storedThread,
} from './shapes';

const THREAD = 'thread-of-attacks';
const TRASHED = 'thread-in-the-trash';
const { owner, admin, editor, viewer, removed, stranger, anonymous } = PEOPLE;
const SIGNED_OUT = PEOPLE['signed-out'];
const AT = new Date(1_700_000_000_000);

const invite = invitePath('a'.repeat(64));
const INVITE: Data = {
  kind: 'link',
  threadId: THREAD,
  role: 'editor',
  by: owner.uid,
  byName: 'Olga',
  note: '',
  createdAt: AT,
  expiresAt: new Date(4_000_000_000_000),
  maxUses: 1,
  uses: 1,
};

/** Every document of a thread in the trash. */
const inTrash: Record<string, Data> = {
  [threadPath(TRASHED)]: {
    ...storedThread([owner.uid]),
    state: 'trashed',
    trash: { at: AT, by: owner.uid, was: 'open' },
  },
  [memberPath(TRASHED, owner.uid)]: storedMember(owner),
  [messagePath(TRASHED, 'a-message')]: storedMessage(editor),
  [`${messagePath(TRASHED, 'a-message')}/versions/r-before`]: { content: 'Before' },
  [runPath(TRASHED, 'r-stopped')]: STORED_RUN,
  [draftPath(TRASHED, 'r-stopped', 1)]: STORED_DRAFT,
  [`${eventsPath(TRASHED)}/an-event`]: { kind: 'trashed', by: owner.uid, at: AT },
  [instructionsPath(TRASHED)]: { text: 'Be brief.' },
};

let project: Project;

beforeAll(async () => {
  project = await openProject('attacks-membership');
  await seedThread(project, THREAD);
  const batch = project.server.batch();
  const trashedMembers = [admin, editor, viewer].map((person): [string, Data] => [
    `${trashedMembersPath(TRASHED)}/${person.uid}`,
    { uid: person.uid, member: storedMember(person) },
  ]);
  for (const [path, data] of [
    ...Object.entries(inTrash),
    ...trashedMembers,
    [invite, INVITE] as const,
    [removedPath(THREAD, removed.uid), { by: owner.uid, at: AT }] as const,
    [budgetPath(editor.uid, '2026-11-24'), { answers: 50 }] as const,
    [ratePath('a-counter'), { count: 60 }] as const,
    [picturePath('a-picture-of-ada'), { uid: owner.uid, type: 'image/png' }] as const,
  ])
    batch.set(project.server.doc(path), data);
  await batch.commit();
});

const get = (path: string): Act => ({ op: 'get', path });
const set = (path: string, data: Data): Act => ({ op: 'set', path, data });
const update = (path: string, data: Data): Act => ({ op: 'update', path, data });
const remove = (path: string): Act => ({ op: 'delete', path });
const list = (collection: string): Act => ({ op: 'list', collection, limit: 10 });

/** Refused for each of these people; the twin is the server, or the person in `allowed`. */
async function refused(people: readonly Person[], act: Act, allowed: Person | 'server' = 'server') {
  const unchanged = 'path' in act ? [act.path, threadPath(THREAD), threadPath(TRASHED)] : [];
  for (const person of people)
    await attack(project, {
      twin: { as: allowed, act },
      attempt: { as: person, act },
      refusal: 'permission-denied',
      unchanged: [...new Set(unchanged)],
    });
}

describe('invites', () => {
  it('[A6] [X65] are readable by nobody: not by their creator, not by id, not as a list', async () => {
    const everybody = [owner, admin, stranger, anonymous, SIGNED_OUT];
    await refused(everybody, get(invite));
    await refused(everybody, list('invites'));
    await refused([owner, stranger], {
      op: 'list',
      collection: 'invites',
      where: ['by', '==', owner.uid],
      limit: 1,
    });
  });

  it.each<[string, Data]>([
    ['given another use', { uses: 0 }],
    ['counted down', { uses: plus(-1) }],
    ['made to last', { expiresAt: NOW }],
    ['given another role', { role: 'admin' }],
    ['turned to another thread', { threadId: 'thread-of-eve' }],
  ])('[A6] [X65] are not %s', (_what, change) => refused([owner, admin, stranger], update(invite, change)));

  it('[A6] [X58] [X65] are not created or revoked except by the server', async () => {
    await refused([owner, stranger, anonymous], set(invitePath('b'.repeat(64)), { ...INVITE, uses: 0 }));
    await refused([owner, stranger], remove(invite));
  });

  it('[A4] [X56] [X65] do not make a member of a browser that names one', () =>
    refused(
      [stranger, removed],
      set(memberPath(THREAD, stranger.uid), { ...storedMember(stranger), inviteId: invite }),
    ));
});

describe('a removed member', () => {
  it('[A4] [X67] cannot revert the removal', async () => {
    await refused([removed, editor], remove(removedPath(THREAD, removed.uid)));
    await refused([removed], update(removedPath(THREAD, removed.uid), { at: new Date(0) }));
    await refused([removed], get(removedPath(THREAD, removed.uid)));
  });

  it('[A4] [X59] nobody removes another by writing a removal', () =>
    refused([owner, editor], set(removedPath(THREAD, viewer.uid), { by: owner.uid, at: NOW })));
});

describe('a thread in the trash', () => {
  const others = [admin, editor, viewer, removed, stranger, anonymous, SIGNED_OUT];

  it.each(Object.keys(inTrash))('[T11] [A2] [X14] [X22] %s is readable by its owner only', (path) =>
    refused(others, get(path), owner),
  );

  it.each([membersPath(TRASHED), messagesPath(TRASHED), runsPath(TRASHED), eventsPath(TRASHED)])(
    '[T11] [A2] [X22] %s can be listed by its owner only',
    (collection) => refused(others, list(collection), owner),
  );

  it('[T11] [A2] [X17] is in its owner’s list only', async () => {
    const threadsOf = (person: Person) =>
      listedIds(project, person, {
        op: 'list',
        collection: 'threads',
        where: ['memberIds', 'array-contains', person.uid],
        limit: 30,
      });
    expect(await threadsOf(owner)).toContain(TRASHED);
    for (const person of [admin, editor, viewer]) {
      expect(await threadsOf(person)).not.toContain(TRASHED);
      expect(await threadsOf(person)).toContain(THREAD);
    }
  });

  it('[T11] [X61] the memberships that the trash has set aside are readable and usable by nobody', async () => {
    const mine = `${trashedMembersPath(TRASHED)}/${editor.uid}`;
    await refused([owner, editor], get(mine));
    await refused([owner, editor], update(mine, { 'member.role': 'owner' }));
    await refused([owner, editor], remove(mine));
    await refused([editor], set(memberPath(TRASHED, editor.uid), storedMember(editor)));
  });

  it('[T11] [A4] only the server restores it, not even its owner’s browser', async () => {
    await refused([owner, editor], update(threadPath(TRASHED), { state: 'open', trash: null }));
    await refused([editor], update(threadPath(TRASHED), { memberIds: [owner.uid, editor.uid] }));
  });

  it('[T11] [A4] [X55] a former member cannot be present there any more', () =>
    refused([editor], set(presencePath(TRASHED, editor.uid), NEW_PRESENCE)));
});

describe('documents that only the server writes', () => {
  it('[A6] [X82] nobody reads or resets a rate limit counter', async () => {
    for (const path of [budgetPath(editor.uid, '2026-11-24'), ratePath('a-counter')]) {
      await refused([editor, owner], get(path));
      await refused([editor, owner], update(path, { count: 0, answers: 0 }));
      await refused([editor, owner], remove(path));
    }
  });

  it('[A6] [X76] nobody writes a picture, or reads one except by its URL', async () => {
    await refused([editor, owner], get(picturePath('a-picture-of-ada')));
    await refused([owner], update(picturePath('a-picture-of-ada'), { type: 'text/html' }));
    await refused([editor], set(picturePath('a-page-of-eve'), { uid: editor.uid, type: 'text/html' }));
  });

  it('[A4] [X40] nobody posts a blank message by bypassing the server’s check', () =>
    refused(
      [editor],
      set(messagePath(THREAD, 'a-blank-message'), { ...storedMessage(editor), content: '   ' }),
    ));

  it('[A1] [X28] a deleted message is readable like any other: its text is erased from the store', async () => {
    const path = messagePath(THREAD, 'a-deleted-message');
    await project.server.doc(path).set({ ...storedMessage(editor), status: 'deleted', content: '' });
    expect(await perform(project, { as: viewer, act: get(path), by: 'rest' })).toBe('done');
    await refused([stranger], get(path), viewer);
  });
});
