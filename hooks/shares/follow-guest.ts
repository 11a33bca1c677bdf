// Keeps a guest's stream open: connects again with backoff from the last event on, and says what ends it.
import { backoffMs, type Backoff } from '@/model/backoff';
import { asAppError } from '@/model/errors';
import type { StreamOptions } from '@/services/shares/guest';
import type { GuestAction, GuestThread } from './guest-thread';

const BACKOFF: Backoff = { firstMs: 250, mostMs: 5_000, jitter: 0.3 };

export type Follow = {
  /** Reads one stream until it ends; throws where it was refused or lost. */
  read: (options: StreamOptions) => Promise<void>;
  /** Opens the link again, where it needs no password: a guest's cookie ends before a long link does. */
  reopen: () => Promise<void>;
  state: () => GuestThread;
  dispatch: (action: GuestAction) => void;
  /** Resolves after so long, or earlier when the network is back. */
  sleep: (ms: number) => Promise<void>;
  signal: AbortSignal;
};

/** Resolves when the page is cut, or `signal` ends it. */
export async function followGuest(follow: Follow): Promise<void> {
  const { state, sleep, signal, dispatch } = follow;
  let tries = 0;
  let hasReopened = false;
  while (!signal.aborted && state().kind === 'open') {
    const end = await readOnce(follow);
    if (signal.aborted || state().kind === 'cut') return;
    if (end.heard) {
      tries = 0;
      hasReopened = false;
    }
    if (end.isRefused) {
      if (hasReopened || !(await isOpenedAgain(follow))) return dispatch({ type: 'cut', reason: 'closed' });
      hasReopened = true;
      continue;
    }
    dispatch({ type: 'lost' });
    await sleep(Math.max(backoffMs(tries, BACKOFF), (end.retryAfterS ?? 0) * 1_000));
    tries += 1;
  }
}

type StreamEnd = {
  /** The last event that came could be followed. */ heard: boolean;
  isRefused: boolean;
  retryAfterS: number | undefined;
};

async function readOnce({ read, state, dispatch, signal }: Follow): Promise<StreamEnd> {
  const stream = new AbortController();
  const end = () => stream.abort();
  signal.addEventListener('abort', end);
  let heard = false;
  const before = state();
  try {
    await read({
      lastEventId: before.kind === 'open' ? before.lastEventId : null,
      signal: stream.signal,
      onOpen: () => dispatch({ type: 'connected' }),
      onEvent: (id, event) => {
        dispatch({ type: 'event', id, event });
        const after = state();
        heard = after.kind === 'open' && !after.isTorn;
        if (!heard) stream.abort();
      },
    });
    return { heard, isRefused: false, retryAfterS: undefined };
  } catch (cause) {
    const { code, retryAfterS } = asAppError(cause);
    return { heard, isRefused: code === 'share-closed' || code === 'not-found', retryAfterS };
  } finally {
    signal.removeEventListener('abort', end);
  }
}

async function isOpenedAgain({ reopen }: Follow): Promise<boolean> {
  try {
    await reopen();
    return true;
  } catch {
    return false; // The page is cut, and says so.
  }
}
