// The stream of a guest, kept open: what it asks for next after each end, and what ends it for good.
import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '@/model/errors';
import type { StreamOptions } from '@/services/shares/guest';
import { followGuest, type Follow } from './follow-guest';
import { CONNECTING, guestThread, type GuestThread } from './guest-thread';

afterEach(() => vi.restoreAllMocks());

type Stream = (options: StreamOptions) => void | Promise<void>;

/** Follows these streams one after the other; the page is left after the last. */
async function follow(streams: readonly Stream[], options: Partial<Pick<Follow, 'reopen'>> = {}) {
  // No jitter.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const left = new AbortController();
  const asked: (string | null)[] = [];
  const waited: number[] = [];
  let state: GuestThread = CONNECTING;
  let next = 0;
  const reopen = vi.fn<() => Promise<void>>(
    options.reopen ?? (() => Promise.reject(new AppError('share-closed'))),
  );
  await followGuest({
    read: async (stream) => {
      asked.push(stream.lastEventId);
      const current = streams[next];
      next += 1;
      if (current === undefined) return left.abort();
      await current(stream);
    },
    reopen,
    state: () => state,
    dispatch: (action) => {
      state = guestThread(state, action);
    },
    sleep: (ms) => {
      waited.push(ms);
      return Promise.resolve();
    },
    signal: left.signal,
  });
  return { asked, waited, state, reopen };
}

const hears: Stream = ({ onOpen, onEvent }) => {
  onOpen();
  onEvent('a-1', { event: 'reset', data: { messages: [], hasOlder: false, answers: [] } });
};
const tears: Stream = ({ onOpen, onEvent }) => {
  onOpen();
  onEvent('a-2', { event: 'delta', data: { seq: 1, attempt: 1, at: 5, text: 'x' } });
};
const fails = (error: AppError): Stream => {
  const rejected: Stream = async () => {
    throw error;
  };
  return rejected;
};

test('[H25] after a stream that ended it goes on from the last event, and waits longer only while it fails', async () => {
  const offline = fails(new AppError('offline'));
  const { asked, waited } = await follow([hears, offline, offline, offline, hears, hears]);
  expect(asked).toEqual([null, 'a-1', 'a-1', 'a-1', 'a-1', 'a-1', 'a-1']);
  expect(waited).toEqual([250, 500, 1_000, 2_000, 250, 250]);
});

test('[H25] it waits five seconds at most, unless the server names a time', async () => {
  const { waited } = await follow([
    ...Array.from({ length: 6 }, () => fails(new AppError('timed-out'))),
    fails(new AppError('too-many', undefined, { retryAfterS: 30 })),
  ]);
  expect(waited).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 30_000]);
});

test('[H25] an event that does not fit ends the stream, and the next one begins with the whole state', async () => {
  const { asked, waited } = await follow([hears, tears, tears, hears]);
  expect(asked).toEqual([null, 'a-1', null, null, 'a-1']);
  expect(waited).toEqual([250, 500, 1_000, 250]);
});

test('[H24] a refusal cuts the page, unless the link opens again by itself', async () => {
  const refused = fails(new AppError('share-closed'));
  const cut = await follow([hears, refused]);
  expect(cut.state).toEqual({ kind: 'cut', reason: 'closed', wasShown: true });
  expect(cut.reopen).toHaveBeenCalledTimes(1);

  const reopened = await follow([hears, refused, hears], { reopen: () => Promise.resolve() });
  expect(reopened.asked).toEqual([null, 'a-1', 'a-1', 'a-1']);
  expect(reopened.state.kind).toBe('open');

  // A link that opens and shows nothing is not opened for ever.
  const loop = await follow([refused, refused, refused], { reopen: () => Promise.resolve() });
  expect(loop.reopen).toHaveBeenCalledTimes(1);
  expect(loop.state).toEqual({ kind: 'cut', reason: 'closed', wasShown: false });
});

test('[H24] a cut ends the stream, and no other one is opened', async () => {
  const ended = vi.fn<() => void>();
  const cuts: Stream = ({ onOpen, onEvent, signal }) => {
    onOpen();
    signal.addEventListener('abort', ended);
    onEvent('a-1', { event: 'cut', data: { reason: 'revoked' } });
  };
  const { asked, state } = await follow([cuts, hears]);
  expect(asked).toEqual([null]);
  expect(ended).toHaveBeenCalledTimes(1);
  expect(state).toEqual({ kind: 'cut', reason: 'revoked', wasShown: false });
});
