/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// The attacks of layer R, by number: each through the web SDK and as raw REST, beside a twin that differs in one respect.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  draftPath,
  instructionsPath,
  readStatePath,
  memberPath,
  membersPath,
  messagePath,
  messagesPath,
  runPath,
  runsPath,
  threadPath,
  tombstonePath,
  userPath,
} from '@/model/paths';
import { NOW, union, type Act, type Data } from './act';
import { attack } from './attack';
import {
  NEW_READ_STATE,
  NEW_PRESENCE,
  STORED_DRAFT,
  STORED_READ_STATE,
  STORED_RUN,
  STORED_USER,
  presencePath,
  seedThread,
  storedMember,
  storedMessage,
  storedThread,
} from './shapes';
import { COLLEAGUE, PEOPLE, type Person } from './people';
import { perform } from './perform';
import { openProject, type Project } from './project';

const THREAD = 'thread-attacked';
const { owner, admin, editor, viewer, removed, stranger, anonymous } = PEOPLE;
const SIGNED_OUT = PEOPLE['signed-out'];

const thread = threadPath(THREAD);
const ownMessage = messagePath(THREAD, 'posted-by-the-editor');
const othersMessage = messagePath(THREAD, 'posted-by-a-colleague');
const answer = messagePath(THREAD, 'a-answer');
const run = runPath(THREAD, 'r-written');
const draft = draftPath(THREAD, 'r-written', 1);
const user = userPath(editor.uid);
const existing: Record<string, Data> = {
  [ownMessage]: storedMessage(editor),
  [othersMessage]: storedMessage(COLLEAGUE),
  [answer]: storedMessage({ uid: 'assistant' }, 'assistant'),
  [run]: STORED_RUN,
  [draft]: STORED_DRAFT,
  [user]: STORED_USER,
  [userPath(stranger.uid)]: STORED_USER,
  [userPath(COLLEAGUE.uid)]: STORED_USER,
  [readStatePath(COLLEAGUE.uid, THREAD)]: STORED_READ_STATE,
  [instructionsPath(THREAD)]: { content: 'Be brief.' },
  [`${thread}/private/${COLLEAGUE.uid}`]: { content: 'Nobody’s' },
};

let project: Project;

beforeAll(async () => {
  project = await openProject('attacks');
  await seedThread(project, THREAD);
  const batch = project.server.batch();
  for (const [path, data] of Object.entries(existing)) batch.set(project.server.doc(path), data);
  await batch.commit();
});

const get = (path: string): Act => ({ op: 'get', path });
const set = (path: string, data: Data): Act => ({ op: 'set', path, data });
const update = (path: string, data: Data): Act => ({ op: 'update', path, data });
const remove = (path: string): Act => ({ op: 'delete', path });

/** The same act by a person who has the right. */
function sameActBy(allowed: Person, attacker: Person, act: Act): Promise<void> {
  return versus({ as: allowed, act }, { as: attacker, act });
}

/** The same act by the server: it is refused for every browser. */
function byNobody(attacker: Person, act: Act): Promise<void> {
  return versus({ as: 'server', act }, { as: attacker, act });
}

function versus(twin: { as: Person | 'server'; act: Act }, attempt: { as: Person; act: Act }): Promise<void> {
  const unchanged = [twin.act, attempt.act].flatMap((act) => ('path' in act ? [act.path] : []));
  return attack(project, {
    twin,
    attempt,
    refusal: 'permission-denied',
    unchanged: [...new Set([...unchanged, thread])],
  });
}

describe('identity', () => {
  it('[A2] [X1] nothing is readable without a token', () => sameActBy(editor, SIGNED_OUT, get(thread)));

  it('[A8] [X7] a token is valid until it expires, so access ends with the membership', async () => {
    const leaver: Person = { uid: 'uid-leaver', role: 'editor', signIn: 'password' };
    await join(leaver);
    expect(await perform(project, { as: leaver, act: get(answer), by: 'rest' })).toBe('done');
    await leave(leaver);
    await sameActBy(editor, leaver, get(answer));
    await sameActBy(editor, leaver, get(thread));
  });

  it('[A7] [X8] an anonymous sign-in reads nothing', () => sameActBy(editor, anonymous, get(answer)));

  it('[A7] [X8] an anonymous sign-in creates no thread', () =>
    byNobody(anonymous, set(threadPath('thread-of-nobody'), storedThread([anonymous.uid]))));

  it('[A7] [X8] an anonymous sign-in writes no read state and no presence', async () => {
    await sameActBy(editor, anonymous, set(readStatePath(editor.uid, THREAD), NEW_READ_STATE));
    await sameActBy(editor, anonymous, set(presencePath(THREAD, editor.uid), NEW_PRESENCE));
  });

  it('[A4] [X10] nobody makes themselves an admin in their own document', () =>
    versus(
      { as: stranger, act: update(userPath(stranger.uid), { preferences: { admin: true } }) },
      { as: stranger, act: update(userPath(stranger.uid), { admin: true }) },
    ));

  it('[A2] [X10] custom claims of a token give no rights', () =>
    sameActBy(
      editor,
      { ...stranger, claims: { admin: true, role: 'owner', threadId: THREAD } },
      get(thread),
    ));
});

