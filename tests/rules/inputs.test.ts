/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// What people enter in the forms of an answer, field by field: each refused write is beside one that is accepted.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inputId, roundId } from '@/model/input';
import { MAX_INPUT_BYTES, MAX_INPUT_ITEMS } from '@/model/limits';
import { inputPath, memberPath, messagePath, threadPath } from '@/model/paths';
import { NOW, plus, union, type Act, type Data } from './act';
import { attack } from './attack';
import { COLLEAGUE, PEOPLE, type Person } from './people';
import { perform } from './perform';
import { openProject, type Project } from './project';
import {
  CITY,
  FORM_ANSWER,
  ROUND,
  changedInput,
  newInput,
  seedThread,
  storedAnswer,
  storedInput,
  storedMember,
  storedThread,
} from './shapes';

const { editor } = PEOPLE;
const THREAD = 'thread-of-inputs';
const OTHER = 'thread-of-others';
const [DAYS, MEALS] = ['f0-1-days', 'f0-2-meals'];
const at = (field: string, thread = THREAD, answer = FORM_ANSWER) =>
  inputPath(thread, answer, inputId(ROUND, field));
const city = at(CITY);

let project: Project;

beforeAll(async () => {
  project = await openProject('inputs');
  await seedThread(project, THREAD);
  await seedThread(project, OTHER);
});

const set = (path: string, data: Data): Act => ({ op: 'set', path, data });
const entered = (changes: Data = {}, field = CITY) => ({ ...newInput(editor, field), ...changes });

/** The editor twice: `taken` succeeds, `refused` does not. */
function attempt(taken: Act, refused: Act, as: Person = editor): Promise<void> {
  return attack(project, {
    twin: { as: editor, act: taken },
    attempt: { as, act: refused },
    refusal: 'permission-denied',
    unchanged: [city, at(DAYS), at(MEALS)],
  });
}

const IN_THE_YEAR_3000 = new Date('3000-01-01');
const without = (data: Data, name: string) =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));

describe.each(['made', 'overwritten'] as const)('[I2] [I3] an input that is %s', (state) => {
  const isMade = state === 'made';
  const good = () => (isMade ? entered() : { ...entered(), revision: 2 });
  beforeEach(async () => {
    const doc = project.server.doc(city);
    await (isMade ? doc.delete() : doc.set({ ...storedInput(COLLEAGUE), at: new Date(0) }));
  });

  it.each([
    ['a field too many', { role: 'owner' }],
    ['another’s name', { byName: COLLEAGUE.uid }],
    ['another’s uid', { by: COLLEAGUE.uid }],
    ['another’s uid and name', { by: COLLEAGUE.uid, byName: COLLEAGUE.uid }],
    ['[X214] a time by a clock of one’s own', { at: new Date(Date.now() - 1_000) }],
    ['[X214] a time to come', { at: IN_THE_YEAR_3000 }],
    ['a revision of long ago', { revision: 0 }],
    ['[X214] a revision that nobody passes', { revision: Number.MAX_SAFE_INTEGER }],
    ['half a revision', { revision: 1.5 }],
    ['another round', { roundId: roundId({ ...ROUND, round: 2 }) }],
    ['another form', { form: 'f1' }],
    ['[X207] a form of all objects', { form: '__proto__' }],
    ['[X207] a field that is a path', { field: 'f0/../../x' }],
    ['a number for a text', { value: 1 }],
    ['yes for a text', { value: true }],
    ['nothing for a text', { value: null }],
    ['a map for a text', { value: { a: 1 } }],
    ['a list for a text', { value: ['Lisbon'] }],
    ['[X211] a text one byte too long', { value: 'a'.repeat(MAX_INPUT_BYTES + 1) }],
    ['[X211] a text too long in bytes alone', { value: 'ü'.repeat(MAX_INPUT_BYTES / 2 + 1) }],
  ])('refuses %s', (_what, wrong) => attempt(set(city, good()), set(city, { ...good(), ...wrong })));

  it.each(['form', 'field', 'roundId', 'value', 'by', 'byName', 'at', 'revision'])(
    'refuses one without its %s',
    (name) => attempt(set(city, good()), set(city, without(good(), name))),
  );

  it('[X211] takes a text of as many bytes as it may have', () =>
    attempt(
      set(city, { ...good(), value: 'ü'.repeat(MAX_INPUT_BYTES / 2) }),
      set(city, { ...good(), value: `${'ü'.repeat(MAX_INPUT_BYTES / 2)}a` }),
    ));
});

