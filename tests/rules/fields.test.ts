/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// The three documents that browsers write, field by field: each refused value stands beside one that is taken.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_PREFERENCES, MAX_PREFERENCE_CHARS, MAX_UNSENT_CHARS } from '@/model/limits';
import { markPath, userPath } from '@/model/paths';
import { NOW, plus, union, type Act, type Data } from './act';
import { attack } from './attack';
import { NEW_MARK, NEW_PRESENCE, STORED_MARK, STORED_USER, presencePath, seedThread } from './shapes';
import { PEOPLE } from './people';
import { perform } from './perform';
import { openProject, type Project } from './project';

const { editor } = PEOPLE;
const THREAD = 'thread-of-fields';
const mark = markPath(editor.uid, THREAD);
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

const marks: Case[] = [
  ['a field too many', mark, { ...NEW_MARK, role: 'owner' }, NEW_MARK],
  ['landed missing', mark, without(NEW_MARK, 'landed'), NEW_MARK],
  ['mentions missing', mark, without(NEW_MARK, 'mentions'), NEW_MARK],
  ['seenAt missing', mark, without(NEW_MARK, 'seenAt'), NEW_MARK],
  ['pinned missing', mark, without(NEW_MARK, 'pinned'), NEW_MARK],
  ['muted missing', mark, without(NEW_MARK, 'muted'), NEW_MARK],
  ['unsentText missing', mark, without(NEW_MARK, 'unsentText'), NEW_MARK],
  ['a part of a message', mark, { ...NEW_MARK, landed: 1.5 }, { ...NEW_MARK, landed: 1 }],
  ['fewer than no messages', mark, { ...NEW_MARK, landed: -1 }, { ...NEW_MARK, landed: 0 }],
  ['a part of a mention', mark, { ...NEW_MARK, mentions: 0.5 }, { ...NEW_MARK, mentions: 1 }],
  ['fewer than no mentions', mark, { ...NEW_MARK, mentions: -1 }, { ...NEW_MARK, mentions: 0 }],
  ['a count in words', mark, { ...NEW_MARK, landed: '1' }, { ...NEW_MARK, landed: 1 }],
  ['pinned in words', mark, { ...NEW_MARK, pinned: 'yes' }, { ...NEW_MARK, pinned: true }],
  ['muted in numbers', mark, { ...NEW_MARK, muted: 1 }, { ...NEW_MARK, muted: true }],
  ['unsent text in a list', mark, { ...NEW_MARK, unsentText: ['a'] }, { ...NEW_MARK, unsentText: 'a' }],
  [
    'unsent text one character too long',
    mark,
    { ...NEW_MARK, unsentText: 'a'.repeat(MAX_UNSENT_CHARS + 1) },
    { ...NEW_MARK, unsentText: 'a'.repeat(MAX_UNSENT_CHARS) },
  ],
  [
    'unsent text of too many emoji, each of two units',
    mark,
    { ...NEW_MARK, unsentText: '😀'.repeat(MAX_UNSENT_CHARS / 2 + 1) },
    { ...NEW_MARK, unsentText: '😀'.repeat(MAX_UNSENT_CHARS / 2) },
  ],
  ['a time by a clock of one’s own', mark, { ...NEW_MARK, seenAt: BY_A_CLOCK_OF_ONES_OWN }, NEW_MARK],
  ['a time to come', mark, { ...NEW_MARK, seenAt: IN_THE_YEAR_3000 }, NEW_MARK],
];

describe.each(['made', 'overwritten'] as const)('a mark that is %s', (state) => {
  beforeEach(() => stand(mark, state === 'made' ? undefined : STORED_MARK));

  it.each(marks)('[A5] refuses %s', (_what, path, refused, taken) =>
    attack(project, attempt({ op: 'set', path, data: taken }, { op: 'set', path, data: refused })),
  );
});

