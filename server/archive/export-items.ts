// What an export consists of, page by page. Every page is read anew, and only then are the rights of its reader checked: nothing
// leaves that was read after they had lost them, and a message that is deleted meanwhile is not in it. An export always ends well:
// its last item says whether everything is in it.
import 'server-only';
import type { Query } from 'firebase-admin/firestore';
import { type Member, memberSchema } from '@/model/member';
import { type ThreadEvent, eventSchema, isShownInTimeline, mergeEvents } from '@/model/event';
import type { ExportEnd } from '@/model/export';
import { MESSAGES_PAGE } from '@/model/limits';
import { type Message, messageSchema } from '@/model/message';
import { eventsPath, membersPath, messagePath, messagesPath, versionsPath } from '@/model/paths';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { logError } from '@/server/platform/log';

export type ExportItem =
  | { kind: 'member'; member: Member }
  | { kind: 'event'; event: ThreadEvent }
  /** `versions`: its earlier texts or answers, oldest first; none unless they were chosen. */
  | { kind: 'message'; message: Message; versions: readonly Message[] }
  | { kind: 'end'; why: ExportEnd | null };

export type Selection = {
  threadId: string;
  /** Positions, both included. */
  from: number;
  to: number;
  /** One message alone. */
  messageId: string | undefined;
  withVersions: boolean;
  withEvents: boolean;
  /** `sections`: members, events, then messages. `timeline`: each event after the message that it followed. */
  order: 'sections' | 'timeline';
};

export type Watch = {
  /** Whether the reader may still have it. */
  mayContinue: () => Promise<boolean>;
  signal: AbortSignal;
};

class Ended extends Error {
  readonly why: ExportEnd;

  constructor(why: ExportEnd) {
    super(why);
    this.why = why;
  }
}

/** Never throws. */
export async function* exportItems(selection: Selection, watch: Watch): AsyncGenerator<ExportItem> {
  try {
    yield* selection.messageId === undefined ? itemsOf(selection, watch) : onlyMessage(selection, watch);
    yield { kind: 'end', why: null };
  } catch (error) {
    if (!(error instanceof Ended)) logError('export failed', error, { threadId: selection.threadId });
    yield { kind: 'end', why: error instanceof Ended ? error.why : 'failed' };
  }
}

async function* itemsOf(selection: Selection, watch: Watch): AsyncGenerator<ExportItem> {
  const { threadId, from, withEvents, order } = selection;
  for (const member of await checked(watch, readMembers(threadId))) yield { kind: 'member', member };
  const isTimeline = order === 'timeline';
  if (withEvents && !isTimeline) yield* allEvents(selection, watch);
  // What happened before the first message has position 0.
  let shownBefore = from <= 1 ? 0 : from;
  for await (const { messages, isLast } of messagePages(selection, watch)) {
    const before = isLast ? Number.MAX_SAFE_INTEGER : (messages.at(-1)?.seq ?? 0);
    const range = { from: shownBefore, before };
    const events = withEvents && isTimeline ? await checked(watch, timelineEvents(threadId, range)) : [];
    shownBefore = before;
    yield* merged(messages, events, selection);
  }
}

async function* onlyMessage(
  { threadId, messageId = '', withVersions }: Selection,
  watch: Watch,
): AsyncGenerator<ExportItem> {
  const document = await checked(watch, firestore().doc(messagePath(threadId, messageId)).get());
  const message = readDocument(messageSchema, document);
  if (message === undefined) throw new Ended('failed');
  const versions = withVersions ? await checked(watch, versionsOf(threadId, message)) : [];
  yield { kind: 'message', message, versions };
}

/** What was read, if its reader may have it now. */
async function checked<T>(watch: Watch, reading: Promise<T>): Promise<T> {
  const read = await reading;
  await requireRight(watch);
  return read;
}

async function requireRight({ mayContinue, signal }: Watch): Promise<void> {
  if (signal.aborted) throw new Ended('interrupted');
  // guard: exports-check-each-page
  if (!(await mayContinue())) throw new Ended('access-lost');
}

async function readMembers(threadId: string): Promise<Member[]> {
  const { docs } = await firestore().collection(membersPath(threadId)).get();
  return readDocuments(memberSchema, docs).toSorted((a, b) => a.joinedAt - b.joinedAt);
}

type Page = { messages: Message[]; isLast: boolean };

async function* messagePages({ threadId, from, to }: Selection, watch: Watch): AsyncGenerator<Page> {
  for (let after = from - 1; ;) {
    const { docs } = await checked(
      watch,
      messagesBetween(threadId, { after, to }).limit(MESSAGES_PAGE).get(),
    );
    const isLast = docs.length < MESSAGES_PAGE;
    yield { messages: readDocuments(messageSchema, docs), isLast };
    if (isLast) return;
    const last: unknown = docs.at(-1)?.get('seq');
    after = typeof last === 'number' ? last : to;
  }
}

function messagesBetween(threadId: string, { after, to }: { after: number; to: number }): Query {
  return firestore()
    .collection(messagesPath(threadId))
    .where('seq', '>', after)
    .where('seq', '<=', to)
    .orderBy('seq', 'asc');
}

async function* allEvents({ threadId, from }: Selection, watch: Watch): AsyncGenerator<ExportItem> {
  const all = eventsBetween(threadId, { from: from <= 1 ? 0 : from, before: Number.MAX_SAFE_INTEGER });
  for (let page = all; ;) {
    const { docs } = await checked(watch, page.limit(EVENTS_AT_ONCE).get());
    for (const event of readDocuments(eventSchema, docs)) yield { kind: 'event', event };
    const last = docs.at(-1);
    if (last === undefined || docs.length < EVENTS_AT_ONCE) return;
    page = all.startAfter(last);
  }
}

const EVENTS_AT_ONCE = 500;

function eventsBetween(threadId: string, { from, before }: { from: number; before: number }): Query {
  return firestore()
    .collection(eventsPath(threadId))
    .where('seq', '>=', from)
    .where('seq', '<', before)
    .orderBy('seq', 'asc');
}

/** Those that a timeline shows, from one position up to another one. */
async function timelineEvents(
  threadId: string,
  range: { from: number; before: number },
): Promise<ThreadEvent[]> {
  const { docs } = await eventsBetween(threadId, range).get();
  return readDocuments(eventSchema, docs).filter(isShownInTimeline);
}

async function* merged(
  messages: readonly Message[],
  events: readonly ThreadEvent[],
  { threadId, withVersions }: Selection,
): AsyncGenerator<ExportItem> {
  const waiting = mergeEvents(events).toSorted((a, b) => a.seq - b.seq);
  for (const message of messages) {
    for (const event of takeBefore(waiting, message.seq)) yield { kind: 'event', event };
    const versions = withVersions ? await versionsOf(threadId, message) : [];
    yield { kind: 'message', message, versions };
  }
  for (const event of waiting) yield { kind: 'event', event };
}

function takeBefore(events: ThreadEvent[], seq: number): ThreadEvent[] {
  const first = events.findIndex((event) => event.seq >= seq);
  return events.splice(0, first === -1 ? events.length : first);
}

/** Oldest first. */
async function versionsOf(threadId: string, { id, versions }: Message): Promise<Message[]> {
  if (versions === 0) return [];
  const all = firestore().collection(versionsPath(threadId, id)).orderBy('createdAt', 'asc');
  return readDocuments(messageSchema, (await all.get()).docs);
}
