// The derived state of a thread's timeline: what is shown, given the listeners' snapshots, the loaded pages and the
// search for a message. Pure: the hook beside it subscribes, and holds this state.
import type { Message } from '@/model/message';
import type { Run } from '@/model/run';
import {
  isWithin,
  knownFrom,
  mergeMessages,
  runsToShow,
  shownRange,
  timeline,
  type Range,
  type TimelineItem,
} from '@/model/timeline';
import type { Further } from '@/hooks/core/use-further';
import type { Permalink } from './use-permalink';

/** A gapless window of messages far from the end, shown alone until everything between it and the end is loaded. */
export type DetachedWindow = Range & {
  /** The `seq` it was opened around. */
  around: number;
  messages: readonly Message[];
  older: Further;
  newer: Further;
};

/** The result of a search: the last arrival that was handled, and the window that it opened. */
export type JumpResult = { arrival: number; detachedWindow: DetachedWindow | null };

export type JumpSearch = {
  threadId: string;
  generation: number;
  permalink: Permalink;
  /** The end of the thread is loaded; before that nothing can be decided. */
  isReady: boolean;
  known: ReadonlyMap<string, Message>;
  shown: Range;
  /** From this `seq` to the end there are no gaps. */
  from: number;
};

export type TimelineUpdate = {
  threadId: string;
  permalink: Permalink;
  /** From the listener of recent changes: null before its first snapshot. */
  recent: readonly Message[] | null;
  /** A new generation invalidates the pages and runs of the one before. */
  generation: number;
  hasFailed: boolean;
  olderPages: readonly (readonly Message[])[];
  openRuns: readonly Run[];
  /** Runs and events have loaded or failed: after a failure the conversation is shown without them. */
  areOthersKnown: boolean;
};

export type TimelineEvent = { kind: 'update'; update: TimelineUpdate } | { kind: 'found'; found: JumpResult };

export type TimelineStage =
  | { kind: 'loading' }
  | { kind: 'failed' }
  /** Opened by a permalink whose target is being searched: the end is not shown first. */
  | { kind: 'arriving' }
  /** The gapless messages down to the end are shown. */
  | { kind: 'at end' }
  /** A window far from the end is shown. */
  | { kind: 'detached'; window: DetachedWindow };

export type TimelineState = {
  update: TimelineUpdate;
  found: JumpResult;
  /** All loaded messages, shown or not, by `seq` and by id. */
  known: readonly Message[];
  byId: ReadonlyMap<string, Message>;
  runs: readonly Run[];
  /** From this `seq` to the end there are no gaps. */
  from: number;
  range: Range;
  items: readonly TimelineItem[];
  stage: TimelineStage;
  /** The target of the permalink is not on screen yet. */
  isLooking: boolean;
};

const NO_MESSAGES: readonly Message[] = [];
const NO_RUNS: readonly Run[] = [];
const NOT_FOUND: JumpResult = { arrival: -1, detachedWindow: null };

export function openTimeline(update: TimelineUpdate): TimelineState {
  const before: TimelineState = {
    update: { ...update, recent: null, olderPages: [], openRuns: NO_RUNS },
    found: NOT_FOUND,
    known: NO_MESSAGES,
    byId: new Map(),
    runs: NO_RUNS,
    from: Infinity,
    range: shownRange(Infinity, null),
    items: [],
    stage: { kind: 'loading' },
    isLooking: true,
  };
  return derive(before, { update, found: NOT_FOUND });
}

/**
 * Returns the same state, and the same parts of it, when nothing in them changes: their rows are not rendered again.
 */
export function nextTimeline(state: TimelineState, event: TimelineEvent): TimelineState {
  switch (event.kind) {
    case 'update':
      return isSame(state.update, event.update) ? state : derive(state, { ...state, update: event.update });
    case 'found':
      return isSame(state.found, event.found) ? state : derive(state, { ...state, found: event.found });
  }
}

type Sources = Pick<TimelineState, 'update' | 'found'>;

