// What happened to a thread: shown between its messages, and the trail by which managers see who did what.
import * as z from 'zod/v4-mini';
import { roleSchema } from './access';
import { replyPolicySchema } from './thread';

const common = {
  id: z.string(),
  /** The last place given out when it happened: it stands after the message of this place. */
  seq: z.number(),
  /** Who did it, by uid and by the name of that day. */
  by: z.string(),
  byName: z.string(),
  at: z.number(),
};
/** Whom it happened to. */
const whom = { uid: z.string(), name: z.string() };

export const eventSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('created') }),
  z.object({ ...common, kind: z.literal('renamed'), title: z.string() }),
  /** `by` is who joined. */
  z.object({
    ...common,
    kind: z.literal('joined'),
    role: roleSchema,
    /** Added at once, by an address that had waited for its person, by an invite link, or let in after asking. */
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
  /** Null: the server's usual one. */
  z.object({ ...common, kind: z.literal('model-changed'), model: z.nullable(z.string()) }),
  /** A link was made, or an address was given a place; addresses themselves are told to nobody here. */
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
  z.object({ ...common, kind: z.literal('archived') }),
  z.object({ ...common, kind: z.literal('reopened') }),
  z.object({ ...common, kind: z.literal('trashed') }),
  z.object({ ...common, kind: z.literal('restored') }),
]);
export type ThreadEvent = z.infer<typeof eventSchema>;
export type EventKind = ThreadEvent['kind'];

type Common = keyof typeof common;
type Without<T> = T extends ThreadEvent ? Omit<T, Common> : never;
/** An event before it has a time, a place and somebody who did it. */
export type EventInput = Without<ThreadEvent>;

/** Kinds that only the trail tells: an answer says itself that it was stopped, invites are between managers. */
const QUIET: ReadonlySet<EventKind> = new Set(['stopped', 'invited', 'invite-revoked']);

export function isShownInTimeline({ kind }: Pick<ThreadEvent, 'kind'>): boolean {
  return !QUIET.has(kind);
}

/** What the trail can be narrowed to. */
export const EVENT_GROUPS = {
  members: ['joined', 'left', 'removed', 'role-changed', 'ownership-transferred'],
  invites: ['invited', 'invite-revoked'],
  settings: ['renamed', 'policy-changed', 'instructions-changed', 'model-changed'],
  answers: ['stopped'],
  thread: ['created', 'archived', 'reopened', 'trashed', 'restored'],
} as const satisfies Record<string, readonly EventKind[]>;
export type EventGroup = keyof typeof EVENT_GROUPS;

/** Merges by id; order: as they happened. */
export function mergeEvents(...sources: readonly (readonly ThreadEvent[])[]): ThreadEvent[] {
  const known = new Map(sources.flat().map((event) => [event.id, event]));
  return [...known.values()].toSorted((a, b) => a.at - b.at || a.seq - b.seq || (a.id < b.id ? -1 : 1));
}

/** Whether events that are not known yet may stand beside the messages from place `from` on. `known`: as they happened. */
export function mayMissEvents(known: readonly ThreadEvent[], from: number): boolean {
  const oldest = known[0];
  return oldest === undefined || oldest.seq >= lowestSeq(from);
}

/** Events to show between messages when those from place `from` on are shown. */
export function eventsBeside(events: readonly ThreadEvent[], from: number): ThreadEvent[] {
  return events.filter((event) => isShownInTimeline(event) && event.seq >= lowestSeq(from));
}

/** Before the first message stands place 0. */
function lowestSeq(from: number): number {
  return from <= 1 ? 0 : from;
}