describe('reading', () => {
  it('[A2] [X14] a stranger does not get a thread', () => sameActBy(viewer, stranger, get(thread)));

  it('[A2] [X14] a denial does not reveal whether a thread exists', async () => {
    for (const path of [thread, threadPath('thread-that-never-was')]) {
      for (const child of [path, `${path}/messages/a-message`, `${path}/members/${stranger.uid}`]) {
        const answers = await project.rest(stranger, { method: 'GET', path: `/${child}` });
        expect(answers.status).toBe(403);
      }
    }
    // A member reads the one that exists.
    const twin = await project.rest(viewer, { method: 'GET', path: `/${thread}` });
    expect(twin.status).toBe(200);
  });

  it.each(['messages', 'drafts', 'presence', 'runs', 'private', 'members', 'events'])(
    '[A2] [X22] a stranger does not list %s',
    (collection) => {
      const act: Act = { op: 'list', collection: `${thread}/${collection}`, limit: 10 };
      // Drafts and private are not listed by members either; there the twin is the server.
      return collection === 'drafts' || collection === 'private'
        ? byNobody(stranger, act)
        : sameActBy(viewer, stranger, act);
    },
  );

  it.each([
    ['message', answer],
    ['draft', draft],
    ['run', run],
    ['instructions', instructionsPath(THREAD)],
  ])('[A2] [X22] a stranger does not get a %s', (_name, path) => sameActBy(viewer, stranger, get(path)));

  it('[A2] [X22] membership of one thread gives no access to another', async () => {
    await project.server.doc(threadPath('thread-of-eve')).set(storedThread([stranger.uid]));
    await project.server.doc(memberPath('thread-of-eve', stranger.uid)).set(storedMember(stranger));
    await project.server.doc(messagePath('thread-of-eve', 'a-message')).set(storedMessage(stranger));
    await versus(
      { as: stranger, act: get(messagePath('thread-of-eve', 'a-message')) },
      { as: stranger, act: get(answer) },
    );
  });

  it('[A17] [X29] nobody reads another’s user document or read states', async () => {
    await sameActBy(COLLEAGUE, editor, get(userPath(COLLEAGUE.uid)));
    await sameActBy(COLLEAGUE, editor, get(readStatePath(COLLEAGUE.uid, THREAD)));
    await sameActBy(COLLEAGUE, editor, {
      op: 'list',
      collection: `${userPath(COLLEAGUE.uid)}/readStates`,
      limit: 10,
    });
  });

  it('[A6] [X29] of a thread’s private documents only the instructions are readable', () =>
    versus(
      { as: editor, act: get(instructionsPath(THREAD)) },
      { as: editor, act: get(`${thread}/private/${COLLEAGUE.uid}`) },
    ));
});

