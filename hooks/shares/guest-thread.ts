// What a guest's page holds of a shared thread, as a pure reducer: the whole state from a reset, then what changes. Once it is cut,
// nothing of the thread is left in it.
import type { CutReason, GuestAnswer, GuestEvent, GuestMessage, GuestShare } from '@/model/share';

/** Positions from `from` to below `to` that were loaded before a reset: they are shown until they have been read again. */
type Stale = { from: number; to: number };

export type OpenThread = {
  kind: 'open';
  /** Null until the first event. */
  share: GuestShare | null;
  /** Without a gap up to the newest, ascending. Null until the first reset. */
  messages: readonly GuestMessage[] | null;
  hasOlder: boolean;
  /** Queued and being written, ascending. */
  answers: readonly GuestAnswer[];
  /** `connecting` for the first time; `reconnecting` while what is shown may be behind. */
  connection: 'connecting' | 'live' | 'reconnecting';
  older: 'idle' | 'loading' | 'failed';
  /** Null: the next stream begins with a reset. */
  lastEventId: string | null;
  /** An event did not fit to what is held: only a reset helps. */
  isTorn: boolean;
  stale: Stale | null;
  /** Changes before the loaded messages, while a page of them is on its way: null for what is gone. */
  meanwhile: ReadonlyMap<number, GuestMessage | null>;
};

export type GuestThread = OpenThread | Cut;

/** `wasShown`: something of the thread was on screen, and was taken away. */
export type Cut = { kind: 'cut'; reason: CutReason; wasShown: boolean };

export type GuestAction =
  | { type: 'connected' }
  | { type: 'lost' }
  | { type: 'event'; id: string | null; event: GuestEvent }
  /** The server does not let this guest in any more. */
  | { type: 'cut'; reason: CutReason }
  | { type: 'older-asked' }
  | { type: 'older-failed' }
  | { type: 'older'; before: number; messages: readonly GuestMessage[]; hasOlder: boolean };

const NOTHING: ReadonlyMap<number, GuestMessage | null> = new Map();

export const CONNECTING: OpenThread = {
  kind: 'open',
  share: null,
  messages: null,
  hasOlder: false,
  answers: [],
  connection: 'connecting',
  older: 'idle',
  lastEventId: null,
  isTorn: false,
  stale: null,
  meanwhile: NOTHING,
};

export function guestThread(state: GuestThread, action: GuestAction): GuestThread {
  if (state.kind === 'cut') return state;
  switch (action.type) {
    case 'connected':
      return { ...state, connection: 'live', isTorn: false };
    case 'lost':
      return { ...state, connection: state.messages === null ? 'connecting' : 'reconnecting' };
    case 'cut':
      return cut(state, action.reason);
    case 'event':
      return isRepeated(state, action.id, action.event) ? state : withEvent(state, action);
    case 'older-asked':
      return { ...state, older: 'loading' };
    case 'older-failed':
      return { ...state, older: 'failed', meanwhile: NOTHING };
    case 'older':
      return withOlder(state, action);
  }
}

function cut({ messages }: OpenThread, reason: CutReason): Cut {
  return { kind: 'cut', reason, wasShown: messages !== null };
}

/** The position before which the next older page is asked for; null where there is none, or one is on its way. */
export function olderBefore(state: OpenThread): number | null {
  if (state.messages === null || state.older === 'loading') return null;
  if (state.stale !== null) return state.stale.to;
  return state.hasOlder ? (state.messages[0]?.seq ?? null) : null;
}

/** Whether the page must ask at once, and not only when its reader comes near. */
export function isBehind({ stale, older }: OpenThread): boolean {
  return stale !== null && older === 'idle';
}

/** Ids are `epoch-number`: a server that hands its guests on may send the last ones twice. */
function isRepeated({ lastEventId }: OpenThread, id: string | null, { event }: GuestEvent): boolean {
  if (id === null || lastEventId === null || event === 'reset' || event === 'share' || event === 'cut')
    return false;
  const [last, next] = [numbered(lastEventId), numbered(id)];
  return last.epoch === next.epoch && next.number <= last.number;
}

function numbered(id: string): { epoch: string; number: number } {
  const at = id.lastIndexOf('-');
  return { epoch: id.slice(0, at), number: Number(id.slice(at + 1)) };
}

