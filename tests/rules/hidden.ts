// Documents that no browser can read or write, whoever owns them.
import {
  budgetCounterPath,
  budgetPath,
  forkPath,
  hiddenInputsPath,
  hiddenMessagePath,
  hiddenVersionsPath,
  importDayPath,
  importPath,
  importedPath,
  invitePath,
  picturePath,
  ratePath,
  stagedPath,
  removedPath,
  trashedMembersPath,
  threadPath,
  sharePath,
  siteBudgetPath,
  shareViewersPath,
  tombstonePath,
  leasePath,
  feedbackPath,
  ledgerPath,
} from '@/model/paths';
import type { Data } from './act';
import { COLLEAGUE, PEOPLE, type Person } from './people';
import { AT, THREAD, pageOf, storedInput, storedMember, storedMessage, type Kind } from './shapes';

const hidden = { may: {}, hidden: true } as const;

const ofThread: Kind[] = [
  {
    name: 'what was entered in a form of a hidden answer',
    path: (_me, fresh) => `${hiddenInputsPath(THREAD, 'a-hidden-message')}/${fresh}`,
    stored: storedInput,
    change: { value: 'Mine' },
    list: () => pageOf(hiddenInputsPath(THREAD, 'a-hidden-message'), 100),
    ...hidden,
  },
  {
    name: 'another private document',
    path: (_me, fresh) => `${threadPath(THREAD)}/private/${fresh}`,
    stored: () => ({ content: 'Nobody’s' }),
    change: { content: 'Mine' },
    list: () => pageOf(`${threadPath(THREAD)}/private`),
    ...hidden,
  },
  {
    name: 'a hidden message as it was',
    path: (_me, fresh) => hiddenMessagePath(THREAD, fresh),
    stored: storedMessage,
    change: { content: 'Mine' },
    list: () => pageOf(`${threadPath(THREAD)}/hiddenMessages`),
    ...hidden,
  },
  {
    name: 'a version of a hidden message',
    path: (_me, fresh) => `${hiddenVersionsPath(THREAD, 'a-hidden-message')}/${fresh}`,
    stored: storedMessage,
    change: { content: 'Mine' },
    list: () => pageOf(hiddenVersionsPath(THREAD, 'a-hidden-message')),
    ...hidden,
  },
  {
    name: 'the lease',
    path: () => leasePath(THREAD),
    stored: () => ({ runId: 'r-written', attempt: 1, owner: 'server', leaseMs: 12_000, renewedAt: AT }),
    change: { owner: null },
    list: () => pageOf(`${threadPath(THREAD)}/lease`),
    ...hidden,
  },
  {
    name: 'their own removal',
    path: (me) => removedPath(THREAD, me.uid),
    stored: () => ({ by: PEOPLE.owner.uid, at: AT }),
    change: { at: new Date(0) },
    list: () => pageOf(`${threadPath(THREAD)}/removed`),
    ...hidden,
  },
  {
    name: 'another’s removal',
    path: (_me, fresh) => removedPath(THREAD, fresh),
    stored: () => ({ by: PEOPLE.owner.uid, at: AT }),
    change: { at: new Date(0) },
    list: () => pageOf(`${threadPath(THREAD)}/removed`),
    ...hidden,
  },
  {
    name: 'their own membership, set aside with a thread in the trash',
    path: (me) => `${trashedMembersPath(THREAD)}/${me.uid}`,
    stored: (me) => ({ uid: me.uid, member: storedMember(me) }),
    change: { 'member.role': 'owner' },
    list: () => pageOf(trashedMembersPath(THREAD)),
    ...hidden,
  },
  {
    name: 'what somebody thinks of an answer',
    path: (_me, fresh) => feedbackPath(THREAD, fresh),
    stored: () => ({
      uid: COLLEAGUE.uid,
      messageId: 'answer-1',
      value: 'down',
      comment: 'No',
      changedAt: AT,
    }),
    change: { value: 'up' },
    list: () => pageOf(`${threadPath(THREAD)}/feedback`),
    ...hidden,
  },
  {
    name: 'a document in an unknown collection',
    path: (_me, fresh) => `${threadPath(THREAD)}/zzz/${fresh}`,
    stored: () => ({ x: 1 }),
    change: { x: 2 },
    list: () => pageOf(`${threadPath(THREAD)}/zzz`),
    ...hidden,
  },
];

/** A kind of document outside of threads. */
function topLevel(collection: string, path: Kind['path'], stored: Data): Kind {
  const change = { threadId: THREAD, at: new Date(0) };
  const list = () => pageOf(collection);
  return { name: `a document of ${collection}`, path, stored: () => stored, change, list, ...hidden };
}

const byId = (path: (id: string) => string) => (_me: Person, fresh: string) => path(fresh);

const topLevels: Kind[] = [
  topLevel('invites', byId(invitePath), {
    kind: 'link',
    threadId: THREAD,
    role: 'admin',
    by: PEOPLE.owner.uid,
    maxUses: 1,
    uses: 0,
    expiresAt: new Date(4_000_000_000_000),
  }),
  topLevel('tombstones', byId(tombstonePath), { deletedAt: AT }),
  topLevel('rates', byId(ratePath), { count: 1, endsAt: AT }),
  topLevel('pictures', byId(picturePath), { uid: COLLEAGUE.uid, type: 'image/png', at: AT }),
  topLevel('budgets', (me) => budgetPath(me.uid, '2026-11-24'), { answers: 1, at: AT }),
  topLevel('budgetCounters', byId(budgetCounterPath), { kind: 'person', answers: 1, endsAt: AT }),
  topLevel('siteBudgets', byId(siteBudgetPath), { granted: 1, endsAt: AT }),
  topLevel('ledger', byId(ledgerPath), { asker: COLLEAGUE.uid, threadId: THREAD, cost: 1, openedAt: AT }),
  topLevel('importDays', (me) => importDayPath(me.uid, '2026-11-24'), { uid: COLLEAGUE.uid, messages: 1 }),
  topLevel('imports', byId(importPath), { uid: COLLEAGUE.uid, threadId: THREAD, state: 'open' }),
  {
    name: 'what waits to be appended to their thread',
    path: (_me, fresh) => stagedPath(fresh, 0),
    stored: () => ({ part: 0, entries: '[]' }),
    change: { entries: '' },
    list: (me) => pageOf(`${importPath(me.uid)}/staged`),
    ...hidden,
  },
  {
    name: 'which conversations they imported',
    path: (me, fresh) => importedPath(me.uid, fresh),
    stored: () => ({ threadId: THREAD, messages: 1 }),
    change: { threadId: 'another-thread' },
    list: (me) => pageOf(`users/${me.uid}/imported`),
    ...hidden,
  },
  topLevel('shares', byId(sharePath), {
    threadId: THREAD,
    createdBy: PEOPLE.owner.uid,
    tokenHash: 'hash',
    passwordHash: null,
    audience: 'anyone',
    version: 1,
  }),
  topLevel('forks', (_me, fresh) => forkPath(fresh), { originId: THREAD, people: [], state: 'done' }),
  topLevel('shareViewers', (_me, fresh) => shareViewersPath(fresh, 'server'), { threadId: THREAD, count: 1 }),
  topLevel('unknowns', (_me, fresh) => `unknowns/${fresh}`, { threadId: THREAD, role: 'owner' }),
];

export const HIDDEN: readonly Kind[] = [...ofThread, ...topLevels];
