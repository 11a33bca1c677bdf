/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// The three documents that browsers write, field by field: each refused value is beside one that is accepted.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_PREFERENCES, MAX_PREFERENCE_CHARS, MAX_UNSENT_CHARS, PRESENCE_REST_S } from '@/model/limits';
import { readStatePath, userPath } from '@/model/paths';
import { NOW, plus, union, type Act, type Data, type Outcome } from './act';
import { attack } from './attack';
import {
  NEW_READ_STATE,
  NEW_PRESENCE,
  STORED_READ_STATE,
  STORED_USER,
  presencePath,
  seedThread,
} from './shapes';
import { PEOPLE } from './people';
import { perform } from './perform';
import { openProject, type Project } from './project';

const { editor } = PEOPLE;
const THREAD = 'thread-of-fields';
const readState = readStatePath(editor.uid, THREAD);
const presence = presencePath(THREAD, editor.uid);
const user = userPath(editor.uid);
const BY_A_CLOCK_OF_ONES_OWN = new Date(Date.now() + 1_000);
const IN_THE_YEAR_3000 = new Date('3000-01-01');

let project: Project;

beforeAll(async () => {
  project = await openProject('fields');
  await seedThread(project, THREAD);
});

type Case = readonly [what: string, path: string, refused: Data, taken: Data];

const readStates: Case[] = [
  ['a field too many', readState, { ...NEW_READ_STATE, role: 'owner' }, NEW_READ_STATE],
  ['changedAt missing', readState, without(NEW_READ_STATE, 'changedAt'), NEW_READ_STATE],
  ['unread in numbers', readState, { ...NEW_READ_STATE, unread: 1 }, { ...NEW_READ_STATE, unread: true }],
  ['a change to come', readState, { ...NEW_READ_STATE, changedAt: IN_THE_YEAR_3000 }, NEW_READ_STATE],
  [
    'a part of a message',
    readState,
    { ...NEW_READ_STATE, landedCount: 1.5 },
    { ...NEW_READ_STATE, landedCount: 1 },
  ],
  [
    'fewer than no messages',
    readState,
    { ...NEW_READ_STATE, landedCount: -1 },
    { ...NEW_READ_STATE, landedCount: 0 },
  ],
  [
    'a part of a mention',
    readState,
    { ...NEW_READ_STATE, mentions: 0.5 },
    { ...NEW_READ_STATE, mentions: 1 },
  ],
  [
    'fewer than no mentions',
    readState,
    { ...NEW_READ_STATE, mentions: -1 },
    { ...NEW_READ_STATE, mentions: 0 },
  ],
  [
    'a count in words',
    readState,
    { ...NEW_READ_STATE, landedCount: '1' },
    { ...NEW_READ_STATE, landedCount: 1 },
  ],
  ['pinned in words', readState, { ...NEW_READ_STATE, pinned: 'yes' }, { ...NEW_READ_STATE, pinned: true }],
  ['muted in numbers', readState, { ...NEW_READ_STATE, muted: 1 }, { ...NEW_READ_STATE, muted: true }],
  [
    'unsent text in a list',
    readState,
    { ...NEW_READ_STATE, unsentText: ['a'] },
    { ...NEW_READ_STATE, unsentText: 'a' },
  ],
  [
    'unsent text one character too long',
    readState,
    { ...NEW_READ_STATE, unsentText: 'a'.repeat(MAX_UNSENT_CHARS + 1) },
    { ...NEW_READ_STATE, unsentText: 'a'.repeat(MAX_UNSENT_CHARS) },
  ],
  [
    'unsent text of too many emoji, each of two units',
    readState,
    { ...NEW_READ_STATE, unsentText: '😀'.repeat(MAX_UNSENT_CHARS / 2 + 1) },
    { ...NEW_READ_STATE, unsentText: '😀'.repeat(MAX_UNSENT_CHARS / 2) },
  ],
  [
    'a time by a clock of one’s own',
    readState,
    { ...NEW_READ_STATE, seenAt: BY_A_CLOCK_OF_ONES_OWN },
    NEW_READ_STATE,
  ],
  ['a time to come', readState, { ...NEW_READ_STATE, seenAt: IN_THE_YEAR_3000 }, NEW_READ_STATE],
];

