/* oxlint-disable vitest/expect-expect -- attack() holds the assertions */
// Votes in the polls of a message: each refused write or read is beside one that is accepted.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_MEMBERS } from '@/model/limits';
import { memberPath, messagePath, threadPath, votePath, votesPath } from '@/model/paths';
import { voteId } from '@/model/poll';
import { NOW, union, type Act, type Data, type ListAct } from './act';
import { attack } from './attack';
import { COLLEAGUE, PEOPLE, type Person } from './people';
import { listedIds, perform } from './perform';
import { openProject, type Project } from './project';
import {
  HIDDEN_POLL,
  OPEN_POLL,
  POLL_MESSAGE,
  newVote,
  openPoll,
  seedThread,
  storedMember,
  storedPoll,
  storedThread,
} from './shapes';

const { editor, viewer } = PEOPLE;
const THREAD = 'thread-of-votes';
const OTHER = 'thread-of-other-votes';
const at = (pollId: string, uid: string = editor.uid, thread = THREAD, message = POLL_MESSAGE) =>
  votePath(thread, message, voteId({ pollId }, uid));
const mine = at(OPEN_POLL);

let project: Project;

beforeAll(async () => {
  project = await openProject('votes');
  await seedThread(project, THREAD);
  await seedThread(project, OTHER);
});

const set = (path: string, data: Data): Act => ({ op: 'set', path, data });
const vote = (changes: Data = {}) => ({ ...newVote(editor), ...changes });

function attempt(taken: Act, refused: Act, as: Person = editor): Promise<void> {
  return attack(project, {
    twin: { as: editor, act: taken },
    attempt: { as, act: refused },
    refusal: 'permission-denied',
    unchanged: [mine, at(OPEN_POLL, COLLEAGUE.uid)],
  });
}

const without = (data: Data, name: string) =>
  Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));

describe.each(['made', 'changed'] as const)('[I24] a vote that is %s', (state) => {
  beforeEach(async () => {
    const doc = project.server.doc(mine);
    await (state === 'made' ? doc.delete() : doc.set({ ...newVote(editor), at: new Date(0) }));
  });

  it.each([
    ['a field too many', { weight: 2 }],
    ['[X218] another’s name', { byName: COLLEAGUE.uid }],
    ['[X218] another’s uid', { by: COLLEAGUE.uid }],
    ['[X218] another’s uid and name', { by: COLLEAGUE.uid, byName: COLLEAGUE.uid }],
    ['[X220] a time by a clock of one’s own', { at: new Date(Date.now() - 1_000) }],
    ['[X220] a time to come', { at: new Date('3000-01-01') }],
    ['two choices where one counts', { choices: [0, 1] }],
    ['the same choice twice', { choices: [0, 0] }],
    ['a choice that is none', { choices: [3] }],
    ['half a choice', { choices: [0.5] }],
    ['a choice below all', { choices: [-1] }],
    ['words for a choice', { choices: ['0'] }],
    ['a number for choices', { choices: 0 }],
    ['nothing for choices', { choices: null }],
    ['a map for choices', { choices: { 0: 0 } }],
    ['[X221] a list as long as it likes', { choices: Array.from({ length: 5_000 }, () => 0) }],
    ['another poll of the message', { poll: 'p1' }],
    ['a poll of all objects', { poll: '__proto__' }],
    ['another poll’s id', { pollId: HIDDEN_POLL }],
    ['[X219] a hidden vote where votes have names', { isHidden: true }],
  ])('refuses %s', (_what, wrong) => attempt(set(mine, vote()), set(mine, vote(wrong))));

  it.each(['poll', 'pollId', 'choices', 'by', 'byName', 'at', 'isHidden'])(
    'refuses one without its %s',
    (name) => attempt(set(mine, vote()), set(mine, without(vote(), name))),
  );

  it('is taken back by choosing nothing', () =>
    attempt(set(mine, vote({ choices: [] })), set(mine, vote({ choices: [null] }))));
});

