// Every kind of document there is, as the server stores it, and who may do what with it: the expectation that the rules
// are held against. Written from the design, never from the rules.
import {
  draftPath,
  eventsPath,
  instructionsPath,
  invitePath,
  markPath,
  memberPath,
  membersPath,
  messagePath,
  messagesPath,
  partPath,
  runPath,
  runsPath,
  draftsPath,
  threadPath,
  tombstonePath,
  turnPath,
  userPath,
  versionsPath,
} from '@/model/paths';
import { NOW, type Data, type ListAct } from './act';
import { COLLEAGUE, MEMBERS, PEOPLE, READERS, SIGNED_IN, type Person, type PersonName } from './people';
import type { Project } from './project';

export const THREAD = 'thread-of-the-table';
const AT = new Date(1_700_000_000_000);

export type Operation = 'get' | 'list' | 'create' | 'update' | 'delete';
export const OPERATIONS = [
  'get',
  'list',
  'create',
  'update',
  'delete',
] as const satisfies readonly Operation[];

export type Kind = {
  name: string;
  /** Where it stands when `me` comes; `fresh` makes an id that nothing has yet. */
  path: (me: Person, fresh: string) => string;
  stored: (me: Person) => Data;
  /** What a create by a browser would hold; else what is stored. */
  created?: Data;
  change: Data;
  list: (me: Person) => ListAct;
  may: Partial<Record<Operation, readonly PersonName[]>>;
  /** False where the document itself would make somebody a member. */
  stands?: (me: Person) => boolean;
  /** Whose it is when it is another's: the twin that succeeds. */
  belongsTo?: { person: Person; may: readonly Operation[] };
  /** Browsers never see it (SPEC A6). */
  hidden?: true;
  /** It is a person's, not a thread's: read by that person alone, also after a removal. */
  personal?: true;
};

const reading = { get: READERS, list: READERS };
const pageOf = (collection: string, limit = 50): ListAct => ({ op: 'list', collection, limit });

export function storedThread(
  memberIds: readonly string[] = MEMBERS.map((member) => member.uid),
): Data & { memberIds: readonly string[] } {
  return {
    title: 'A table',
    titleBy: 'person',
    memberIds,
    speakers: 3,
    createdBy: PEOPLE.owner.uid,
    createdAt: AT,
    updatedAt: AT,
    changedAt: AT,
    seq: 2,
    landed: 2,
    lastMessage: null,
    state: 'open',
    settings: { replyPolicy: 'auto', model: null },
    metadata: {},
  };
}

export function storedMember(person: Person): Data {
  return { role: person.role ?? 'viewer', name: person.uid, photoUrl: null, joinedAt: AT, invitedBy: null };
}

export function storedMessage(author: Pick<Person, 'uid'>, role: 'user' | 'assistant' = 'user'): Data {
  return {
    seq: 1,
    role,
    authorId: author.uid,
    authorName: author.uid,
    content: 'Hello',
    format: 'markdown',
    plain: '',
    mentions: [],
    status: role === 'user' ? 'sent' : 'done',
    createdAt: AT,
    changedAt: AT,
    editedAt: null,
    runId: null,
    answers: null,
    error: null,
    stop: null,
    metadata: {},
  };
}

export const STORED_RUN: Data = {
  status: 'queued',
  askedBy: COLLEAGUE.uid,
  questionId: 'question',
  answerSeq: 2,
  attempt: 1,
};
export const STORED_DRAFT: Data = {
  runId: 'r-written',
  attempt: 1,
  offset: 0,
  content: 'So far',
  parts: 1,
  format: 'markdown',
};
export const STORED_MARK: Data = { landed: 2, seenAt: AT, pinned: false, muted: false, unsentText: '' };
export const NEW_MARK: Data = { ...STORED_MARK, seenAt: NOW };
export const STORED_USER: Data = { name: 'Ada', photoUrl: null, preferences: { theme: 'dark' } };
const STORED_PRESENCE: Data = { seenAt: AT, typingAt: null };
export const NEW_PRESENCE: Data = { seenAt: NOW, typingAt: null };

const answers = `${messagesPath(THREAD)}/a-of-the-table`;
export const presencePath = (thread: string, uid: string) => `${threadPath(thread)}/presence/${uid}`;