describe.each(['made', 'overwritten'] as const)('a read state that is %s', (state) => {
  beforeEach(() => putDocument(readState, state === 'made' ? undefined : STORED_READ_STATE));

  it.each(readStates)('[A5] refuses %s', (_what, path, refused, taken) =>
    attack(project, attempt({ op: 'set', path, data: taken }, { op: 'set', path, data: refused })),
  );
});

describe('an existing read state', () => {
  beforeEach(() => putDocument(readState, STORED_READ_STATE));

  it('[A5] can change in one field and keep its time', async () => {
    await isDone({
      op: 'update',
      path: readState,
      data: { pinned: true, unsentText: 'Half a sen', changedAt: NOW },
    });
    expect(await dataOf(readState)).toMatchObject({ pinned: true, unsentText: 'Half a sen', landedCount: 2 });
  });

  it('[A5] [X53] can be incremented, but never by a fraction', () =>
    attack(
      project,
      attempt(
        update(readState, { landedCount: plus(1), changedAt: NOW }),
        update(readState, { landedCount: plus(0.5), changedAt: NOW }),
      ),
    ));

  it('[A5] [X53] cannot get a number as its text', () =>
    attack(
      project,
      attempt(
        update(readState, { unsentText: 'a', changedAt: NOW }),
        update(readState, { unsentText: plus(1), changedAt: NOW }),
      ),
    ));

  it('[A5] [X53] cannot get a list as its text', () =>
    attack(
      project,
      attempt(
        update(readState, { unsentText: 'a', changedAt: NOW }),
        update(readState, { unsentText: union('a'), changedAt: NOW }),
      ),
    ));

  it('[A5] cannot get a time of the client’s own clock', () =>
    attack(
      project,
      attempt(
        update(readState, { seenAt: NOW, changedAt: NOW }),
        update(readState, { seenAt: BY_A_CLOCK_OF_ONES_OWN, changedAt: NOW }),
      ),
    ));

  it('[A5] [F13] cannot change without the time of the change, by which other devices listen', () =>
    attack(
      project,
      attempt(update(readState, { pinned: true, changedAt: NOW }), update(readState, { pinned: true })),
    ));

  it('[A5] [T24] gets a note that it is unread, and loses it, without a time: that is no change of the person’s', async () => {
    await isDone(update(readState, { unread: true }));
    await attack(
      project,
      attempt(update(readState, { unread: false }), update(readState, { unread: false, muted: true })),
    );
  });

  it('[A5] is not replaced by one that was never seen', () =>
    attack(
      project,
      attempt(
        { op: 'set', path: readState, data: NEW_READ_STATE },
        { op: 'set', path: readState, data: without(NEW_READ_STATE, 'seenAt') },
      ),
    ));

  it('[A5] cannot lose the time at which it was seen', () =>
    attack(
      project,
      attempt(
        update(readState, { seenAt: NOW, changedAt: NOW }),
        update(readState, { seenAt: null, changedAt: NOW }),
      ),
    ));
});

const changesOfBefore: [what: string, change: Data][] = [
  ['pinned', { pinned: true }],
  ['muted', { muted: true }],
  ['read on', { landedCount: 3, unread: false, seenAt: NOW }],
  ['marked as unread', { landedCount: 1, unread: true }],
  ['given unsent text', { unsentText: 'Half a sen' }],
];

describe('a read state that was stored before it had `unread` and the time of its change', () => {
  beforeEach(() => putDocument(readState, without(without(STORED_READ_STATE, 'unread'), 'changedAt')));

  it.each(changesOfBefore)('[A5] can be %s', async (_what, change) => {
    await isDone(update(readState, { ...change, changedAt: NOW }));
    expect(await dataOf(readState)).toMatchObject(without(change, 'seenAt'));
  });

  it('[A5] gets no other type of it', () =>
    attack(
      project,
      attempt(
        update(readState, { pinned: true, changedAt: NOW }),
        update(readState, { pinned: true, unread: 'no', changedAt: NOW }),
      ),
    ));
});