describe('[I2] an existing input', () => {
  beforeEach(() => project.server.doc(city).set({ ...storedInput(COLLEAGUE), at: new Date(0) }));

  it('takes the newest value, whoever set the one before, with the next revision', async () => {
    const act = { op: 'update', path: city, data: changedInput(editor) } as const;
    expect(await perform(project, { as: editor, act, by: 'sdk' })).toBe('done');
    expect((await project.server.doc(city).get()).data()).toMatchObject({ value: 'Geneva', revision: 2 });
  });

  it('raises its revision by one', () =>
    attempt(
      { op: 'update', path: city, data: changedInput(editor) },
      { op: 'update', path: city, data: { ...changedInput(editor), revision: plus(2) } },
    ));

  it('keeps no revision', () =>
    attempt(
      { op: 'update', path: city, data: changedInput(editor) },
      { op: 'update', path: city, data: without(changedInput(editor), 'revision') },
    ));

  it('is not made a list by a transform', () =>
    attempt(
      { op: 'update', path: city, data: changedInput(editor) },
      { op: 'update', path: city, data: { ...changedInput(editor), value: union('a') } },
    ));
});

describe('[I3] the value of a field', () => {
  beforeEach(async () => {
    for (const field of [DAYS, MEALS]) await project.server.doc(at(field ?? '')).delete();
  });
  const value = (field: string, taken: unknown, refused: unknown) =>
    attempt(
      set(at(field), entered({ value: taken }, field)),
      set(at(field), entered({ value: refused }, field)),
    );
  const items = (count: number) => Array.from({ length: count }, () => 'a');

  it.each([
    ['a number', DAYS, 3, '3'],
    ['half a number', DAYS, -0.5, true],
    ['a list', MEALS, ['breakfast'], 'breakfast'],
    ['an empty list', MEALS, [], [1]],
    ['a list of an empty text', MEALS, [''], [null]],
    ['a list of texts', MEALS, ['1', 'true'], [1, true]],
    ['a list of texts alone', MEALS, ['a', 'b'], ['a', { b: 1 }]],
    ['a list of one-line texts', MEALS, ['a', 'b'], ['a\nb']],
    ['a list of so many texts', MEALS, items(MAX_INPUT_ITEMS), items(MAX_INPUT_ITEMS + 1)],
    [
      'a list of so many bytes',
      MEALS,
      ['ü'.repeat(MAX_INPUT_BYTES / 2)],
      ['ü'.repeat(MAX_INPUT_BYTES / 2), ''],
    ],
  ])('is %s', (_what, field = '', taken, refused) => value(field, taken, refused));

  // JSON has neither.
  it.each([NaN, Infinity, -Infinity])('is never %d', async (refused) => {
    const act = (number: number) => set(at(DAYS ?? ''), entered({ value: number }, DAYS));
    const twin = { as: editor, act: act(0) };
    const attempted = { as: editor, act: act(refused) };
    await attack(
      project,
      { twin, attempt: attempted, refusal: 'permission-denied', unchanged: [at(DAYS ?? '')] },
      ['sdk'],
    );
  });
});

