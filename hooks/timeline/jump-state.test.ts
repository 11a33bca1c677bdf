import { describe, expect, test } from 'vitest';
import { messageAt as anyMessageAt } from '@/tests/support/message';
import { AppError } from '@/model/errors';
import type { Message } from '@/model/message';
import {
  messageToRead,
  nextJump,
  requestAbove,
  requestBelow,
  startJump,
  windowOf,
  type JumpUpdate,
  type JumpState,
} from './jump-state';
import type { Further } from '@/hooks/core/use-further';

const messageAt = (seq: number): Message => anyMessageAt(seq, { id: `message-${seq}` });
const byId = (...messages: Message[]) => new Map(messages.map((message) => [message.id, message]));
const END = byId(messageAt(80), messageAt(81));

/** Grace followed a permalink to message 10; the end of the thread is loaded, from seq 80 on. */
const START: JumpUpdate = {
  search: {
    permalink: { messageId: 'message-10', top: null, isJump: false, arrival: 0 },
    isReady: true,
    known: END,
    shown: { from: 80, to: Infinity },
    from: 80,
  },
  single: { message: undefined, error: null },
  windowError: null,
};

type Step = Partial<JumpUpdate['search']> & Partial<Omit<JumpUpdate, 'search'>>;

const pointsAt = (messageId: string, arrival: number): Step => ({
  permalink: { messageId, top: null, isJump: true, arrival },
  single: START.single,
});
const reads = (message: Message | null): Step => ({ single: { message, error: null } });
const cannotRead: Step = { single: { message: undefined, error: new AppError('offline') } };
const shows = (from: number, to: number): Step => ({ shown: { from, to } });

type World = { state: JumpState; update: JumpUpdate };

function after(steps: readonly Step[]): World {
  const opened: World = { state: startJump(START.search.permalink), update: START };
  return steps.reduce<World>(({ state, update }, { single, windowError, ...search }) => {
    const next: JumpUpdate = {
      search: { ...update.search, ...search },
      single: single ?? update.single,
      windowError: windowError ?? update.windowError,
    };
    return { state: nextJump(state, next), update: next };
  }, opened);
}

/** `reads`: the message that has to be read next. */
function seen({ state, update }: World) {
  const { around, handled } = state;
  return {
    window: around && [around.seq, around.replacesWindow ? 'instead of another' : 'anew'],
    arrived: handled.arrival === update.search.permalink.arrival,
    problem: handled.problem?.code ?? null,
    reads: messageToRead(state, update.search),
  };
}

const LOOKING = { window: null, arrived: false, problem: null, reads: null };

const STORIES: [title: string, steps: Step[], facts: Partial<ReturnType<typeof seen>>][] = [
  [
    'Grace waits for the end of the thread before anything is decided',
    [{ isReady: false, ...reads(null) }],
    {},
  ],
  ['Grace’s message is not loaded: it is read', [{}], { reads: 'message-10' }],
  ['it is already loaded and on screen', [pointsAt('message-81', 0)], { arrived: true }],
  [
    'it is far up: a window is opened around it',
    [reads(messageAt(10))],
    { window: [10, 'anew'], reads: 'message-10' },
  ],
  [
    'the window is read and shows it',
    [reads(messageAt(10)), { ...shows(5, 15), known: byId(messageAt(10)) }],
    { window: [10, 'anew'], arrived: true },
  ],
  [
    'it is loaded (edited late) but above the gapless range',
    [{ known: byId(messageAt(10)) }],
    { window: [10, 'anew'] },
  ],
  [
    'she jumps on to a message outside of the window: that stays until the next one is read',
    [reads(messageAt(10)), shows(5, 15), pointsAt('message-3', 1), reads(messageAt(3))],
    { window: [3, 'instead of another'], reads: 'message-3' },
  ],
  [
    'she jumps within the window',
    [reads(messageAt(10)), shows(5, 15), { ...pointsAt('message-12', 1), known: byId(messageAt(12)) }],
    { window: [10, 'anew'], arrived: true },
  ],
  [
    'she jumps from the window to a message near the end: the window is closed',
    [reads(messageAt(10)), shows(5, 15), pointsAt('message-81', 1)],
    {},
  ],
  [
    'and arrives when the end is shown',
    [reads(messageAt(10)), shows(5, 15), pointsAt('message-81', 1), shows(80, Infinity)],
    { arrived: true },
  ],
  ['the message is not in the thread', [reads(null)], { arrived: true, problem: 'not-found' }],
  ['the URL names no valid message id', [pointsAt('no id!', 0)], { arrived: true, problem: 'not-found' }],
  ['the message cannot be read now', [cannotRead], { arrived: true, problem: 'offline' }],
  [
    'the window cannot be read: she sees the end',
    [reads(messageAt(10)), { windowError: new AppError('timed-out') }],
    { arrived: true, problem: 'timed-out' },
  ],
  [
    'she tries the same link again',
    [reads(null), pointsAt('message-10', 1)],
    { problem: 'not-found', reads: 'message-10' },
  ],
];

describe('[F15] a permalink to a message', () => {
  test.each(STORIES)('%s', (_title, steps, facts) => {
    expect(seen(after(steps))).toEqual({ ...LOOKING, ...facts });
  });

  test('arrives once: the same inputs again change nothing', () => {
    const opened = after([reads(messageAt(10))]);
    expect(nextJump(opened.state, opened.update)).toBe(opened.state);
    const { state, update } = after([reads(messageAt(10)), shows(5, 15)]);
    expect(nextJump(state, update)).toBe(state);
    expect(nextJump(state, { ...update, windowError: new AppError('offline') })).toBe(state);
  });
});

test('[F15] a window contains its pages, and requests more where there are more messages', () => {
  const further: Further = { status: 'none', load: () => undefined };
  const page = (kind: 'around' | 'before' | 'after', seq: number, messages: Message[]) => ({
    messages,
    hasOlder: true,
    hasNewer: false,
    request: { kind, seq },
  });
  const around = page('around', 10, [messageAt(9), messageAt(10)]);
  const above = page('before', 9, [messageAt(7), messageAt(8)]);
  const both = { older: further, newer: further };
  expect(windowOf([above, around], both)).toMatchObject({ around: 10, from: 7, to: 10, ...both });
  expect(windowOf([], both)).toBeNull();
  expect(windowOf([page('around', 10, [])], both)).toBeNull();
  expect(requestAbove(above)).toEqual({ kind: 'before', seq: 7 });
  expect(requestBelow(around)).toBeUndefined();
  expect(requestBelow({ ...around, hasNewer: true })).toEqual({ kind: 'after', seq: 10 });
  expect(requestAbove({ ...above, hasOlder: false })).toBeUndefined();
});
