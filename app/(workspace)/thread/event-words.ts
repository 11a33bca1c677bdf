// What happened to a thread, in words: between its messages and in the trail.
import type { Role } from '@/model/access';
import type { ThreadEvent } from '@/model/event';
import type { ReplyPolicy } from '@/model/thread';
import { isSameDay } from '../../_ui/times';

type Joined = Extract<ThreadEvent, { kind: 'joined' }>;
type Group = [ThreadEvent, ...ThreadEvent[]];

const A_ROLE: Record<Role, string> = {
  owner: 'the owner',
  admin: 'an admin',
  editor: 'an editor',
  viewer: 'a viewer',
};

const WHEN_IT_ANSWERS: Record<ReplyPolicy, string> = {
  auto: 'always to one person, when asked among several',
  always: 'to every message',
  mention: 'when mentioned',
  off: 'never',
};

/** More names would make a line longer than a glance. */
const MAX_NAMES = 3;

export function wordsForEvent(event: ThreadEvent): string {
  const who = event.byName;
  switch (event.kind) {
    case 'created':
      return `${who} began the thread`;
    case 'renamed':
      return `${who} renamed the thread to “${event.title}”`;
    case 'joined':
      return wordsForJoining([event]);
    case 'left':
      return `${who} left`;
    case 'removed':
      return `${who} removed ${event.name}`;
    case 'role-changed':
      return `${who} made ${event.name} ${A_ROLE[event.after]}`;
    case 'handed-over':
      return `${who} handed the thread over to ${event.name}`;
    case 'policy-changed':
      return `${who} set when the assistant answers: ${WHEN_IT_ANSWERS[event.policy]}`;
    case 'instructions-changed':
      return `${who} changed the instructions for the assistant`;
    case 'model-changed':
      return event.model === null
        ? `${who} set the usual model for the assistant`
        : `${who} set the assistant’s model: ${event.model}`;
    case 'invited':
      return event.way === 'link'
        ? `${who} made an invite link for ${event.role}s`
        : `${who} gave a place to an address, as ${A_ROLE[event.role]}`;
    case 'invite-revoked':
      return event.way === 'link'
        ? `${who} revoked an invite link for ${event.role}s`
        : `${who} withdrew the place of an address`;
    case 'stopped':
      return event.was === 'writing' ? `${who} stopped an answer` : `${who} cancelled a waiting question`;
    case 'archived':
      return `${who} archived the thread`;
    case 'reopened':
      return `${who} opened the thread again`;
    case 'trashed':
      return `${who} moved the thread to the trash`;
    case 'restored':
      return `${who} restored the thread`;
  }
}

/** Who made it happen. */
export function doerOf(event: ThreadEvent): { uid: string; name: string } {
  return event.kind === 'joined' && (event.way === 'added' || event.way === 'asked')
    ? { uid: event.invitedBy, name: event.invitedByName }
    : { uid: event.by, name: event.byName };
}

/** Puts those together that are told in one line: people let in by one person in one way, on one day. */
export function foldEvents(events: readonly ThreadEvent[]): Group[] {
  const groups: Group[] = [];
  for (const event of events) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && belongTogether(before, event)) group.push(event);
    else groups.push([event]);
  }
  return groups;
}

function belongTogether(a: ThreadEvent, b: ThreadEvent): boolean {
  return (
    a.kind === 'joined' &&
    b.kind === 'joined' &&
    a.invitedBy === b.invitedBy &&
    a.way === b.way &&
    isSameDay(a.at, b.at)
  );
}

export function wordsForEvents(group: Readonly<Group>): string {
  const joined = group.filter((event) => event.kind === 'joined');
  return joined.length > 1 ? wordsForJoining(joined) : wordsForEvent(group[0]);
}

function wordsForJoining(events: readonly Joined[]): string {
  const [first] = events;
  if (first === undefined) return '';
  const names = namesOf(events);
  const isOneRole = events.every(({ role }) => role === first.role);
  const as = !isOneRole ? '' : names.length > 1 ? ` as ${first.role}s` : ` as ${A_ROLE[first.role]}`;
  const inviter = first.invitedByName;
  switch (first.way) {
    case 'added':
      return `${inviter} added ${list(names)}${as}`;
    case 'address':
      return `${list(names)} joined${as}, invited by ${inviter}`;
    case 'link':
      return `${list(names)} joined${as} by ${inviter}’s link`;
    case 'asked':
      return `${list(names)} joined${as}, let in by ${inviter}`;
  }
}

/** Somebody who joined, was removed and joined again is named once. */
function namesOf(events: readonly Joined[]): string[] {
  return [...new Map(events.map(({ by, byName }) => [by, byName])).values()];
}

function list(names: readonly string[]): string {
  const more = names.length - MAX_NAMES + 1;
  const shown = more > 1 ? [...names.slice(0, MAX_NAMES - 1), `${more} others`] : names;
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(shown);
}
