// Events that are shown as one sentence, and who caused an event.
import type { Named } from '@/model/display-name';
import type { ThreadEvent } from '@/model/event';
import type { EventGroup } from '@/model/event-text';
import { isSameDay } from '@/app/_ui/times';

/** The person who caused the event. */
export function actorOf(event: ThreadEvent): Named & { id: string } {
  return event.kind === 'joined' && (event.via === 'added' || event.via === 'asked')
    ? { id: event.invitedBy, name: event.invitedByName }
    : { id: event.by, name: event.byName };
}

/** Groups events that share one sentence: people added by one person in the same way, on the same day. */
export function foldEvents(events: readonly ThreadEvent[]): EventGroup[] {
  const groups: [ThreadEvent, ...ThreadEvent[]][] = [];
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
    a.via === b.via &&
    isSameDay(a.at, b.at)
  );
}