describe('taking over a thread', () => {
  beforeEach(() => seedThread(project, THREAD).then(() => undefined));

  it('[A4] [X31] nobody creates a thread again whose messages still exist', async () => {
    const orphaned = threadPath('thread-orphaned');
    await project.server.doc(`${orphaned}/messages/a-message`).set(storedMessage(owner));
    await byNobody(stranger, set(orphaned, storedThread([stranger.uid])));
    await byNobody(stranger, set(memberPath('thread-orphaned', stranger.uid), { role: 'owner' }));
  });

  it('[A6] [X31] nobody deletes a tombstone', async () => {
    await project.server.doc(tombstonePath('thread-deleted')).set({ deletedAt: new Date(0) });
    await byNobody(owner, remove(tombstonePath('thread-deleted')));
  });

  it('[A4] [X56] a stranger does not add themselves', async () => {
    await byNobody(stranger, update(thread, { memberIds: union(stranger.uid) }));
    await byNobody(stranger, set(memberPath(THREAD, stranger.uid), storedMember(stranger)));
  });

  it('[A4] [X58] an editor does not become the owner', async () => {
    await byNobody(editor, update(memberPath(THREAD, editor.uid), { role: 'owner' }));
    await byNobody(editor, update(thread, { 'roles.uid-editor': 'owner' }));
  });

  it('[A4] [X59] nobody removes the owner or another member', async () => {
    await byNobody(editor, remove(memberPath(THREAD, owner.uid)));
    await byNobody(owner, remove(memberPath(THREAD, viewer.uid)));
  });

  it('[A4] [X61] members and memberIds cannot be made to differ', async () => {
    await byNobody(editor, remove(memberPath(THREAD, editor.uid)));
    await byNobody(owner, update(thread, { memberIds: [owner.uid, owner.uid] }));
    await byNobody(owner, set(memberPath(THREAD, 'uid-unheard-of'), storedMember(viewer)));
  });

  it('[A4] [X62] nobody creates a thread with other people as members', () =>
    byNobody(stranger, set(threadPath('thread-of-spam'), storedThread([stranger.uid, owner.uid]))));

  it.each(['constructor', 'toString', 'hasOwnProperty'])('[A4] [X68] nobody joins as %s', (name) =>
    byNobody(owner, set(memberPath(THREAD, name), storedMember(viewer))),
  );
});

describe('forging', () => {
  it('[A4] [X34] nobody writes a message, under another’s name or their own', async () => {
    await byNobody(owner, set(messagePath(THREAD, 'never-said'), storedMessage(editor)));
    await byNobody(owner, set(messagePath(THREAD, 'never-said'), storedMessage(owner)));
  });

  it.each(['assistant', 'system', 'tool'])('[A4] [X35] nobody posts as %s', (role) =>
    byNobody(
      owner,
      set(messagePath(THREAD, 'a-never-said'), { ...storedMessage({ uid: 'assistant' }, 'assistant'), role }),
    ),
  );

  it('[A4] [X43] nobody edits another’s message', () =>
    byNobody(owner, update(othersMessage, { content: 'Other words' })));

  it.each([
    ['authorId', COLLEAGUE.uid],
    ['createdAt', NOW],
    ['role', 'assistant'],
    ['seq', 99],
  ])('[A4] [X44] nobody changes %s of their own message', (field, value) =>
    byNobody(editor, update(ownMessage, { [field]: value })),
  );

  it('[A4] [X46] nobody deletes their own message or creates it again', async () => {
    await byNobody(editor, remove(ownMessage));
    await byNobody(editor, set(ownMessage, { ...storedMessage(editor), content: 'Never this' }));
  });

  it('[A4] [X47] [X103] nobody changes an answer, neither its text nor the state of a form', async () => {
    await byNobody(owner, update(answer, { content: 'Other words' }));
    await byNobody(owner, update(answer, { 'metadata.state': 'filled in' }));
    await byNobody(owner, set(`${answer}/uiState/${owner.uid}`, { x: 1 }));
  });

  it('[A4] [X49] nobody writes a draft, its parts or a run', async () => {
    await byNobody(owner, update(draft, { content: 'Other words' }));
    await byNobody(owner, set(`${draft}/parts/0`, { content: 'Other words' }));
    await byNobody(owner, update(run, { status: 'cancelled' }));
    await byNobody(owner, set(runPath(THREAD, 'r-forged'), STORED_RUN));
  });

  it('[A4] [X64] a viewer neither posts nor asks nor stops', async () => {
    await byNobody(viewer, set(messagePath(THREAD, 'never-said'), storedMessage(viewer)));
    await byNobody(viewer, set(runPath(THREAD, 'r-forged'), STORED_RUN));
    await byNobody(viewer, update(run, { stop: { by: viewer.uid, byName: 'Vic', at: 0 } }));
  });

  it.each([
    `${answer}/evil/x`,
    `${thread}/zzz/x`,
    'root/x',
    `${messagesPath(THREAD)}/a-answer/versions/x/y/z`,
  ])('[A4] [X52] nobody writes to %s', (path) => byNobody(owner, set(path, { x: 1 })));

  it('[A4] [X53] nobody increments a title', async () => {
    await byNobody(owner, update(thread, { title: union('x') }));
    await byNobody(owner, update(thread, { landedCount: 99 }));
  });

  it('[A4] [X55] nobody writes another’s presence', async () => {
    const theirs = presencePath(THREAD, COLLEAGUE.uid);
    await sameActBy(COLLEAGUE, editor, set(theirs, NEW_PRESENCE));
    await versus(
      { as: editor, act: set(presencePath(THREAD, editor.uid), NEW_PRESENCE) },
      { as: stranger, act: set(presencePath(THREAD, stranger.uid), NEW_PRESENCE) },
    );
  });

  it('[A5] [X37] [X38] a read state has exactly its fields', async () => {
    const readState = readStatePath(editor.uid, THREAD);
    const accepted = { as: editor, act: set(readState, NEW_READ_STATE) };
    await versus(accepted, { as: editor, act: set(readState, { ...NEW_READ_STATE, isAdmin: true }) });
    await versus(accepted, { as: editor, act: set(readState, { landedCount: 1, seenAt: NOW }) });
  });

  it('[A5] [X41] a read state cannot hold a megabyte', () =>
    versus(
      { as: editor, act: set(readStatePath(editor.uid, THREAD), NEW_READ_STATE) },
      {
        as: editor,
        act: set(readStatePath(editor.uid, THREAD), { ...NEW_READ_STATE, unsentText: 'a'.repeat(1_000_000) }),
      },
    ));

  it('[A4] [X83] nobody floods a thread with a loop of writes', async () => {
    for (const id of ['spam-one', 'spam-two'])
      await byNobody(editor, set(messagePath(THREAD, id), storedMessage(editor)));
  });

  it('[A4] one refused write fails its batch', async () => {
    const readState = readStatePath(editor.uid, THREAD);
    await project.server.doc(readState).delete();
    const name = (path: string) => `projects/${project.id}/databases/(default)/documents/${path}`;
    const good = {
      update: {
        name: name(readState),
        fields: {
          landedCount: { integerValue: '0' },
          mentions: { integerValue: '0' },
          seenAt: { nullValue: null },
          pinned: { booleanValue: true },
          muted: { booleanValue: false },
          unsentText: { stringValue: '' },
          unread: { booleanValue: false },
        },
      },
      updateTransforms: [{ fieldPath: 'changedAt', setToServerValue: 'REQUEST_TIME' }],
    };
    const bad = { update: { name: name(ownMessage), fields: { content: { stringValue: 'Other words' } } } };
    const commit = (writes: unknown[]) =>
      project.rest(editor, { method: 'POST', path: ':commit', body: { writes } });
    expect((await commit([good, bad])).status).toBe(403);
    expect((await project.server.doc(readState).get()).exists).toBe(false);
    expect((await commit([good])).status).toBe(200);
  });
});

