// The search for the target of a permalink, as a state machine: the target is on screen, far up, back at the end, or
// missing. Pure: the hook beside it reads what is requested here.
import { AppError } from '@/model/errors';
import { ID_PATTERN } from '@/model/id-pattern';
import type { Message } from '@/model/message';
import { isWithin } from '@/model/timeline';
import type { MessageWindow, WindowRequest } from '@/services/messages/permalink';
import { errorText } from '@/services/core/strings';
import type { DetachedWindow, JumpSearch } from './timeline-state';

/**
 * The `seq` around which a window is opened, and whether it replaces another window, which stays on screen meanwhile.
 */
export type Around = { seq: number; replacesWindow: boolean };

export type JumpState = {
  around: Around | null;
  /** The last arrival that was handled, and the error if it failed. */
  handled: { arrival: number; problem: AppError | null };
};

export type JumpUpdate = {
  search: Pick<JumpSearch, 'permalink' | 'isReady' | 'known' | 'shown' | 'from'>;
  /** The target, read where it is not loaded: undefined until then, null when it is not in the thread. */
  single: { message: Message | null | undefined; error: AppError | null };
  /** The error of reading the window. */
  windowError: AppError | null;
};

export type JumpMove =
  /** Nothing to do, or inputs are missing. */
  | { kind: 'wait' }
  | { kind: 'arrive' }
  | { kind: 'give up'; problem: AppError }
  | { kind: 'open window'; seq: number }
  /** The target is in the gapless range down to the end. */
  | { kind: 'leave window' };

export function startJump({ arrival }: JumpSearch['permalink']): JumpState {
  return { around: null, handled: { arrival: arrival - 1, problem: null } };
}

/** Returns the same state when there is nothing to do. */
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
      return { ...state, around: { seq: move.seq, replacesWindow: state.around !== null } };
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

/** URLs are typed by people: any string may come. */
function canBeId(messageId: string | null): boolean {
  return messageId !== null && ID_PATTERN.test(messageId);
}

/** The id of the message that has to be read to find its `seq`; null when there is none. */
export function messageToRead({ handled }: JumpState, search: JumpUpdate['search']): string | null {
  const { messageId, arrival } = search.permalink;
  const asks = search.isReady && handled.arrival !== arrival && canBeId(messageId);
  return asks && !search.known.has(messageId ?? '') ? messageId : null;
}

type WindowPage = MessageWindow & { request: WindowRequest };

/** The window made of the loaded pages, in the order of `seq`; null while the target's page is missing. */
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

/** The requests for the pages above and below a page; undefined where there are no more messages. */
export function requestAbove({ hasOlder, messages: [top] }: MessageWindow): WindowRequest | undefined {
  return hasOlder && top ? { kind: 'before', seq: top.seq } : undefined;
}

export function requestBelow({ hasNewer, messages }: MessageWindow): WindowRequest | undefined {
  const end = messages.at(-1);
  return hasNewer && end ? { kind: 'after', seq: end.seq } : undefined;
}