const ofThread: Kind[] = [
  {
    name: 'a thread',
    path: () => threadPath(THREAD),
    stored: () => storedThread(),
    change: { title: 'Taken over' },
    list: (me) => ({
      op: 'list',
      collection: 'threads',
      where: ['memberIds', 'array-contains', me.uid],
      orderBy: ['updatedAt', 'desc'],
      limit: 30,
    }),
    // Everybody may ask for their own threads; the table also looks at what they are given.
    may: { get: READERS, list: SIGNED_IN },
  },
  {
    name: 'their own member document',
    path: (me) => memberPath(THREAD, me.uid),
    stands: (me) => me.role !== undefined,
    stored: (me) => storedMember(me),
    change: { role: 'owner' },
    list: () => pageOf(membersPath(THREAD), 200),
    may: reading,
  },
  {
    name: 'another’s member document',
    path: (_me, fresh) => memberPath(THREAD, fresh),
    stored: () => storedMember(COLLEAGUE),
    change: { role: 'viewer' },
    list: () => pageOf(membersPath(THREAD), 200),
    may: reading,
  },
  {
    name: 'their own message',
    path: (_me, fresh) => messagePath(THREAD, fresh),
    stored: (me) => storedMessage(me),
    change: { content: 'Never said' },
    list: () => ({ ...pageOf(messagesPath(THREAD)), orderBy: ['changedAt', 'desc'] }),
    may: reading,
  },
  {
    name: 'another’s message',
    path: (_me, fresh) => messagePath(THREAD, fresh),
    stored: () => storedMessage(COLLEAGUE),
    change: { content: 'Never said' },
    list: () => ({ ...pageOf(messagesPath(THREAD)), orderBy: ['seq', 'desc'] }),
    may: reading,
  },
  {
    name: 'an answer',
    path: (_me, fresh) => messagePath(THREAD, `a-${fresh}`),
    stored: () => storedMessage({ uid: 'assistant' }, 'assistant'),
    change: { content: 'Never answered' },
    list: () => pageOf(messagesPath(THREAD)),
    may: reading,
  },
  {
    name: 'an earlier version of an answer',
    path: (_me, fresh) => `${answers}/versions/${fresh}`,
    stored: () => ({ content: 'Before', status: 'done' }),
    change: { content: 'Never answered' },
    list: () => pageOf(versionsPath(THREAD, 'a-of-the-table')),
    may: reading,
  },
  {
    name: 'values in a generated form',
    path: (me) => `${answers}/inputs/${me.uid}`,
    stored: () => ({ values: {} }),
    change: { values: { yes: true } },
    list: () => pageOf(`${answers}/inputs`),
    may: {},
    hidden: true,
  },
  {
    name: 'a run',
    path: (_me, fresh) => runPath(THREAD, fresh),
    stored: () => STORED_RUN,
    change: { status: 'cancelled' },
    list: () => ({ ...pageOf(runsPath(THREAD)), where: ['status', 'in', ['queued', 'writing']] }),
    may: reading,
  },
  {
    name: 'a draft',
    path: (_me, fresh) => draftPath(THREAD, fresh, 1),
    stored: () => STORED_DRAFT,
    change: { content: 'Other words' },
    list: () => pageOf(draftsPath(THREAD)),
    may: { get: READERS },
  },
  {
    name: 'a sealed part',
    path: (_me, fresh) => partPath(draftPath(THREAD, fresh, 1), 0),
    stored: () => ({ content: 'Once upon a time' }),
    change: { content: 'Other words' },
    list: () => pageOf(`${draftPath(THREAD, 'r-written', 1)}/parts`),
    may: { get: READERS },
  },
  {
    name: 'an event',
    path: (_me, fresh) => `${eventsPath(THREAD)}/${fresh}`,
    stored: () => ({ kind: 'joined', by: COLLEAGUE.uid, at: AT, details: {} }),
    change: { by: PEOPLE.owner.uid },
    list: () => ({ ...pageOf(eventsPath(THREAD)), orderBy: ['at', 'desc'] }),
    may: reading,
  },
  {
    name: 'the instructions',
    path: () => instructionsPath(THREAD),
    stored: () => ({ content: 'Be brief.' }),
    change: { content: 'Tell everything.' },
    list: () => pageOf(`${threadPath(THREAD)}/private`),
    may: { get: READERS },
  },
  {
    name: 'another private document',
    path: (_me, fresh) => `${threadPath(THREAD)}/private/${fresh}`,
    stored: () => ({ content: 'Nobody’s' }),
    change: { content: 'Mine' },
    list: () => pageOf(`${threadPath(THREAD)}/private`),
    may: {},
    hidden: true,
  },
  {
    name: 'their own presence',
    path: (me) => presencePath(THREAD, me.uid),
    stored: () => STORED_PRESENCE,
    created: NEW_PRESENCE,
    change: NEW_PRESENCE,
    list: () => pageOf(`${threadPath(THREAD)}/presence`),
    may: { list: READERS, create: READERS, update: READERS },
  },
  {
    name: 'another’s presence',
    path: () => presencePath(THREAD, COLLEAGUE.uid),
    stored: () => STORED_PRESENCE,
    created: NEW_PRESENCE,
    change: NEW_PRESENCE,
    list: () => pageOf(`${threadPath(THREAD)}/presence`),
    may: { list: READERS },
    belongsTo: { person: COLLEAGUE, may: ['create', 'update'] },
  },
  {
    name: 'the turn',
    path: () => turnPath(THREAD),
    stored: () => ({ runId: 'r-written', attempt: 1, owner: 'server', renewedAt: AT }),
    change: { owner: null },
    list: () => pageOf(`${threadPath(THREAD)}/turn`),
    may: {},
    hidden: true,
  },
  {
    name: 'a document in a collection that nobody knows',
    path: (_me, fresh) => `${threadPath(THREAD)}/zzz/${fresh}`,
    stored: () => ({ x: 1 }),
    change: { x: 2 },
    list: () => pageOf(`${threadPath(THREAD)}/zzz`),
    may: {},
    hidden: true,
  },
];