describe('a read state that does not exist yet', () => {
  beforeEach(() => putDocument(readState, undefined));

  it('[A5] can be created for a thread that was never opened', () =>
    isDone({
      op: 'set',
      path: readState,
      data: { ...NEW_READ_STATE, landedCount: 0, seenAt: null, pinned: true },
    }));

  it.each<[what: string, data: Data]>([
    ['a pin', { pinned: true }],
    ['unsent text', { unsentText: 'Half a sen' }],
    ['what was read', { landedCount: 2, mentions: 0, unread: false, seenAt: NOW }],
    ['silence', { muted: true }],
  ])(
    '[A5] [T23] is created by %s alone, which another device’s changes leave as it is',
    async (_what, data) => {
      await isDone({ op: 'set', path: readState, data: { ...data, changedAt: NOW }, merge: true });
      // This device had read, before, that there is none.
      await isDone({ op: 'set', path: readState, data: { unread: true, changedAt: NOW }, merge: true });
      expect(await dataOf(readState)).toMatchObject({ ...without(data, 'seenAt'), unread: true });
    },
  );

  it('[A5] [T24] is created by a note without a time, and by nothing else', () =>
    attack(
      project,
      attempt(
        { op: 'set', path: readState, data: { unread: true } },
        { op: 'set', path: readState, data: { unread: true, landedCount: 0 } },
      ),
    ));

  it('[A5] has the id of a thread, and no other', async () => {
    // Eight characters are the shortest id; the person is a member of both threads.
    for (const thread of ['eight-ch', 'seven-c']) await seedThread(project, thread);
    const [fits, tooShort] = [readStatePath(editor.uid, 'eight-ch'), readStatePath(editor.uid, 'seven-c')];
    await attack(project, {
      twin: { as: editor, act: { op: 'set', path: fits, data: NEW_READ_STATE } },
      attempt: { as: editor, act: { op: 'set', path: tooShort, data: NEW_READ_STATE } },
      refusal: 'permission-denied',
      unchanged: [fits, tooShort],
    });
  });
});

const presences: Case[] = [
  ['a field too many', presence, { ...NEW_PRESENCE, name: 'Assistant' }, NEW_PRESENCE],
  ['seenAt missing', presence, without(NEW_PRESENCE, 'seenAt'), NEW_PRESENCE],
  ['typingAt missing', presence, without(NEW_PRESENCE, 'typingAt'), NEW_PRESENCE],
  [
    'here by a clock of one’s own',
    presence,
    { ...NEW_PRESENCE, seenAt: BY_A_CLOCK_OF_ONES_OWN },
    NEW_PRESENCE,
  ],
  ['here in the year 3000', presence, { ...NEW_PRESENCE, seenAt: IN_THE_YEAR_3000 }, NEW_PRESENCE],
  ['never here', presence, { ...NEW_PRESENCE, seenAt: null }, NEW_PRESENCE],
  [
    'typing by a clock of one’s own',
    presence,
    { ...NEW_PRESENCE, typingAt: BY_A_CLOCK_OF_ONES_OWN },
    { ...NEW_PRESENCE, typingAt: NOW },
  ],
  [
    '[X55] typing until the year 3000',
    presence,
    { ...NEW_PRESENCE, typingAt: IN_THE_YEAR_3000 },
    { ...NEW_PRESENCE, typingAt: NOW },
  ],
  ['typing in words', presence, { ...NEW_PRESENCE, typingAt: 'now' }, { ...NEW_PRESENCE, typingAt: NOW }],
];

describe.each(['made', 'overwritten'] as const)('presence that is %s', (state) => {
  beforeEach(() =>
    putDocument(presence, state === 'made' ? undefined : { seenAt: new Date(0), typingAt: null }),
  );

  it.each(presences)('[A5] refuses %s', (_what, path, refused, taken) =>
    attack(project, attempt({ op: 'set', path, data: taken }, { op: 'set', path, data: refused })),
  );
});

