// Events of a thread: shown between its messages, and in the activity that lists who did what.
import * as z from 'zod/v4-mini';
import { roleSchema } from './access';
import { EXPORT_FORMATS } from './export';
import { archiveFormatSchema } from './imported';
import { shareAudienceSchema } from './share-audience';
import { payerSchema } from './budget';
import { exportBySchema, forkBySchema, replyPolicySchema, titleBySchema } from './thread';

const common = {
  id: z.string(),
  /** The last number assigned when it happened: the event is shown after that message. */
  seq: z.number(),
  /** The acting person, by uid and by their name at that time. */
  by: z.string(),
  byName: z.string(),
  at: z.number(),
};
/** The person whom the event concerns. */
const whom = { uid: z.string(), name: z.string() };

export const eventSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('created') }),
  z.object({ ...common, kind: z.literal('renamed'), title: z.string() }),
  /** `by` is the person who joined. */
  z.object({
    ...common,
    kind: z.literal('joined'),
    role: roleSchema,
    /** Added directly, by an email invite, by an invite link, or by an approved access request. */
    via: z.enum(['added', 'address', 'link', 'asked']),
    invitedBy: z.string(),
    invitedByName: z.string(),
    inviteId: z.nullable(z.string()),
  }),
  z.object({ ...common, kind: z.literal('left') }),
  z.object({ ...common, kind: z.literal('removed'), ...whom }),
  z.object({ ...common, kind: z.literal('role-changed'), ...whom, before: roleSchema, after: roleSchema }),
  z.object({ ...common, kind: z.literal('ownership-transferred'), ...whom }),
  z.object({ ...common, kind: z.literal('policy-changed'), policy: replyPolicySchema }),
  z.object({ ...common, kind: z.literal('instructions-changed') }),
  /** Null: the server's default model. */
  z.object({ ...common, kind: z.literal('model-changed'), model: z.nullable(z.string()) }),
  /** A link was created, or an address was invited; members never see the address itself. */
  z.object({ ...common, kind: z.literal('invited'), role: roleSchema, via: z.enum(['address', 'link']) }),
  z.object({
    ...common,
    kind: z.literal('invite-revoked'),
    role: roleSchema,
    via: z.enum(['address', 'link']),
  }),
  z.object({
    ...common,
    kind: z.literal('stopped'),
    answerSeq: z.number(),
    was: z.enum(['writing', 'waiting']),
  }),
  /** `whom` wrote the message. */
  z.object({ ...common, kind: z.literal('message-hidden'), messageId: z.string(), ...whom }),
  z.object({ ...common, kind: z.literal('message-restored'), messageId: z.string(), ...whom }),
  z.object({ ...common, kind: z.literal('archived') }),
  z.object({ ...common, kind: z.literal('reopened') }),
  z.object({ ...common, kind: z.literal('trashed') }),
  z.object({ ...common, kind: z.literal('restored') }),
  z.object({ ...common, kind: z.literal('export-policy-changed'), exportBy: exportBySchema }),
  z.object({ ...common, kind: z.literal('payer-changed'), payer: payerSchema }),
  z.object({ ...common, kind: z.literal('fork-policy-changed'), forkBy: forkBySchema }),
  /** `by` started a new thread from the message at this position. */
  z.object({ ...common, kind: z.literal('forked'), messageSeq: z.number() }),
  /**
   * The first event of a thread that was started from another one, with the title that this had then; '' once it is deleted.
   * Members of both find the way by `GET /api/threads/{id}/origin`.
   */
  z.object({
    ...common,
    kind: z.literal('started-from'),
    title: z.string(),
    titleBy: titleBySchema,
    messageSeq: z.number(),
  }),
  /** `only`: one message, else the thread or a part of it. */
  z.object({
    ...common,
    kind: z.literal('exported'),
    format: z.enum(EXPORT_FORMATS),
    only: z.nullable(z.string()),
  }),
  /** `by` brought a file. */
  z.object({ ...common, kind: z.literal('imported'), format: archiveFormatSchema, messages: z.number() }),
  z.object({ ...common, kind: z.literal('shared'), label: z.string(), audience: shareAudienceSchema }),
  z.object({ ...common, kind: z.literal('share-changed'), label: z.string() }),
  z.object({ ...common, kind: z.literal('share-revoked'), label: z.string() }),
]);
export type ThreadEvent = z.infer<typeof eventSchema>;
export type EventKind = ThreadEvent['kind'];

type Common = keyof typeof common;
type Without<T> = T extends ThreadEvent ? Omit<T, Common> : never;
/** An event before it has a time, a position and an acting person. */
export type EventInput = Without<ThreadEvent>;

/** Kinds that only the activity lists: stopped and hidden messages show that themselves, and invites concern managers only. */
const QUIET: ReadonlySet<EventKind> = new Set([
  'stopped',
  'message-hidden',
  'message-restored',
  'invited',
  'invite-revoked',
]);

export function isShownInTimeline({ kind }: Pick<ThreadEvent, 'kind'>): boolean {
  return !QUIET.has(kind);
}

/** The filters of the activity. */
export const EVENT_GROUPS = {
  members: ['joined', 'left', 'removed', 'role-changed', 'ownership-transferred'],
  invites: ['invited', 'invite-revoked'],
  settings: [
    'renamed',
    'policy-changed',
    'instructions-changed',
    'model-changed',
    'export-policy-changed',
    'payer-changed',
    'fork-policy-changed',
  ],
  messages: ['stopped', 'message-hidden', 'message-restored'],
  thread: [
    'created',
    'started-from',
    'forked',
    'archived',
    'reopened',
    'trashed',
    'restored',
    'exported',
    'imported',
    'shared',
    'share-changed',
    'share-revoked',
  ],
} as const satisfies Record<string, readonly EventKind[]>;
export type EventGroup = keyof typeof EVENT_GROUPS;

/** Merges by id; ordered by time. */
export function mergeEvents(...sources: readonly (readonly ThreadEvent[])[]): ThreadEvent[] {
  const known = new Map(sources.flat().map((event) => [event.id, event]));
  return [...known.values()].toSorted((a, b) => a.at - b.at || a.seq - b.seq || (a.id < b.id ? -1 : 1));
}

/** Whether unknown events may exist beside the messages from position `from` on. `known`: ordered by time. */
export function mayMissEvents(known: readonly ThreadEvent[], from: number): boolean {
  const oldest = known[0];
  return oldest === undefined || oldest.seq >= lowestSeq(from);
}

/** Events to show between messages when those from position `from` on are visible. */
export function eventsBeside(events: readonly ThreadEvent[], from: number): ThreadEvent[] {
  return events.filter((event) => isShownInTimeline(event) && event.seq >= lowestSeq(from));
}

/** Events before the first message have position 0. */
function lowestSeq(from: number): number {
  return from <= 1 ? 0 : from;
}