const ofPeople: Kind[] = [
  {
    name: 'their own user document',
    path: (me) => userPath(me.uid),
    stored: () => STORED_USER,
    change: { preferences: { theme: 'light' } },
    personal: true,
    list: () => pageOf('users'),
    may: { get: SIGNED_IN, update: SIGNED_IN },
  },
  {
    name: 'another’s user document',
    path: () => userPath(COLLEAGUE.uid),
    stored: () => STORED_USER,
    change: { preferences: { theme: 'light' } },
    personal: true,
    list: () => pageOf('users'),
    may: {},
    belongsTo: { person: COLLEAGUE, may: ['get', 'update'] },
  },
  {
    name: 'their own mark',
    path: (me) => markPath(me.uid, THREAD),
    stored: () => STORED_MARK,
    created: NEW_MARK,
    change: { pinned: true },
    personal: true,
    list: (me) => pageOf(`${userPath(me.uid)}/marks`, 300),
    may: { get: SIGNED_IN, list: SIGNED_IN, create: READERS, update: SIGNED_IN, delete: SIGNED_IN },
  },
  {
    name: 'another’s mark',
    path: () => markPath(COLLEAGUE.uid, THREAD),
    stored: () => STORED_MARK,
    created: NEW_MARK,
    change: { pinned: true },
    personal: true,
    list: () => pageOf(`${userPath(COLLEAGUE.uid)}/marks`, 300),
    may: {},
    belongsTo: { person: COLLEAGUE, may: OPERATIONS },
  },
];

const ofTheServer: Kind[] = ['shares', 'budgets', 'unknowns'].map((collection) => ({
  name: `a document of ${collection}`,
  path: (_me, fresh) => `${collection}/${fresh}`,
  stored: () => ({ threadId: THREAD, role: 'owner' }),
  change: { role: 'viewer' },
  list: () => pageOf(collection),
  may: {},
  hidden: true,
}));

export const KINDS: readonly Kind[] = [
  ...ofThread,
  ...ofPeople,
  ...ofTheServer,
  {
    name: 'an invite',
    path: (_me, fresh) => invitePath(fresh),
    stored: () => ({ threadId: THREAD, role: 'owner' }),
    change: { role: 'viewer' },
    list: () => pageOf('invites'),
    may: {},
    hidden: true,
  },
  {
    name: 'a tombstone',
    path: (_me, fresh) => tombstonePath(fresh),
    stored: () => ({ deletedAt: AT }),
    change: { deletedAt: null },
    list: () => pageOf('tombstones'),
    may: {},
    hidden: true,
  },
];

/** The thread with its members, as the server makes it; a removed member's traces stay. */
export async function seedThread({ server }: Project, threadId: string): Promise<void> {
  const batch = server.batch();
  batch.set(server.doc(threadPath(threadId)), storedThread());
  for (const member of MEMBERS) batch.set(server.doc(memberPath(threadId, member.uid)), storedMember(member));
  batch.set(server.doc(messagePath(threadId, 'said-before-removal')), storedMessage(PEOPLE.removed));
  batch.set(server.doc(presencePath(threadId, PEOPLE.removed.uid)), STORED_PRESENCE);
  await batch.commit();
}
