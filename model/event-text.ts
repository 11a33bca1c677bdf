// The text of events: between the messages of a thread, in its activity, and in exports.
import { displayNameOf, displayTitleOf } from './display-name';
import type { ThreadEvent } from './event';
import { ARCHIVE_NAMES } from './archive-names';
import { eventStrings } from './event-strings';
import { LANGUAGE_TAGS, type Language } from './language';

type Joined = Extract<ThreadEvent, { kind: 'joined' }>;
/** Events that share one sentence. */
export type EventGroup = readonly [ThreadEvent, ...ThreadEvent[]];

/** With more names the row could not be read at a glance. */
const MAX_NAMES = 3;

export function eventText(event: ThreadEvent, language: Language): string {
  const strings = eventStrings[language];
  const nameOf = (uid: string, name: string) => displayNameOf({ id: uid, name }, language);
  const who = nameOf(event.by, event.byName);
  switch (event.kind) {
    case 'created':
      return strings.created(who);
    case 'renamed':
      return strings.renamed(who, event.title);
    case 'joined':
      return joiningText([event], language);
    case 'left':
      return strings.left(who);
    case 'removed':
      return strings.removed(who, nameOf(event.uid, event.name));
    case 'role-changed':
      return strings.roleChanged(who, nameOf(event.uid, event.name), event.after);
    case 'ownership-transferred':
      return strings.ownershipTransferred(who, nameOf(event.uid, event.name));
    case 'policy-changed':
      return strings.policy(who, event.policy);
    case 'instructions-changed':
      return strings.instructions(who);
    case 'model-changed':
      return strings.model(who, event.model);
    case 'invited':
      return event.via === 'link'
        ? strings.linkCreated(who, event.role)
        : strings.emailInvited(who, event.role);
    case 'invite-revoked':
      return event.via === 'link' ? strings.linkRevoked(who, event.role) : strings.emailInviteCancelled(who);
    case 'stopped':
      return event.was === 'writing' ? strings.stopped(who) : strings.cancelled(who);
    case 'message-hidden':
      return strings.messageHidden(who, nameOf(event.uid, event.name));
    case 'message-restored':
      return strings.messageRestored(who, nameOf(event.uid, event.name));
    case 'archived':
      return strings.archived(who);
    case 'reopened':
      return strings.reopened(who);
    case 'trashed':
      return strings.trashed(who);
    case 'restored':
      return strings.restored(who);
    case 'export-policy-changed':
      return strings.exportPolicy(who, event.exportBy);
    case 'payer-changed':
      return strings.payer(who, event.payer);
    case 'fork-policy-changed':
      return strings.forkPolicy(who, event.forkBy);
    case 'forked':
      return strings.forked(who, event.messageSeq);
    case 'started-from':
      return event.title === ''
        ? strings.startedFromDeleted(who)
        : strings.startedFrom(who, { title: displayTitleOf(event, language), seq: event.messageSeq });
    case 'exported':
      return event.only === null
        ? strings.exported(who, event.format)
        : strings.exportedMessage(who, event.format);
    case 'imported':
      return strings.imported(who, { from: ARCHIVE_NAMES[event.format], count: event.messages });
    case 'shared':
      return strings.shared(who, event.audience);
    case 'share-changed':
      return strings.shareChanged(who);
    case 'share-revoked':
      return strings.shareRevoked(who);
  }
}

export function eventsText(group: EventGroup, language: Language): string {
  const joined = group.filter((event) => event.kind === 'joined');
  return joined.length > 1 ? joiningText(joined, language) : eventText(group[0], language);
}

function joiningText(events: readonly Joined[], language: Language): string {
  const [first] = events;
  if (first === undefined) return '';
  const names = namesOf(events, language);
  const strings = eventStrings[language];
  const joining = {
    names: list(names, language),
    isMany: names.length > 1,
    role: events.every(({ role }) => role === first.role) ? first.role : null,
    inviter: displayNameOf({ id: first.invitedBy, name: first.invitedByName }, language),
  };
  switch (first.via) {
    case 'added':
      return strings.added(joining);
    case 'address':
      return strings.byAddress(joining);
    case 'link':
      return strings.byLink(joining);
    case 'asked':
      return strings.approved(joining);
  }
}

/** Somebody who joined, was removed and joined again is named once. */
function namesOf(events: readonly Joined[], language: Language): string[] {
  const names = events.map(
    ({ by, byName }) => [by, displayNameOf({ id: by, name: byName }, language)] as const,
  );
  return [...new Map(names).values()];
}

function list(names: readonly string[], language: Language): string {
  const more = names.length - MAX_NAMES + 1;
  const others = eventStrings[language].others(more);
  const shown = more > 1 ? [...names.slice(0, MAX_NAMES - 1), others] : names;
  return new Intl.ListFormat(LANGUAGE_TAGS[language], { type: 'conjunction' }).format(shown);
}