describe('[I24] one vote a person', () => {
  beforeEach(() => project.server.doc(mine).delete());

  it('[X218] is not made under another’s id, nor a second one', async () => {
    for (const id of [COLLEAGUE.uid, `${editor.uid}2`, `${editor.uid}-2`, ''])
      await attempt(set(mine, vote()), set(at(OPEN_POLL, id), vote()));
  });

  it('[X218] of another is not changed, taken away or deleted', async () => {
    const theirs = at(OPEN_POLL, COLLEAGUE.uid);
    await project.server.doc(theirs).set({ ...newVote(COLLEAGUE), at: new Date(0) });
    await attempt(set(mine, vote()), set(theirs, vote()));
    await attempt(set(mine, vote()), { op: 'update', path: theirs, data: { choices: [], at: NOW } });
    await attempt(set(mine, vote()), { op: 'delete', path: theirs });
    await project.server.doc(theirs).delete();
  });

  it('is not deleted, but taken back', async () => {
    await project.server.doc(mine).set({ ...newVote(editor), at: new Date(0) });
    await attempt(set(mine, vote({ choices: [] })), { op: 'delete', path: mine });
  });

  it('is no union of several', async () => {
    await project.server.doc(mine).set({ ...newVote(editor), at: new Date(0) });
    const changed = (choices: unknown): Act => ({ op: 'update', path: mine, data: { choices, at: NOW } });
    await attempt(changed([0]), changed(union('a')));
  });

  it('has several choices where a poll has', () =>
    around(
      messagePath(THREAD, POLL_MESSAGE),
      storedPoll({ p0: { ...openPoll(OPEN_POLL), most: 2 } }),
      storedPoll(),
      set(mine, vote({ choices: [0, 2] })),
    ));
});

describe('[I24] [I27] a message', () => {
  beforeEach(() => project.server.doc(mine).delete());
  const on = (stored: Data | undefined) =>
    around(messagePath(THREAD, POLL_MESSAGE), storedPoll(), stored, set(mine, vote()));

  it('[X219] takes no vote once its poll was closed', () => on(storedPoll({})));

  it('[X219] takes no vote once the time of its poll has come', async () => {
    const until = (closesAt: number) => storedPoll({ p0: { ...openPoll(OPEN_POLL), closesAt } });
    const hour = 60 * 60 * 1_000;
    await around(
      messagePath(THREAD, POLL_MESSAGE),
      until(Date.now() + hour),
      until(Date.now() - 1),
      set(mine, vote()),
    );
  });

  it('takes no vote once it was regenerated', () => on(storedPoll({ p0: openPoll('r-of-another-p0') })));

  it('takes no vote once it was removed', () => on({ ...storedPoll(), status: 'hidden', polls: null }));

  it('takes no vote without a poll', async () => {
    await on(without(storedPoll(), 'polls'));
    await on(undefined);
  });

  it('[X222] is one of the thread whose member the person is', async () => {
    await project.server.doc(memberPath(OTHER, editor.uid)).delete();
    const foreign = at(OPEN_POLL, editor.uid, OTHER);
    await attempt(set(mine, vote()), set(foreign, vote()));
    await project.server.doc(memberPath(OTHER, editor.uid)).set(storedMember(editor));
    expect((await project.server.doc(foreign).get()).exists).toBe(false);
  });

  it('[X222] is the one that the vote stands beside', () =>
    attempt(set(mine, vote()), set(at(OPEN_POLL, editor.uid, THREAD, 'm-of-elsewhere'), vote())));
});