describe('an existing presence', () => {
  const LONG_AGO = new Date(0);
  const here = update(presence, { seenAt: NOW, typingAt: null });
  const typing = update(presence, { typingAt: NOW });
  const leaving = update(presence, { seenAt: null, leftAt: NOW });

  const pairs: (readonly [what: string, stored: (at: Date) => Data, act: Act])[] = [
    ['being here after being here', (at) => ({ seenAt: at, typingAt: null }), here],
    ['being here after leaving', (at) => ({ seenAt: null, typingAt: null, leftAt: at }), here],
    ['typing after typing', (at) => ({ seenAt: LONG_AGO, typingAt: at }), typing],
    ['leaving after leaving', (at) => ({ seenAt: LONG_AGO, typingAt: null, leftAt: at }), leaving],
  ];

  it.each(pairs)('[A5] [X83] rests between %s', async (_what, stored, act) => {
    expect(await outcomeAfter(PRESENCE_REST_S - 1, stored, act)).toBe('refused');
    expect(await outcomeAfter(PRESENCE_REST_S, stored, act)).toBe('done');
  });

  it.each<readonly [string, (at: Date) => Data, Act]>([
    ['typing after a heartbeat', (at) => ({ seenAt: at, typingAt: null }), typing],
    ['a heartbeat after typing', (at) => ({ seenAt: LONG_AGO, typingAt: at }), here],
    ['leaving after either', (at) => ({ seenAt: at, typingAt: at }), leaving],
    ['leaving after an earlier visit', (at) => ({ seenAt: at, typingAt: at, leftAt: LONG_AGO }), leaving],
  ])('[A5] [F11] takes %s at once', async (_what, stored, act) => {
    expect(await outcomeAfter(0, stored, act)).toBe('done');
  });

  it.each<readonly [string, Data, Act, Act]>([
    ['is not deleted', { seenAt: LONG_AGO, typingAt: null }, here, { op: 'delete', path: presence }],
    [
      'takes no write without a sign',
      { seenAt: LONG_AGO, typingAt: null },
      here,
      update(presence, { typingAt: null }),
    ],
    [
      'takes no field too many',
      { seenAt: LONG_AGO, typingAt: null },
      typing,
      update(presence, { typingAt: NOW, name: 'x' }),
    ],
    [
      'does not forget when its person left',
      { seenAt: null, typingAt: null, leftAt: LONG_AGO },
      here,
      update(presence, { seenAt: NOW, typingAt: null, leftAt: null }),
    ],
    [
      'does not stay seen after leaving',
      { seenAt: LONG_AGO, typingAt: null },
      leaving,
      update(presence, { leftAt: NOW }),
    ],
    [
      'is not left by a clock of one’s own',
      { seenAt: LONG_AGO, typingAt: null },
      leaving,
      update(presence, { seenAt: null, leftAt: BY_A_CLOCK_OF_ONES_OWN }),
    ],
    [
      'is not left while typing',
      { seenAt: LONG_AGO, typingAt: null },
      leaving,
      update(presence, { seenAt: null, leftAt: NOW, typingAt: NOW }),
    ],
    [
      'does not type by a clock of one’s own',
      { seenAt: LONG_AGO, typingAt: null },
      typing,
      update(presence, { typingAt: BY_A_CLOCK_OF_ONES_OWN }),
    ],
  ])('[A5] [X83] %s', async (_what, stored, taken, refused) => {
    await putDocument(presence, stored);
    await attack(project, attempt(taken, refused));
  });

  it('[A5] [X55] nobody types who has left', async () => {
    const elsewhere = presencePath('thread-left', editor.uid);
    await seedThread(project, 'thread-left');
    await putDocument(presence, { seenAt: LONG_AGO, typingAt: null });
    await putDocument(elsewhere, { seenAt: null, typingAt: null, leftAt: LONG_AGO });
    await attack(project, {
      twin: { as: editor, act: typing },
      attempt: { as: editor, act: update(elsewhere, { typingAt: NOW }) },
      refusal: 'permission-denied',
      unchanged: [presence, elsewhere],
    });
  });

  it(
    '[A5] [X83] in a loop, deleted and created again included, is written at most once a second',
    { timeout: 60_000 },
    async () => {
      await putDocument(presence, undefined);
      const again: Act = { op: 'set', path: presence, data: NEW_PRESENCE };
      const acts = [
        again,
        typing,
        here,
        typing,
        leaving,
        { op: 'delete', path: presence } as const,
        here,
        typing,
      ];
      const writtenAt: number[] = [];
      for (let turn = 0; writtenAt.length < 12; turn += 1) {
        const act = acts[turn % acts.length] ?? again;
        if ((await perform(project, { as: editor, act, by: 'rest' })) === 'refused') continue;
        writtenAt.push((await project.server.doc(presence).get()).updateTime?.toMillis() ?? 0);
      }
      // Four at once, and after that one for each second, begun ones included.
      const passedS = ((writtenAt.at(-1) ?? 0) - (writtenAt[0] ?? 0)) / 1_000;
      expect(writtenAt.length - 4).toBeLessThanOrEqual(passedS + 1);
    },
  );

  /** Of an act on a presence that was signed `ageS` seconds ago, or less than a second more; a slower try is repeated. */
  async function outcomeAfter(ageS: number, stored: (at: Date) => Data, act: Act): Promise<Outcome> {
    for (;;) {
      // The emulator's clock is this machine's.
      const at = new Date(Date.now() - ageS * 1_000);
      await putDocument(presence, stored(at));
      const outcome = await perform(project, { as: editor, act, by: 'rest' });
      if (Date.now() < at.getTime() + (ageS + 1) * 1_000) return outcome;
    }
  }
});

