// Events of a thread: one listener for the newest, one-shot pages for older ones.
import { collection, getDocs, limit, orderBy, query, startAfter, Timestamp, where } from 'firebase/firestore';
import { EVENT_GROUPS, eventSchema, mergeEvents, type EventGroup, type ThreadEvent } from '@/model/event';
import { EVENTS_LIVE, EVENTS_PAGE } from '@/model/limits';
import { eventsPath } from '@/model/paths';
import { fromFirebase } from '@/services/firebase/errors';
import { firestore, followQuery, readDocument } from '@/services/firebase/firestore';
import { liveQuery } from '@/services/firebase/live-query';
import { threadKey } from './threads';

export type LiveEvents = {
  /** Ordered by time; all events that this listener ever received without a gap. */
  events: ThreadEvent[];
  /** There may be older events. */
  hasMore: boolean;
};

export function recentEventsQuery(threadId: string) {
  return liveQuery<LiveEvents>([...threadKey(threadId), 'events'], ({ next, fail }) => {
    let known: LiveEvents = { events: [], hasMore: false };
    const recent = query(
      collection(firestore(), eventsPath(threadId)),
      orderBy('at', 'desc'),
      limit(EVENTS_LIVE),
    );
    return followQuery(recent, eventSchema, {
      next: (window) => next((known = accumulateEvents(known, window))),
      fail,
    });
  });
}

/** Adds a window of newest events to the known ones, or starts anew when there is a gap between them. */
export function accumulateEvents(known: LiveEvents, window: readonly ThreadEvent[]): LiveEvents {
  const isFull = window.length >= EVENTS_LIVE;
  const joins =
    known.events.length === 0 || window.some(({ id }) => known.events.some((one) => one.id === id));
  if (joins && known.events.length > 0) return { ...known, events: mergeEvents(known.events, window) };
  return { events: mergeEvents(window), hasMore: isFull };
}

/** A page of events before `at` (milliseconds; null: the newest), newest first, of one group or of all. @throws AppError */
export async function getEventsBefore(
  threadId: string,
  { at, group }: { at: number | null; group: EventGroup | null },
): Promise<ThreadEvent[]> {
  try {
    const events = collection(firestore(), eventsPath(threadId));
    const newest =
      group === null
        ? query(events, orderBy('at', 'desc'), limit(EVENTS_PAGE))
        : query(events, where('kind', 'in', EVENT_GROUPS[group]), orderBy('at', 'desc'), limit(EVENTS_PAGE));
    const page = await getDocs(at === null ? newest : query(newest, startAfter(Timestamp.fromMillis(at))));
    return page.docs.map((one) => readDocument(eventSchema, one)).filter((one) => one !== null);
  } catch (error) {
    throw fromFirebase(error);
  }
}