describe('[I3] an answer', () => {
  beforeEach(() => project.server.doc(city).delete());
  const on = (stored: Data | undefined, refused = set(city, entered())) =>
    around(messagePath(THREAD, FORM_ANSWER), storedAnswer(), stored, refused);

  it('[X207] has no field that it did not store, whatever its name', async () => {
    for (const field of ['f0-9-other', '__proto__', 'constructor', 'f0', 'toString'])
      await attempt(set(city, entered()), set(at(field), entered({}, field)));
  });

  it('[X207] has no field of another form', () =>
    on(storedAnswer({ open: { f0: 1, f1: 1 }, types: { f0: {}, f1: { [CITY]: 'string' } } })));

  it('[X210] is not filled in once its form was sent', () => on(storedAnswer({ open: {} })));

  it('[X210] is not filled in in a round that is over', () => on(storedAnswer({ open: { f0: 2 } })));

  it('[I7] is not filled in once it was regenerated', () => on({ ...storedAnswer(), runId: 'r-of-another' }));

  it('is not filled in once it was hidden', () => on({ ...storedAnswer(), status: 'hidden', forms: null }));

  it('is not filled in when it is not there', () => on(undefined));

  it('[X208] is one of the thread whose member the person is', async () => {
    const foreign = at(CITY, OTHER);
    await project.server.doc(memberPath(OTHER, editor.uid)).delete();
    await attempt(set(city, entered()), set(foreign, entered()));
    await project.server.doc(memberPath(OTHER, editor.uid)).set(storedMember(editor));
    expect((await project.server.doc(foreign).get()).exists).toBe(false);
  });

  it('[X208] is one of the same thread', () =>
    attempt(set(city, entered()), set(at(CITY, THREAD, 'a-of-elsewhere'), entered())));
});

describe('[I3] a thread', () => {
  beforeEach(() => project.server.doc(city).delete());

  it.each(['archived', 'trashed', 'deleting'])('that is %s takes nothing', (state) =>
    around(threadPath(THREAD), storedThread(), { ...storedThread(), state }, set(city, entered())),
  );

  it('[X213] takes nothing of a viewer', () =>
    attempt(set(city, entered()), set(city, newInput(PEOPLE.viewer)), PEOPLE.viewer));

  it('[X213] takes nothing of somebody who has become one', () =>
    around(
      memberPath(THREAD, editor.uid),
      storedMember(editor),
      storedMember({ ...editor, role: 'viewer' }),
      set(city, entered()),
    ));

  it('[X213] takes nothing of somebody who was removed while typing', () =>
    around(memberPath(THREAD, editor.uid), storedMember(editor), undefined, set(city, entered())));
});

describe('[I4] lists of inputs', () => {
  const list = (limit?: number): Act => ({
    op: 'list',
    collection: `${messagePath(THREAD, FORM_ANSWER)}/inputs`,
    where: ['roundId', '==', roundId(ROUND)],
    ...(limit !== undefined && { limit }),
  });

  it('have a bound', async () => {
    await attempt(list(100), list(101));
    await attempt(list(100), list());
  });
});

describe('[I5] a field in which somebody types', () => {
  const presence = `${threadPath(THREAD)}/presence/${editor.uid}`;
  const here = { seenAt: NOW, typingAt: NOW };
  const now = async (stored: Data | undefined, taken: Act, refused: Act) => {
    const doc = project.server.doc(presence);
    await (stored === undefined ? doc.delete() : doc.set(stored));
    await attack(project, {
      twin: { as: editor, act: taken },
      attempt: { as: editor, act: refused },
      refusal: 'permission-denied',
      unchanged: [presence],
    });
  };

  it('is named by a short text', async () => {
    const most = 'x'.repeat(129);
    await now(
      undefined,
      set(presence, { ...here, typingIn: most }),
      set(presence, { ...here, typingIn: `${most}x` }),
    );
    await now(undefined, set(presence, { ...here, typingIn: null }), set(presence, { ...here, typingIn: 1 }));
    const before = { seenAt: new Date(0), typingAt: null };
    const typing = (typingIn: unknown): Act => ({
      op: 'update',
      path: presence,
      data: { typingAt: NOW, typingIn },
    });
    await now(before, typing(most), typing(`${most}x`));
    await now(before, typing(most), typing(['x']));
  });
});

/** The attempt alone is made with `stored` at the path; everything else is the same. */
async function around(path: string, usual: Data, stored: Data | undefined, refused: Act): Promise<void> {
  const doc = project.server.doc(path);
  for (const by of ['sdk', 'rest'] as const) {
    expect(await perform(project, { as: editor, act: set(city, entered()), by })).toBe('done');
    await project.server.doc(city).delete();
    await (stored === undefined ? doc.delete() : doc.set(stored));
    try {
      expect(await perform(project, { as: editor, act: refused, by })).toBe('refused');
      expect((await project.server.doc(city).get()).exists).toBe(false);
    } finally {
      await doc.set(usual);
    }
  }
}