describe('[I24] a thread', () => {
  beforeEach(() => project.server.doc(mine).delete());

  it.each(['archived', 'trashed', 'deleting'])('that is %s takes no vote', (state) =>
    around(threadPath(THREAD), storedThread(), { ...storedThread(), state }, set(mine, vote())),
  );

  it('[X223] takes none of a viewer', () =>
    attempt(set(mine, vote()), set(at(OPEN_POLL, viewer.uid), newVote(viewer)), viewer));

  it('[X223] takes none of somebody who was removed, or has become a viewer', async () => {
    const member = memberPath(THREAD, editor.uid);
    await around(member, storedMember(editor), undefined, set(mine, vote()));
    await around(
      member,
      storedMember(editor),
      storedMember({ ...editor, role: 'viewer' }),
      set(mine, vote()),
    );
  });
});

describe('[I25] lists of votes', () => {
  const list = (where: [string, '==', unknown] | undefined, limit?: number): ListAct => ({
    op: 'list',
    collection: votesPath(THREAD, POLL_MESSAGE),
    ...(where !== undefined && { where }),
    ...(limit !== undefined && { limit }),
  });
  const open = ['isHidden', '==', false] as const;
  const own = ['by', '==', editor.uid] as const;

  beforeAll(async () => {
    for (const who of [editor, COLLEAGUE])
      for (const [pollId, poll] of [
        [OPEN_POLL, 'p0'],
        [HIDDEN_POLL, 'p1'],
      ] as const)
        await project.server.doc(at(pollId, who.uid)).set({
          ...newVote(who),
          poll,
          pollId,
          isHidden: poll === 'p1',
          at: new Date(0),
        });
  });

  it('have those by name, and one’s own hidden ones', async () => {
    const listed = async (where: readonly [string, '==', unknown]) => {
      const collection = votesPath(THREAD, POLL_MESSAGE);
      return (await listedIds(project, editor, { op: 'list', collection, where, limit: 10 })).toSorted();
    };
    expect(await listed(open)).toEqual(
      [voteId({ pollId: OPEN_POLL }, editor.uid), voteId({ pollId: OPEN_POLL }, COLLEAGUE.uid)].toSorted(),
    );
    expect(await listed(own)).toEqual(
      [voteId({ pollId: OPEN_POLL }, editor.uid), voteId({ pollId: HIDDEN_POLL }, editor.uid)].toSorted(),
    );
  });

  it.each([
    ['all votes', list(undefined, 10)],
    ['hidden ones', list(['isHidden', '==', true], 10)],
    ['a count of hidden ones', { ...list(['isHidden', '==', true], 10), count: true as const }],
    ['a count of a poll', { ...list(['pollId', '==', HIDDEN_POLL], 10), count: true as const }],
    ['those of a poll, hidden or not', list(['pollId', '==', HIDDEN_POLL], 10)],
    ['those of somebody else', list(['by', '==', COLLEAGUE.uid], 10)],
    ['more than a thread has members', list([...open], MAX_MEMBERS + 1)],
    ['without an end', list([...open])],
  ])('[X219] refuse %s', (_what, refused) => attempt(list([...open], MAX_MEMBERS), refused));

  it('[X219] refuse a document by its name', async () => {
    for (const path of [at(HIDDEN_POLL, COLLEAGUE.uid), at(OPEN_POLL, COLLEAGUE.uid), mine])
      expect(await perform(project, { as: editor, act: { op: 'get', path }, by: 'sdk' })).toBe('refused');
  });
});

/** The same vote, once with the usual document around it, and once with another one or none. */
async function around(path: string, usual: Data, stored: Data | undefined, act: Act): Promise<void> {
  const doc = project.server.doc(path);
  const kept = (await doc.get()).data() ?? {};
  for (const by of ['sdk', 'rest'] as const) {
    await doc.set(usual);
    expect(await perform(project, { as: editor, act, by })).toBe('done');
    await project.server.doc(mine).delete();
    await (stored === undefined ? doc.delete() : doc.set(stored));
    try {
      expect(await perform(project, { as: editor, act, by })).toBe('refused');
      expect((await project.server.doc(mine).get()).exists).toBe(false);
    } finally {
      await doc.set(kept);
    }
  }
}