describe('a mark that stands', () => {
  beforeEach(() => stand(mark, STORED_MARK));

  it('[A5] changes in one field and keeps the time it has', async () => {
    await isDone({ op: 'update', path: mark, data: { pinned: true, unsentText: 'Half a sen' } });
    expect(await dataOf(mark)).toMatchObject({ pinned: true, unsentText: 'Half a sen', landed: 2 });
  });

  it('[A5] [X53] counts up, but never by a fraction', () =>
    attack(project, attempt(update(mark, { landed: plus(1) }), update(mark, { landed: plus(0.5) }))));

  it('[A5] [X53] does not turn its text into a number', () =>
    attack(project, attempt(update(mark, { unsentText: 'a' }), update(mark, { unsentText: plus(1) }))));

  it('[A5] [X53] does not turn its text into a list', () =>
    attack(project, attempt(update(mark, { unsentText: 'a' }), update(mark, { unsentText: union('a') }))));

  it('[A5] is not looked at by a clock of one’s own', () =>
    attack(
      project,
      attempt(update(mark, { seenAt: NOW }), update(mark, { seenAt: BY_A_CLOCK_OF_ONES_OWN })),
    ));

  it('[A5] cannot be made unseen again', () =>
    attack(project, attempt(update(mark, { seenAt: NOW }), update(mark, { seenAt: null }))));
});

describe('a mark that is not there yet', () => {
  beforeEach(() => stand(mark, undefined));

  it('[A5] can be made for a thread that was never looked at', () =>
    isDone({ op: 'set', path: mark, data: { ...NEW_MARK, landed: 0, seenAt: null, pinned: true } }));

  it('[A5] stands under the id of a thread, and no other', async () => {
    // Eight characters are the shortest id; somebody is a member of both.
    for (const thread of ['eight-ch', 'seven-c']) await seedThread(project, thread);
    const [fits, tooShort] = [markPath(editor.uid, 'eight-ch'), markPath(editor.uid, 'seven-c')];
    await attack(project, {
      twin: { as: editor, act: { op: 'set', path: fits, data: NEW_MARK } },
      attempt: { as: editor, act: { op: 'set', path: tooShort, data: NEW_MARK } },
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
  beforeEach(() => stand(presence, state === 'made' ? undefined : { seenAt: new Date(0), typingAt: null }));

  it.each(presences)('[A5] refuses %s', (_what, path, refused, taken) =>
    attack(project, attempt({ op: 'set', path, data: taken }, { op: 'set', path, data: refused })),
  );
});

const asManyAs = (count: number, name: (index: number) => string = (index) => `key-${index}`) =>
  Object.fromEntries(Array.from({ length: count }, (_unused, index) => [name(index), true]));
const words = 'true'.length;

const preferences: (readonly [what: string, refused: unknown, taken: unknown])[] = [
  ['one too many', asManyAs(MAX_PREFERENCES + 1), asManyAs(MAX_PREFERENCES)],
  ['a map inside', { theme: { name: 'dark' } }, { theme: 'dark' }],
  ['a list inside', { theme: ['dark'] }, { theme: 'dark' }],
  ['a moment inside', { theme: new Date(0) }, { theme: 0 }],
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
  beforeEach(() => stand(user, STORED_USER));

  it.each(preferences)('[A5] refuse %s', (_what, refused, taken) =>
    attack(project, attempt(update(user, { preferences: taken }), update(user, { preferences: refused }))),
  );

  it('[A4] do not carry a name along', () =>
    attack(
      project,
      attempt(
        update(user, { preferences: { a: 1 } }),
        update(user, { preferences: { a: 1 }, name: 'Assistant' }),
      ),
    ));

  it('[A4] do not take the rest of the document away', () =>
    attack(
      project,
      attempt(
        { op: 'set', path: user, data: { ...STORED_USER, preferences: { a: 1 } } },
        { op: 'set', path: user, data: { preferences: { a: 1 } } },
      ),
    ));

  it('[A5] cannot be taken away altogether', () =>
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
    unchanged: [mark, presence, user],
  };
}

async function isDone(act: Act): Promise<void> {
  expect(await perform(project, { as: editor, act, by: 'sdk' })).toBe('done');
}

async function stand(path: string, data: Data | undefined): Promise<void> {
  await (data === undefined ? project.server.doc(path).delete() : project.server.doc(path).set(data));
}

async function dataOf(path: string): Promise<unknown> {
  return (await project.server.doc(path).get()).data();
}

function without(data: Data, field: string): Data {
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== field));
}
