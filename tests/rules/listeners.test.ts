// Open listeners when a membership or a draft ends. The emulator evaluates a listener's rule again only when something
// it matches is written: so these tests write. Production also does so when the document that the rule read changes; how
// soon is not documented, which is why the screen goes by its thread list (it loses the thread) and not by this alone.
import {
  collection,
  doc,
  limit,
  onSnapshot,
  orderBy,
  query,
  where,
  type Firestore,
  type Query,
} from 'firebase/firestore';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  draftPath,
  memberPath,
  messagePath,
  messagesPath,
  runPath,
  runsPath,
  threadPath,
} from '@/model/paths';
import { STORED_DRAFT, STORED_RUN, seedThread, storedMember, storedMessage, storedThread } from './shapes';
import { PEOPLE, type Person } from './people';
import { openProject, type Project } from './project';

const THREAD = 'thread-listened-to';
const leaver: Person = { uid: 'uid-leaver', role: 'editor', signIn: 'password' };
const { editor } = PEOPLE;
const draft = draftPath(THREAD, 'r-written', 1);

let project: Project;

beforeAll(async () => {
  project = await openProject('listeners');
  await seedThread(project, THREAD);
});

beforeEach(async () => {
  const { server } = project;
  await server.doc(memberPath(THREAD, leaver.uid)).set(storedMember(leaver));
  const { memberIds } = storedThread();
  await server.doc(threadPath(THREAD)).update({ memberIds: [...memberIds, leaver.uid] });
  await server.doc(draft).set(STORED_DRAFT);
});

// A snapshot from the client's cache of an earlier listener comes first and is not counted; without this option the
// server's snapshot could not be distinguished from it when both are equal.
const FROM_THE_SERVER = { includeMetadataChanges: true } as const;

/** What the server sent, in order: the ids of each snapshot, or the code of the error that ended it. */
type Received = { ids: string[][]; error: string | undefined };
type Listen = (person: Person) => Received;

const listens: readonly (readonly [what: string, listen: Listen, write: () => Promise<unknown>])[] = [
  [
    'messages',
    (person) =>
      hear(person, (db) =>
        query(collection(db, messagesPath(THREAD)), orderBy('changedAt', 'desc'), limit(50)),
      ),
    () => project.server.doc(messagePath(THREAD, 'after-removal')).set(storedMessage(editor)),
  ],
  [
    'open runs',
    (person) =>
      hear(person, (db) =>
        query(collection(db, runsPath(THREAD)), where('status', 'in', ['queued', 'writing']), limit(50)),
      ),
    () => project.server.doc(runPath(THREAD, 'after-removal')).set(STORED_RUN),
  ],
  [
    'a draft',
    (person) => hearDocument(person, draft),
    () => project.server.doc(draft).update({ content: 'And more' }),
  ],
  [
    'the thread',
    (person) => hearDocument(person, threadPath(THREAD)),
    () => project.server.doc(threadPath(THREAD)).update({ title: 'After the removal' }),
  ],
];

describe.each(listens)('a listener on %s', (_what, listen, write) => {
  it('[A8] [X23] ends with permission-denied when its person is removed, and continues for the others', async () => {
    const [received, twin] = [listen(leaver), listen(editor)];
    await vi.waitFor(() => expect([received.ids.length, twin.ids.length]).toEqual([1, 1]));
    await remove(leaver);
    await write();
    await vi.waitFor(() => expect(received.error).toBe('permission-denied'), { timeout: 5_000 });
    await vi.waitFor(() => expect(twin.ids.length).toBeGreaterThan(1));
    expect(received.ids).toHaveLength(1);
    expect(twin.error).toBeUndefined();
  });
});

describe('a listener on a draft', () => {
  it('[A1] outlives the draft: only membership decides', async () => {
    const received = hearDocument(editor, draft);
    await vi.waitFor(() => expect(received.ids).toEqual([['r-written-1']]));
    await project.server.doc(draft).delete();
    await vi.waitFor(() => expect(received.ids).toEqual([['r-written-1'], []]));
    expect(received.error).toBeUndefined();
  });
});

describe('the list of threads', () => {
  it('[A8] drops the thread when the person is removed, without an error', async () => {
    const received = hear(leaver, (db) =>
      query(
        collection(db, 'threads'),
        where('memberIds', 'array-contains', leaver.uid),
        orderBy('updatedAt', 'desc'),
        limit(30),
      ),
    );
    await vi.waitFor(() => expect(received.ids).toEqual([[THREAD]]));
    await remove(leaver);
    await vi.waitFor(() => expect(received.ids).toEqual([[THREAD], []]));
    expect(received.error).toBeUndefined();
  });
});

function remove(person: Person): Promise<unknown> {
  const batch = project.server.batch();
  batch.delete(project.server.doc(memberPath(THREAD, person.uid)));
  batch.update(project.server.doc(threadPath(THREAD)), { memberIds: storedThread().memberIds });
  return batch.commit();
}

function hear(person: Person, of: (db: Firestore) => Query): Received {
  const received: Received = { ids: [], error: undefined };
  const stop = onSnapshot(
    of(project.as(person)),
    FROM_THE_SERVER,
    ({ docs, metadata }) => metadata.fromCache || received.ids.push(docs.map((found) => found.id)),
    (error) => (received.error = error.code),
  );
  onTestFinished(stop);
  return received;
}

function hearDocument(person: Person, path: string): Received {
  const received: Received = { ids: [], error: undefined };
  const stop = onSnapshot(
    doc(project.as(person), path),
    FROM_THE_SERVER,
    (snapshot) => snapshot.metadata.fromCache || received.ids.push(snapshot.exists() ? [snapshot.id] : []),
    (error) => (received.error = error.code),
  );
  onTestFinished(stop);
  return received;
}