function withEvent(before: OpenThread, { id, event }: { id: string | null; event: GuestEvent }): GuestThread {
  // What does not fit is not followed by more of it: the stream is about to be opened anew.
  if (before.isTorn) return before;
  const state = { ...before, lastEventId: id ?? before.lastEventId };
  switch (event.event) {
    case 'share':
      return { ...state, share: event.data };
    case 'reset':
      return withReset(state, event.data);
    case 'message':
      return withMessage(state, event.data.seq, event.data);
    case 'gone':
      return withMessage(withoutAnswer(state, event.data.seq), event.data.seq, null);
    case 'answer':
      return withAnswer(state, event.data);
    case 'delta':
      return withDelta(state, event.data);
    case 'cut':
      return cut(before, event.data.reason);
  }
}

type Reset = Extract<GuestEvent, { event: 'reset' }>['data'];

/** Older pages stay on screen and are read again: what was hidden meanwhile must go, and the reader must not be moved. */
function withReset(state: OpenThread, { messages, hasOlder, answers }: Reset): OpenThread {
  const first = messages[0]?.seq;
  const older =
    hasOlder && first !== undefined ? (state.messages ?? []).filter(({ seq }) => seq < first) : [];
  const [oldest] = older;
  return {
    ...state,
    messages: [...older, ...messages],
    hasOlder: oldest === undefined ? hasOlder : state.hasOlder,
    answers: answers.filter(isOpen).toSorted(bySeq),
    stale: oldest === undefined || first === undefined ? null : { from: oldest.seq, to: first },
    older: 'idle',
    meanwhile: NOTHING,
  };
}

/** Null takes it away. What is not loaded yet comes with its page. */
function withMessage(state: OpenThread, seq: number, message: GuestMessage | null): OpenThread {
  const { messages, hasOlder } = state;
  if (messages === null) return state;
  const first = messages[0]?.seq ?? Infinity;
  const meanwhile =
    state.older === 'loading' && seq < (state.stale?.to ?? first)
      ? new Map(state.meanwhile).set(seq, message)
      : state.meanwhile;
  if (hasOlder && seq < first) return { ...state, meanwhile };
  return { ...state, meanwhile, messages: replaced(messages, seq, message) };
}

function replaced(messages: readonly GuestMessage[], seq: number, message: GuestMessage | null) {
  // Nearly always the newest one: from the end.
  const at = messages.findLastIndex((one) => one.seq <= seq);
  const rest = messages.slice(at + 1);
  const before = messages.slice(0, messages[at]?.seq === seq ? at : at + 1);
  return message === null ? [...before, ...rest] : [...before, message, ...rest];
}

function withoutAnswer(state: OpenThread, seq: number): OpenThread {
  return { ...state, answers: state.answers.filter((answer) => answer.seq !== seq) };
}

function withAnswer(state: OpenThread, answer: GuestAnswer): OpenThread {
  const { answers } = withoutAnswer(state, answer.seq);
  return { ...state, answers: isOpen(answer) ? [...answers, answer].toSorted(bySeq) : answers };
}

type Delta = Extract<GuestEvent, { event: 'delta' }>['data'];

function withDelta(state: OpenThread, { seq, attempt, at, text }: Delta): OpenThread {
  const answer = state.answers.find((one) => one.seq === seq);
  if (answer === undefined || answer.attempt !== attempt || answer.text.length !== at)
    return { ...state, isTorn: true, lastEventId: null };
  return {
    ...state,
    answers: state.answers.map((one) => (one === answer ? { ...one, text: one.text + text } : one)),
  };
}

type Older = Extract<GuestAction, { type: 'older' }>;

function withOlder(state: OpenThread, { before, messages, hasOlder }: Older): OpenThread {
  // A reset, or another page, came first.
  if (
    state.messages === null ||
    state.older !== 'loading' ||
    before !== (state.stale?.to ?? state.messages[0]?.seq)
  )
    return state;
  const page = messages.flatMap((message) => {
    const changed = state.meanwhile.get(message.seq);
    return changed === null ? [] : [changed ?? message];
  });
  const newer = state.messages.filter(({ seq }) => seq >= before);
  const reached = messages[0]?.seq ?? 0;
  const stillStale =
    state.stale !== null && hasOlder && reached > state.stale.from
      ? { from: state.stale.from, to: reached }
      : null;
  const older = stillStale === null ? [] : state.messages.filter(({ seq }) => seq < reached);
  return {
    ...state,
    messages: [...older, ...page, ...newer],
    hasOlder: stillStale === null ? hasOlder : state.hasOlder,
    stale: stillStale,
    older: 'idle',
    meanwhile: NOTHING,
  };
}

const isOpen = ({ state }: GuestAnswer) => state !== 'over';
const bySeq = (a: GuestAnswer, b: GuestAnswer) => a.seq - b.seq;
