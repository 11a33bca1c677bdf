/* oxlint-disable vitest/expect-expect -- succeeds() and isRefused() hold the assertions */
// Person × document × operation: the whole table, then a check that every rule both allowed and refused.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Act, Data } from './act';
import { attack } from './attack';
import { collectionsOf } from './conditions';
import { conditionsNotSeenBothWays } from './coverage';
import { KINDS } from './documents';
import { OPERATIONS, THREAD, seedThread, type Kind, type Operation } from './shapes';
import { PEOPLE, PERSON_NAMES, READERS, type Person, type PersonName } from './people';
import { adminData, listedIds, perform } from './perform';
import { openProject, type Project } from './project';

let project: Project;

beforeAll(async () => {
  project = await openProject('table');
  await seedThread(project, THREAD);
});

for (const kind of KINDS) {
  // The collections in the title let mutate.ts run the tests that a changed condition can affect first.
  describe(`${kind.name} (${collectionsOf(kind.list(PEOPLE.editor).collection)})`, () => {
    it.each(rowsOf(kind, 'allowed'))('%s', (_title, operation, name) => succeeds(kind, operation, name));
    it.each(rowsOf(kind, 'refused'))('%s', (_title, operation, name) => isRefused(kind, operation, name));
  });
}

// A mutant's condition has no coverage; another test must fail because of what it allows.
const isMutant = process.env.RULES_UNDER_TEST !== undefined;

it.skipIf(isMutant)('[A2] [A4] every rule both allowed and refused in the table', async () => {
  expect(await conditionsNotSeenBothWays(project)).toEqual([]);
});

function rowsOf(kind: Kind, expected: 'allowed' | 'refused'): [title: string, Operation, PersonName][] {
  return OPERATIONS.flatMap((operation) =>
    PERSON_NAMES.filter((name) => isAllowed(kind, operation, name) === (expected === 'allowed')).map(
      (name): [string, Operation, PersonName] => [titleOf(kind, operation, name), operation, name],
    ),
  );
}

function isAllowed(kind: Kind, operation: Operation, name: PersonName): boolean {
  return kind.may[operation]?.includes(name) ?? false;
}

function titleOf(kind: Kind, operation: Operation, name: PersonName): string {
  const reads = operation === 'get' || operation === 'list';
  const allowed = isAllowed(kind, operation, name);
  const sentence = `${name} ${allowed ? 'may' : 'may not'} ${operation} ${kind.name}`;
  if (kind.hidden) return `[A6] ${sentence}`;
  if (name === 'anonymous') return `[A7] ${sentence}`;
  if (kind.personal && reads) return sentence;
  if (!reads) return `[A4] ${sentence}`;
  if (allowed) return `[A1] ${sentence}`;
  return name === 'removed' ? `[A8] ${sentence}` : `[A2] ${sentence}`;
}

async function succeeds(kind: Kind, operation: Operation, name: PersonName): Promise<void> {
  const person = PEOPLE[name];
  await withDocument(kind, operation, [person], async (fresh) => {
    const ref = project.server.doc(kind.path(person, fresh));
    const act = actOn(kind, operation, person, fresh);
    const before = await ref.get();
    expect(await perform(project, { as: person, act, by: 'sdk' })).toBe('done');
    const after = await ref.get();
    expect({
      isThere: after.exists,
      isWritten: after.updateTime?.valueOf() !== before.updateTime?.valueOf(),
      isListed: act.op === 'list' && (await listedIds(project, person, act)).includes(ref.id),
    }).toEqual({
      isThere: operation !== 'delete',
      isWritten: operation !== 'get' && operation !== 'list',
      // Everybody may query their own threads; this one is returned to its members only.
      isListed: operation === 'list' && (kind.personal === true || READERS.some((reader) => reader === name)),
    });
  });
}

async function isRefused(kind: Kind, operation: Operation, name: PersonName): Promise<void> {
  const person = PEOPLE[name];
  const twin = twinOf(kind, operation);
  // A person whom the document itself would make a member is compared with the editor.
  const substitute = kind.exists?.(person) === false ? PEOPLE.editor : person;
  const twinPerson = twin === 'server' ? substitute : twin;
  await withDocument(kind, operation, [person, twinPerson], (fresh) =>
    attack(
      project,
      {
        twin: { as: twin, act: actOn(kind, operation, twinPerson, fresh) },
        attempt: { as: person, act: actOn(kind, operation, person, fresh) },
        refusal: 'permission-denied',
        // Reads change nothing.
        unchanged:
          operation === 'get' || operation === 'list'
            ? []
            : [...new Set([kind.path(person, fresh), kind.path(twinPerson, fresh)])],
      },
      ['sdk'],
    ),
  );
}

/** The document's owner; otherwise an editor; otherwise, where no browser has the right, the server. */
function twinOf(kind: Kind, operation: Operation): Person | 'server' {
  if (kind.belongsTo?.may.includes(operation)) return kind.belongsTo.person;
  return kind.may[operation]?.includes('editor') ? PEOPLE.editor : 'server';
}

function actOn(kind: Kind, operation: Operation, me: Person, fresh: string): Act {
  const path = kind.path(me, fresh);
  switch (operation) {
    case 'get':
      return { op: 'get', path };
    case 'list':
      return kind.list(me);
    case 'create':
      return { op: 'set', path, data: dataFor(kind.created, me) ?? kind.stored(me) };
    case 'update':
      return { op: 'update', path, data: dataFor(kind.change, me) ?? {} };
    case 'delete':
      return { op: 'delete', path };
  }
}

function dataFor(data: Kind['created'], me: Person): Data | undefined {
  return typeof data === 'function' ? data(me) : data;
}

let documents = 0;

/** The document exists (or, before a create, does not), and is unchanged afterwards. */
async function withDocument(
  kind: Kind,
  operation: Operation,
  people: readonly Person[],
  run: (fresh: string) => Promise<void>,
): Promise<void> {
  const fresh = `document-${(documents += 1)}`;
  const targets = [...new Map(people.map((person) => [kind.path(person, fresh), person]))];
  const refs = targets.map(([path]) => project.server.doc(path));
  const before = await project.server.getAll(...refs);
  const setup = project.server.batch();
  for (const [path, person] of targets) {
    const isThere = operation !== 'create' && (kind.exists?.(person) ?? true);
    if (isThere) setup.set(project.server.doc(path), adminData(kind.stored(person)));
    else setup.delete(project.server.doc(path));
  }
  await setup.commit();
  try {
    await run(fresh);
  } finally {
    const restore = project.server.batch();
    for (const snapshot of before) {
      const data = snapshot.data();
      if (data === undefined) restore.delete(snapshot.ref);
      else restore.set(snapshot.ref, data);
    }
    await restore.commit();
  }
}
