'use client';
// A shared thread as its guest follows it.
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { getGuestMessages, followShare, openShare } from '@/services/shares/guest';
import { followGuest } from './follow-guest';
import {
  CONNECTING,
  guestThread,
  isBehind,
  olderBefore,
  type GuestAction,
  type GuestThread,
} from './guest-thread';

type Options = { shareId: string; /** The secret of the link. */ secret: string };

export type GuestThreadView = {
  thread: GuestThread;
  loadOlder: () => void;
};

export function useGuestThread({ shareId, secret }: Options): GuestThreadView {
  const [thread, render] = useReducer((_: GuestThread, next: GuestThread) => next, CONNECTING);
  // The stream asks for the state between two renders.
  const current = useRef<GuestThread>(CONNECTING);
  const dispatch = useCallback((action: GuestAction) => {
    const next = guestThread(current.current, action);
    if (next === current.current) return;
    current.current = next;
    render(next);
  }, []);

  useEffect(() => {
    const end = new AbortController();
    current.current = CONNECTING;
    void followGuest({
      read: (options) => followShare(shareId, options),
      reopen: async () => {
        await openShare({ secret });
      },
      state: () => current.current,
      dispatch,
      sleep: (ms) => untilOnline(ms, end.signal),
      signal: end.signal,
    });
    return () => end.abort();
  }, [shareId, secret, dispatch]);
  useExpiry(thread, dispatch);

  const loadOlder = useCallback(() => {
    const state = current.current;
    const before = state.kind === 'open' ? olderBefore(state) : null;
    if (before === null) return;
    dispatch({ type: 'older-asked' });
    getGuestMessages(shareId, before).then(
      (page) => dispatch({ type: 'older', before, ...page }),
      () => dispatch({ type: 'older-failed' }),
    );
  }, [shareId, dispatch]);
  // The next position that must be read again; null where nothing is behind.
  const behind = thread.kind === 'open' && isBehind(thread) ? olderBefore(thread) : null;
  useEffect(() => {
    if (behind !== null) loadOlder();
  }, [behind, loadOlder]);
  return { thread, loadOlder };
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** While it has no connection, the page ends itself on time; else the server does, whose clock counts. */
function useExpiry(thread: GuestThread, dispatch: (action: GuestAction) => void): void {
  const isAlone = thread.kind === 'open' && thread.connection === 'reconnecting';
  const expiresAt = isAlone ? (thread.share?.expiresAt ?? null) : null;
  useEffect(() => {
    if (expiresAt === null) return;
    const timer = setTimeout(
      () => Date.now() >= expiresAt && dispatch({ type: 'cut', reason: 'expired' }),
      Math.min(LONGEST_TIMER_MS, Math.max(0, expiresAt - Date.now())),
    );
    return () => clearTimeout(timer);
  }, [expiresAt, dispatch]);
}

/** Waits so long, or until the browser is online again. */
function untilOnline(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
