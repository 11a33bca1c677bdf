// The search for a message that is pointed at, step by step: whether it is on screen, far up, back at the end or nowhere.
// Pure: the hook beside it reads what is asked for here.
import { AppError } from '@/model/errors';
import { ID_PATTERN } from '@/model/id-pattern';
import type { Message } from '@/model/message';
import { isWithin } from '@/model/timeline';
import type { MessageWindow, WindowRequest } from '@/services/messages/permalink';
import { errorText } from '@/services/core/strings';
import type { DetachedWindow, JumpSearch } from './timeline-state';

/** The `seq` a window lies around, and whether another window is left for it, which stays on screen meanwhile. */
export type Around = { seq: number; leavesWindow: boolean };

export type JumpState = {
  around: Around | null;
  /** The last arrival that is dealt with, and why it led nowhere. */
  handled: { arrival: number; problem: AppError | null };
};

export type JumpUpdate = {
  search: Pick<JumpSearch, 'permalink' | 'isReady' | 'known' | 'shown' | 'from'>;
  /** Read when it is not known: undefined until then, null when it is not in the thread. */
  single: { message: Message | null | undefined; error: AppError | null };
  /** Why the window could not be read. */
  windowError: AppError | null;
};

export type JumpMove =
  /** Nothing to do, or not yet. */
  | { kind: 'wait' }
  | { kind: 'arrive' }
  | { kind: 'give up'; problem: AppError }
  | { kind: 'open window'; seq: number }
  /** It stands where everything is known down to the end. */
  | { kind: 'leave window' };

export function startJump({ arrival }: JumpSearch['permalink']): JumpState {
  return { around: null, handled: { arrival: arrival - 1, problem: null } };
}

/** The same state when nothing is to be done. */
export function nextJump(state: JumpState, update: JumpUpdate): JumpState {
  const { arrival } = update.search.permalink;
  const move = jumpMove(state, update);
  switch (move.kind) {
    case 'wait':
      return state;
    case 'arrive':
      return { ...state, handled: { arrival, problem: null } };
    case 'give up':
      return { around: null, handled: { arrival, problem: move.problem } };
    case 'open window':
      return { ...state, around: { seq: move.seq, leavesWindow: state.around !== null } };
    case 'leave window':
      return { ...state, around: null };
  }
}

function jumpMove({ around, handled }: JumpState, { search, single, windowError }: JumpUpdate): JumpMove {
  const { permalink, isReady, known, shown, from } = search;
  if (handled.arrival === permalink.arrival || !isReady) return { kind: 'wait' };
  const problem = windowError ?? single.error ?? problemOf(permalink.messageId, single.message);
  if (problem !== null) return { kind: 'give up', problem };
  const seq = (known.get(permalink.messageId ?? '') ?? single.message)?.seq;
  if (seq === undefined) return { kind: 'wait' };
  if (isWithin(shown, seq)) return { kind: 'arrive' };
  if (seq >= from) return { kind: around === null ? 'wait' : 'leave window' };
  return around?.seq === seq ? { kind: 'wait' } : { kind: 'open window', seq };
}

function problemOf(messageId: string | null, single: Message | null | undefined): AppError | null {
  const isNowhere = !canBeId(messageId) || single === null;
  return isNowhere ? new AppError('not-found', errorText.messageNotHere) : null;
}

/** Addresses are typed. */
function canBeId(messageId: string | null): boolean {
  return messageId !== null && ID_PATTERN.test(messageId);
}

/** The message that has to be read to know where it stands; null when there is none. */
export function messageToRead({ handled }: JumpState, search: JumpUpdate['search']): string | null {
  const { messageId, arrival } = search.permalink;
  const asks = search.isReady && handled.arrival !== arrival && canBeId(messageId);
  return asks && !search.known.has(messageId ?? '') ? messageId : null;
}

type WindowPage = MessageWindow & { request: WindowRequest };

/** Of the pages that are read, by `seq`; null while there is none around a message. */
export function windowOf(
  pages: readonly WindowPage[],
  further: Pick<DetachedWindow, 'older' | 'newer'>,
): DetachedWindow | null {
  const messages = pages.flatMap((page) => page.messages);
  const opened = pages.find(({ request }) => request.kind === 'around');
  const [top, end] = [messages[0], messages.at(-1)];
  if (!opened || !top || !end) return null;
  return { around: opened.request.seq, from: top.seq, to: end.seq, messages, ...further };
}

/** What the page above and the page below a page have to ask for; undefined where nothing more stands. */
export function requestAbove({ hasOlder, messages: [top] }: MessageWindow): WindowRequest | undefined {
  return hasOlder && top ? { kind: 'before', seq: top.seq } : undefined;
}

export function requestBelow({ hasNewer, messages }: MessageWindow): WindowRequest | undefined {
  const end = messages.at(-1);
  return hasNewer && end ? { kind: 'after', seq: end.seq } : undefined;
}
