'use client';
// Sends pending messages: one at a time, in order, again after a lost connection or a reload, and from one tab at a
// time.
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { backoffMs } from '@/model/backoff';
import { asAppError, type AppError } from '@/model/errors';
import type { ChatResponse, ReplyTo } from '@/model/message';
import { inOneTab, writeLocalStore, onLocalStoreChange, readLocalStore } from '@/services/core/local-store';
import { sendMessage } from '@/services/messages/messages';
import { isHeldUp, nextToSend, outboxAfter, parseOutbox, type OutboxEvent, type Sending } from './outbox';
import { useOnline } from '@/hooks/core/use-online';
import { useErrorText } from '@/hooks/core/use-strings';
import { useBudgetNotice } from '@/hooks/core/use-toasts';

const STORE_KEY = 'outbox';
/** Attempts to send before a server error is final; without a connection there is no limit. */
const MAX_TRIES = 3;
const BACKOFF = { firstMs: 1_000, mostMs: 30_000 };

type Outbox = {
  watch: (changed: () => void) => () => void;
  entries: () => readonly Sending[];
  apply: (event: OutboxEvent) => void;
  open: () => () => void;
  /** Formats an error in the page's language. */
  setErrorText: (errorText: (error: AppError) => string) => void;
  /** Takes what the server responds to a message. */
  setTell: (tell: (response: ChatResponse) => void) => void;
};

function makeOutbox(uid: string): Outbox {
  let errorText = (error: AppError) => error.message;
  let tell: (response: ChatResponse) => void = () => undefined;
  let entries = parseOutbox(readLocalStore(uid, STORE_KEY));
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;
  const watchers = new Set<() => void>();

  const show = (next: Sending[]) => {
    entries = next;
    for (const watcher of watchers) watcher();
  };
  /** Other tabs write too: the stored entries count, plus accepted ones that only this tab still shows. */
  const reread = () => {
    const stored = parseOutbox(readLocalStore(uid, STORE_KEY));
    const shownOnly = entries.filter(
      ({ id, state }) => state.kind === 'accepted' && stored.every((entry) => entry.id !== id),
    );
    show([...shownOnly, ...stored]);
  };
  const put = (event: OutboxEvent) => {
    reread();
    const next = outboxAfter(entries, event);
    const unsent = next.filter(({ state }) => state.kind !== 'accepted');
    writeLocalStore(uid, STORE_KEY, unsent.length === 0 ? null : unsent);
    show(next);
  };

  const pump = async () => {
    reread();
    for (;;) {
      const entry = nextToSend(entries);
      if (entry === undefined || !isOpen || !navigator.onLine) return;
      put({ kind: 'begin', id: entry.id });
      const failure = await deliver(entry, tell);
      put(
        failure === null ? { kind: 'accepted', id: entry.id } : eventFor(entry, failure, errorText(failure)),
      );
      if (failure !== null && nextToSend(entries)?.id === entry.id) return wait(entry);
    }
  };
  const wait = (entry: Sending) => {
    clearTimeout(retry);
    retry = setTimeout(start, backoffMs('tries' in entry.state ? entry.state.tries : 0, BACKOFF));
  };
  const start = () => {
    clearTimeout(retry);
    void inOneTab(`${uid}:${STORE_KEY}`, pump);
  };

  return {
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    entries: () => entries,
    apply: (event) => {
      put(event);
      if (event.kind === 'add' || event.kind === 'try again' || event.kind === 'ask nobody') start();
    },
    setErrorText: (next) => {
      errorText = next;
    },
    setTell: (next) => {
      tell = next;
    },
    open: () => {
      isOpen = true;
      const unfollow = onLocalStoreChange(uid, STORE_KEY, reread);
      window.addEventListener('online', start);
      start();
      return () => {
        isOpen = false;
        clearTimeout(retry);
        unfollow();
        window.removeEventListener('online', start);
      };
    },
  };
}

async function deliver(
  { id, threadId, text, ask, replyTo }: Sending,
  tell: (response: ChatResponse) => void,
): Promise<AppError | null> {
  try {
    tell(await sendMessage({ id, threadId, text, ask, replyTo: replyTo?.id ?? null }));
    return null;
  } catch (error) {
    return asAppError(error);
  }
}

function eventFor({ id, state }: Sending, error: AppError, errorText: string): OutboxEvent {
  const tries = 'tries' in state ? state.tries + 1 : 1;
  const isTransient = error.code === 'timed-out' || error.code === 'unknown';
  if (error.code === 'offline' || (isTransient && tries < MAX_TRIES)) return { kind: 'unreachable', id };
  return { kind: 'refused', id, errorText, code: error.code };
}

const OutboxContext = createContext<Outbox | null>(null);

export function OutboxProvider({ uid, children }: { uid: string; children: ReactNode }) {
  const errorText = useErrorText();
  const [outbox] = useState(() => makeOutbox(uid));
  useEffect(() => outbox.setErrorText(errorText), [outbox, errorText]);
  const tell = useBudgetNotice();
  useEffect(() => outbox.setTell(tell), [outbox, tell]);
  useEffect(() => outbox.open(), [outbox]);
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

function useOutbox(): Outbox {
  const outbox = use(OutboxContext);
  if (outbox === null) throw new Error('OutboxProvider is missing');
  return outbox;
}

const NOTHING: readonly Sending[] = [];

/** This person's pending messages of a thread, oldest first. */
export function useSendings(threadId: string): readonly Sending[] {
  const outbox = useOutbox();
  const all = useSyncExternalStore(outbox.watch, outbox.entries, () => NOTHING);
  return useMemo(() => all.filter((entry) => entry.threadId === threadId), [all, threadId]);
}

/** Whether my pending messages wait for the connection. */
export function useIsHeldUp(): boolean {
  const outbox = useOutbox();
  const online = useOnline();
  const heldUp = useSyncExternalStore(
    outbox.watch,
    () => isHeldUp(outbox.entries()),
    () => false,
  );
  return heldUp || !online;
}

export function useSending() {
  const outbox = useOutbox();
  const send = useCallback(
    (message: { threadId: string; text: string; ask: boolean; replyTo?: ReplyTo | null }) => {
      const made = { id: crypto.randomUUID(), at: Date.now(), replyTo: null };
      outbox.apply({ kind: 'add', message: { ...made, ...message } });
    },
    [outbox],
  );
  const tryAgain = useCallback((id: string) => outbox.apply({ kind: 'try again', id }), [outbox]);
  const sendUnasked = useCallback((id: string) => outbox.apply({ kind: 'ask nobody', id }), [outbox]);
  const discard = useCallback((ids: readonly string[]) => outbox.apply({ kind: 'discard', ids }), [outbox]);
  return useMemo(() => ({ send, tryAgain, sendUnasked, discard }), [send, tryAgain, sendUnasked, discard]);
}