const asManyAs = (count: number, name: (index: number) => string = (index) => `key-${index}`) =>
  Object.fromEntries(Array.from({ length: count }, (_unused, index) => [name(index), true]));
const words = 'true'.length;

const preferences: (readonly [what: string, refused: unknown, taken: unknown])[] = [
  ['one too many', asManyAs(MAX_PREFERENCES + 1), asManyAs(MAX_PREFERENCES)],
  ['a map inside', { theme: { name: 'dark' } }, { theme: 'dark' }],
  ['a list inside', { theme: ['dark'] }, { theme: 'dark' }],
  ['a moment inside', { theme: new Date(0) }, { theme: 0 }],
  ['[A31] an unknown choice of who may add the person', { addedBy: 'friends' }, { addedBy: 'nobody' }],
  ['[A31] another type of it', { addedBy: true }, { addedBy: 'anyone' }],
  ['[A31] no choice as a choice', { addedBy: null }, { addedBy: 'shared' }],
  ['a list instead', ['dark'], { theme: 'dark' }],
  ['a word instead', 'dark', { theme: 'dark' }],
  ['[X70] a key that is a path', { 'theme.name': 'dark' }, { 'theme-name': 'dark' }],
  ['a key with a slash', { 'theme/name': 'dark' }, { 'theme-name': 'dark' }],
  [
    'a value one character too long',
    { theme: 'a'.repeat(MAX_PREFERENCE_CHARS + 1) },
    { theme: 'a'.repeat(MAX_PREFERENCE_CHARS) },
  ],
  [
    'values too long together',
    { a: 'a'.repeat(MAX_PREFERENCE_CHARS - words + 1), b: true },
    { a: 'a'.repeat(MAX_PREFERENCE_CHARS - words), b: true },
  ],
  [
    'keys too long together',
    { ['a'.repeat(1_000)]: 1, ['b'.repeat(MAX_PREFERENCE_CHARS - 1_000 + 1)]: 1 },
    { ['a'.repeat(1_000)]: 1, ['b'.repeat(MAX_PREFERENCE_CHARS - 1_000)]: 1 },
  ],
];

describe('preferences', () => {
  beforeEach(() => putDocument(user, STORED_USER));

  it.each(preferences)('[A5] refuse %s', (_what, refused, taken) =>
    attack(project, attempt(update(user, { preferences: taken }), update(user, { preferences: refused }))),
  );

  it('[A4] cannot be written together with a name', () =>
    attack(
      project,
      attempt(
        update(user, { preferences: { a: 1 } }),
        update(user, { preferences: { a: 1 }, name: 'Assistant' }),
      ),
    ));

  it('[A4] cannot remove the rest of the document', () =>
    attack(
      project,
      attempt(
        { op: 'set', path: user, data: { ...STORED_USER, preferences: { a: 1 } } },
        { op: 'set', path: user, data: { preferences: { a: 1 } } },
      ),
    ));

  it('[A5] cannot be removed altogether', () =>
    attack(
      project,
      attempt(
        { op: 'set', path: user, data: STORED_USER },
        { op: 'set', path: user, data: without(STORED_USER, 'preferences') },
      ),
    ));
});

function update(path: string, data: Data): Act {
  return { op: 'update', path, data };
}

/** The editor on their own document: `taken` succeeds, `refused` does not. */
function attempt(taken: Act, refused: Act): Parameters<typeof attack>[1] {
  return {
    twin: { as: editor, act: taken },
    attempt: { as: editor, act: refused },
    refusal: 'permission-denied',
    unchanged: [readState, presence, user],
  };
}

async function isDone(act: Act): Promise<void> {
  expect(await perform(project, { as: editor, act, by: 'sdk' })).toBe('done');
}

async function putDocument(path: string, data: Data | undefined): Promise<void> {
  await (data === undefined ? project.server.doc(path).delete() : project.server.doc(path).set(data));
}

async function dataOf(path: string): Promise<unknown> {
  return (await project.server.doc(path).get()).data();
}

function without(data: Data, field: string): Data {
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== field));
}
