// What is shown of a thread, after whatever its listeners, its pages and the search for a message bring. Pure: the hook
// beside it subscribes, and keeps this state.
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
import type { Permalink } from './use-permalink';

/** More messages on one side of those that are shown. */
export type Further = { status: 'none' | 'more' | 'loading' | 'failed'; load: () => void };

/** Messages far from the end, without a gap, shown alone until all between them and the end are known. */
export type DetachedWindow = Range & {
  /** The `seq` it was opened around. */
  around: number;
  messages: readonly Message[];
  older: Further;
  newer: Further;
};

/** What came of a search: the last arrival that is dealt with, and the window it opened. */
export type JumpResult = { arrival: number; detachedWindow: DetachedWindow | null };

export type JumpSearch = {
  threadId: string;
  generation: number;
  permalink: Permalink;
  /** The end of the thread is known; before that nothing can be judged. */
  isReady: boolean;
  known: ReadonlyMap<string, Message>;
  shown: Range;
  /** From here to the end everything is known. */
  from: number;
};

export type TimelineUpdate = {
  threadId: string;
  permalink: Permalink;
  /** Of the listener of recent changes: null before its first snapshot. */
  recent: readonly Message[] | null;
  /** Another one makes pages and runs of before out of date. */
  generation: number;
  hasFailed: boolean;
  olderPages: readonly (readonly Message[])[];
  openRuns: readonly Run[];
  /** Runs and events are known, or cannot be: the conversation is shown without them then. */
  areOthersKnown: boolean;
};

export type TimelineEvent = { kind: 'update'; update: TimelineUpdate } | { kind: 'found'; found: JumpResult };

export type TimelineStage =
  | { kind: 'loading' }
  | { kind: 'failed' }
  /** Opened by a link to a message that is looked for: the end is not shown first. */
  | { kind: 'arriving' }
  /** All that is known down to the end is shown. */
  | { kind: 'at end' }
  /** The end is somewhere else. */
  | { kind: 'detached'; window: DetachedWindow };

export type TimelineState = {
  update: TimelineUpdate;
  found: JumpResult;
  /** All messages that are known, shown or not, by `seq` and by id. */
  known: readonly Message[];
  byId: ReadonlyMap<string, Message>;
  runs: readonly Run[];
  /** From here to the end everything is known. */
  from: number;
  range: Range;
  items: readonly TimelineItem[];
  stage: TimelineStage;
  /** What is pointed at is not on screen yet. */
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

/** The same state, and the same parts of it, when nothing in them changes: their rows are not drawn again. */
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

/** Whoever points at nothing any more leaves the window. */
function foundFor({ messageId, arrival }: Permalink, found: JumpResult): JumpResult {
  if (messageId !== null || found.arrival === arrival) return found;
  return { arrival, detachedWindow: null };
}

/** What is on screen needs no search. */
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

/** Of another thread or generation nothing is carried on. */
function runsFor(before: TimelineState, update: TimelineUpdate, known: readonly Message[]): readonly Run[] {
  const isSameThread =
    update.threadId === before.update.threadId && update.generation === before.update.generation;
  const shown = isSameThread ? before.runs : NO_RUNS;
  const next = runsToShow(shown, update.openRuns, known);
  return isSame(next, shown) ? shown : next;
}

/** What was shown once stays shown, also when a `seq` is missing for a moment between the snapshots of two listeners. */
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

/** Whether messages are shown, from wherever to wherever. */
export function isShown({ kind }: TimelineStage): boolean {
  return kind === 'at end' || kind === 'detached';
}

/** For the one who looks for what is pointed at; null while there is nothing to look for and no window to leave. */
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

/** What stands above is read by the window while that reaches furthest up, else by the thread's own pages. */
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