function derive(before: TimelineState, { update, found: foundBefore }: Sources): TimelineState {
  const found = foundFor(update.permalink, foundBefore);
  const sources = { update, found };
  const known = isSame(messagesIn(before), messagesIn(sources))
    ? before.known
    : mergeMessages(...messagesIn(sources));
  const byId = known === before.known ? before.byId : new Map(known.map((message) => [message.id, message]));
  const runs = runsFor(before, update, known);
  const from = fromFor(before, sources, { known, runs });
  const isSameRange = from === before.from && found.detachedWindow === before.found.detachedWindow;
  const range = isSameRange ? before.range : shownRange(from, found.detachedWindow);
  const isSameItems = known === before.known && runs === before.runs && range === before.range;
  const items = isSameItems ? before.items : timeline(known, runs).filter(({ seq }) => isWithin(range, seq));
  const next = {
    ...before,
    update,
    found: foundOnScreen(sources, { byId, range }),
    known,
    byId,
    runs,
    from,
    range,
    items,
  };
  return { ...next, isLooking: isLooking(next), stage: stageOf(next) };
}

/** Without a target the window is closed. */
function foundFor({ messageId, arrival }: Permalink, found: JumpResult): JumpResult {
  if (messageId !== null || found.arrival === arrival) return found;
  return { arrival, detachedWindow: null };
}

/** A target that is on screen needs no search. */
function foundOnScreen(
  { update, found }: Sources,
  { byId, range }: Pick<TimelineState, 'byId' | 'range'>,
): JumpResult {
  const { messageId, arrival } = update.permalink;
  const target = byId.get(messageId ?? '');
  const isOnScreen = isReady(update) && target !== undefined && isWithin(range, target.seq);
  return isOnScreen && found.arrival !== arrival ? { ...found, arrival } : found;
}

function messagesIn({ update, found }: Sources): readonly (readonly Message[])[] {
  const far = found.detachedWindow?.messages ?? NO_MESSAGES;
  return [...update.olderPages, far, update.recent ?? NO_MESSAGES];
}

/** Runs of another thread or generation are dropped. */
function runsFor(before: TimelineState, update: TimelineUpdate, known: readonly Message[]): readonly Run[] {
  const isSameThread =
    update.threadId === before.update.threadId && update.generation === before.update.generation;
  const shown = isSameThread ? before.runs : NO_RUNS;
  const next = runsToShow(shown, update.openRuns, known);
  return isSame(next, shown) ? shown : next;
}

/** What was shown stays shown, also when a `seq` is missing for a moment between the snapshots of two listeners. */
function fromFor(
  before: TimelineState,
  { update, found }: Sources,
  { known, runs }: Pick<TimelineState, 'known' | 'runs'>,
): number {
  const isCarriedOn =
    update.threadId === before.update.threadId &&
    update.generation === before.update.generation &&
    found.detachedWindow?.around === before.found.detachedWindow?.around;
  const from = update.recent === null ? Infinity : knownFrom(known, runs);
  return isCarriedOn ? Math.min(before.from, from) : from;
}

function isReady({ recent, areOthersKnown }: TimelineUpdate): boolean {
  return recent !== null && areOthersKnown;
}

function isLooking({ update, found }: Sources): boolean {
  return found.arrival !== update.permalink.arrival;
}

function stageOf(state: Sources & Pick<TimelineState, 'range'>): TimelineStage {
  const { update, found, range } = state;
  const isArriving = isLooking(state) && update.permalink.arrival === 0;
  if (!isReady(update) || isArriving)
    return { kind: update.hasFailed ? 'failed' : isReady(update) ? 'arriving' : 'loading' };
  const { detachedWindow } = found;
  return detachedWindow !== null && range === detachedWindow
    ? { kind: 'detached', window: detachedWindow }
    : { kind: 'at end' };
}

/** Whether messages are shown, at the end or in a window. */
export function isShown({ kind }: TimelineStage): boolean {
  return kind === 'at end' || kind === 'detached';
}

/** The input of the search; null while there is no pending target and no open window. */
export function searchOf({
  update,
  found,
  isLooking: looks,
  byId,
  range,
  from,
}: TimelineState): JumpSearch | null {
  if (!looks && found.detachedWindow === null) return null;
  const { threadId, generation, permalink } = update;
  return { threadId, generation, permalink, isReady: isReady(update), known: byId, shown: range, from };
}

/** The window loads older messages while it reaches furthest up, else the thread's own pages do. */
export function olderOf(
  { found: { detachedWindow }, from }: Pick<TimelineState, 'found' | 'from'>,
  pages: Further,
): Further {
  return detachedWindow !== null && detachedWindow.from <= from ? detachedWindow.older : pages;
}

function isSame<T extends object>(a: T, b: T): boolean {
  const other = new Map(Object.entries(b));
  const entries = Object.entries(a);
  return entries.length === other.size && entries.every(([key, value]) => other.get(key) === value);
}
