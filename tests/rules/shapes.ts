// The documents as the server stores them, and the thread to which most of them belong.
import { memberPath, messagePath, threadPath } from '@/model/paths';
import type { AnswerForms, FieldType } from '@/model/form';
import type { MessagePolls } from '@/model/poll';
import { roundId, type Round } from '@/model/input';
import { NOW, plus, type Data, type ListAct } from './act';
import { COLLEAGUE, MEMBERS, PEOPLE, addressOf, type Person, type PersonName } from './people';
import type { Project } from './project';

export const THREAD = 'thread-of-the-table';
export const AT = new Date(1_700_000_000_000);

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
  /** The document's path for the person `me`; `fresh` generates an unused id. */
  path: (me: Person, fresh: string) => string;
  stored: (me: Person) => Data;
  /** The data of a create by a browser; otherwise the stored data is used. */
  created?: Data | ((me: Person) => Data);
  change: Data | ((me: Person) => Data);
  list: (me: Person) => ListAct;
  may: Partial<Record<Operation, readonly PersonName[]>>;
  /** False where the document itself would make the person a member. */
  exists?: (me: Person) => boolean;
  /** The owner of another person's document: the twin that succeeds. */
  belongsTo?: { person: Person; may: readonly Operation[] };
  /** Never readable by browsers (SPEC A6). */
  hidden?: true;
  /** Belongs to a person, not to a thread: readable by that person only, also after a removal. */
  personal?: true;
};

export const pageOf = (collection: string, limit = 50): ListAct => ({ op: 'list', collection, limit });
export const presencePath = (thread: string, uid: string) => `${threadPath(thread)}/presence/${uid}`;

export function storedThread(
  memberIds: readonly string[] = MEMBERS.map((member) => member.uid),
): Data & { memberIds: readonly string[] } {
  return {
    title: 'A table',
    titleBy: 'person',
    memberIds,
    postingMembers: 3,
    createdBy: PEOPLE.owner.uid,
    createdAt: AT,
    updatedAt: AT,
    changedAt: AT,
    seq: 2,
    landedCount: 2,
    lastMessage: null,
    state: 'open',
    settings: { replyPolicy: 'auto', model: null, exportBy: 'everyone', payer: 'asker', payerId: null },
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
    questionId: null,
    error: null,
    stop: null,
    metadata: {},
  };
}

/** An answer with a form that can be filled in. */
export const FORM_ANSWER = 'a-with-a-form';
export const ROUND: Round = { runId: 'r-of-the-form', form: 'f0', round: 1 };
export const CITY = 'f0-0-city';
const TYPES: Record<string, FieldType> = {
  [CITY]: 'string',
  'f0-1-days': 'number',
  'f0-2-meals': 'list',
};

export function storedAnswer(forms: Partial<AnswerForms> = {}): Data {
  return {
    ...storedMessage({ uid: 'assistant' }, 'assistant'),
    format: 'c1',
    runId: ROUND.runId,
    // What else is in the list is for the server and the screen.
    forms: { list: [], open: { f0: 1 }, types: { f0: TYPES }, ...forms },
  };
}

/** A message with two polls: one by name, one whose votes are hidden. */
export const POLL_MESSAGE = 'm-with-polls';
export const [OPEN_POLL, HIDDEN_POLL] = ['r-of-the-polls-p0', 'r-of-the-polls-p1'] as const;
export const openPoll = (pollId: string) => ({
  pollId,
  choices: [0, 1, 2],
  most: 1,
  isHidden: false,
  closesAt: null as number | null,
});

export function storedPoll(open?: MessagePolls['open']): Data {
  const both = { p0: openPoll(OPEN_POLL), p1: { ...openPoll(HIDDEN_POLL), isHidden: true } };
  return {
    ...storedMessage({ uid: 'assistant' }, 'assistant'),
    // What else is in the list is for the server and the screen.
    polls: { list: [], open: open ?? both, askedBy: COLLEAGUE.uid },
  };
}

export function newVote(me: Pick<Person, 'uid'>): Data {
  return {
    poll: 'p0',
    pollId: OPEN_POLL,
    choices: [1],
    by: me.uid,
    byName: me.uid,
    at: NOW,
    isHidden: false,
  };
}

export function newInput(me: Pick<Person, 'uid'>, field = CITY, value: unknown = 'Lisbon'): Data {
  const who = { by: me.uid, byName: me.uid };
  return { form: 'f0', field, roundId: roundId(ROUND), value, ...who, at: NOW, revision: 1 };
}

export const storedInput = (by: Pick<Person, 'uid'>): Data => ({ ...newInput(by), at: AT });

export function changedInput(me: Pick<Person, 'uid'>): Data {
  return { by: me.uid, byName: me.uid, at: NOW, value: 'Geneva', revision: plus(1) };
}

export function storedRequest(person: Pick<Person, 'uid'>): Data {
  const { uid } = person;
  return { uid, name: uid, photoUrl: null, email: null, note: 'Please', state: 'open', at: AT };
}

/** An email invite for this person's address. */
export function storedInvite(person: Pick<Person, 'uid'>): Data {
  return {
    kind: 'address',
    threadId: 'another-thread',
    title: 'A plan',
    titleBy: 'person',
    role: 'editor',
    by: COLLEAGUE.uid,
    byName: COLLEAGUE.uid,
    email: addressOf(person),
    state: 'open',
    createdAt: AT,
    expiresAt: new Date(4_000_000_000_000),
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
export const STORED_READ_STATE: Data = {
  landedCount: 2,
  mentions: 0,
  seenAt: AT,
  pinned: false,
  muted: false,
  unsentText: '',
  unread: false,
  changedAt: AT,
};
export const NEW_READ_STATE: Data = { ...STORED_READ_STATE, seenAt: NOW, changedAt: NOW };
export const STORED_MENTION: Data = { threadId: 'a-thread', messageId: 'a-message', seq: 1, at: AT };
export const STORED_BLOCK: Data = {
  threadId: THREAD,
  title: 'A table',
  titleBy: 'person',
  uids: [COLLEAGUE.uid],
  at: AT,
};
export const STORED_USER: Data = { name: 'Ada', photoUrl: null, preferences: { theme: 'dark' } };
export const STORED_PRESENCE: Data = { seenAt: AT, typingAt: null };
export const NEW_PRESENCE: Data = { seenAt: NOW, typingAt: null };

/** The thread with its members, as the server creates it; a removed member's documents stay. */
export async function seedThread({ server }: Project, threadId: string): Promise<void> {
  const batch = server.batch();
  batch.set(server.doc(threadPath(threadId)), storedThread());
  for (const member of MEMBERS) batch.set(server.doc(memberPath(threadId, member.uid)), storedMember(member));
  batch.set(server.doc(messagePath(threadId, 'said-before-removal')), storedMessage(PEOPLE.removed));
  batch.set(server.doc(messagePath(threadId, FORM_ANSWER)), storedAnswer());
  batch.set(server.doc(messagePath(threadId, POLL_MESSAGE)), storedPoll());
  batch.set(server.doc(presencePath(threadId, PEOPLE.removed.uid)), STORED_PRESENCE);
  await batch.commit();
}