describe('a removed member', () => {
  it.each([
    ['the thread', get(thread)],
    ['an answer', get(answer)],
    ['their own message', get(messagePath(THREAD, 'said-before-removal'))],
    ['messages', { op: 'list', collection: messagesPath(THREAD), limit: 50 }],
    ['members', { op: 'list', collection: membersPath(THREAD), limit: 50 }],
    ['runs', { op: 'list', collection: runsPath(THREAD), limit: 50 }],
  ] as const satisfies readonly (readonly [string, Act])[])('[A8] [X23] does not read %s', (_name, act) =>
    sameActBy(viewer, removed, act),
  );

  it('[A4] writes no presence any more, and creates no read state', async () => {
    await versus(
      { as: admin, act: set(presencePath(THREAD, admin.uid), NEW_PRESENCE) },
      { as: removed, act: set(presencePath(THREAD, removed.uid), NEW_PRESENCE) },
    );
    await versus(
      { as: admin, act: set(readStatePath(admin.uid, THREAD), NEW_READ_STATE) },
      { as: removed, act: set(readStatePath(removed.uid, THREAD), NEW_READ_STATE) },
    );
  });

  it('[A4] can still write the unsent text of an existing read state', async () => {
    await project.server.doc(readStatePath(removed.uid, THREAD)).set(STORED_READ_STATE);
    const changed = { unsentText: 'I was about to say', changedAt: NOW };
    const act = update(readStatePath(removed.uid, THREAD), changed);
    expect(await perform(project, { as: removed, act, by: 'sdk' })).toBe('done');
  });
});

async function join(person: Person): Promise<void> {
  await project.server.doc(memberPath(THREAD, person.uid)).set(storedMember(person));
  await project.server.doc(thread).update({ memberIds: [...membersNow, person.uid] });
}

async function leave(person: Person): Promise<void> {
  await project.server.doc(memberPath(THREAD, person.uid)).delete();
  await project.server.doc(thread).update({ memberIds: membersNow });
}

const membersNow = storedThread().memberIds;
