'use client';
// The message that the address points at: `/t/thread#message`. Going from message to message makes entries in the
// browser's history; each remembers where its reader was when they went on, so Back leads there.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import * as z from 'zod/v4';
import { placeOf } from '@/hooks/core/use-location';
import { useHref } from '@/hooks/core/use-session';

export type Pointed = {
  /** Null: the end. Not always an id: addresses are typed. */
  messageId: string | null;
  /** How far below the view's top it stood when its reader went on from there; null for what the address points at. */
  top: number | null;
  /** One came here from another message, and can go back. */
  isJump: boolean;
  /** Counts arrivals: one may come to the same message twice. */
  turn: number;
};

export type Pointing = {
  pointed: Pointed;
  /** Goes to a message. `from` is the article one reads at this moment. */
  pointTo: (messageId: string, from: HTMLElement | null) => void;
  goBack: () => void;
  /** Where the reader rests, for when they come back to this entry of the history; null: at the end. */
  keepReading: (reading: Place | null) => void;
  /** To the end; the address names the thread alone from then on. */
  leave: () => void;
};

/** A message, and how far below the view's top it stands. */
type Place = { id: string; top: number };

const entrySchema = z.object({
  reading: z.object({ id: z.string(), top: z.number() }).nullish(),
  isJump: z.boolean().optional(),
});

export function usePointed(threadId: string): Pointing {
  const href = useHref();
  const [pointed, setPointed] = useState<Pointed>(() => ({ ...pointedByEntry(), turn: 0 }));
  const popped = useRef('');
  useEffect(() => {
    const arrive = () => {
      const place = placeOf(window.location.pathname);
      if (place.kind !== 'thread' || place.threadId !== threadId) return;
      setPointed(({ turn }) => ({ ...pointedByEntry(), turn: turn + 1 }));
    };
    const onPop = () => {
      popped.current = window.location.href;
      arrive();
    };
    // Browsers tell of going back and forth twice when the fragment changes.
    const onHash = ({ isTrusted }: HashChangeEvent) => {
      if (!isTrusted || popped.current !== window.location.href) arrive();
      popped.current = '';
    };
    window.addEventListener('popstate', onPop);
    window.addEventListener('hashchange', onHash);
    return () => {
      window.removeEventListener('popstate', onPop);
      window.removeEventListener('hashchange', onHash);
    };
  }, [threadId]);

  const pointTo = useCallback(
    (messageId: string, from: HTMLElement | null) => {
      changeEntry(from === null ? {} : { reading: readingOf(from) });
      window.history.pushState({ isJump: true }, '', href(`/t/${threadId}#${messageId}`));
      setPointed(({ turn }) => ({ messageId, top: null, isJump: true, turn: turn + 1 }));
    },
    [threadId, href],
  );
  const leave = useCallback(() => {
    if (window.location.hash !== '') changeEntry({ isJump: false }, href(`/t/${threadId}`));
    setPointed(({ turn }) => ({ messageId: null, top: null, isJump: false, turn: turn + 1 }));
  }, [threadId, href]);
  return useMemo(
    () => ({ pointed, pointTo, goBack: () => window.history.back(), leave, keepReading }),
    [pointed, pointTo, leave],
  );
}

function keepReading(reading: Place | null): void {
  const { reading: kept = null } = entryNow();
  if (reading !== null || kept !== null) changeEntry({ reading });
}

function entryNow(): z.infer<typeof entrySchema> {
  return entrySchema.safeParse(window.history.state).data ?? {};
}

function messageInAddress(): string | null {
  const name = window.location.hash.slice(1);
  return name === '' ? null : name;
}

function pointedByEntry(): Omit<Pointed, 'turn'> {
  const { reading, isJump = false } = entryNow();
  if (reading) return { messageId: reading.id, top: reading.top, isJump };
  return { messageId: messageInAddress(), top: null, isJump };
}

/** An entry that Next does not know keeps nothing: with a state of ours, Next would load the page anew on going back. */
function changeEntry(changes: z.infer<typeof entrySchema>, path?: string): void {
  const state: unknown = window.history.state;
  const entry = typeof state === 'object' && state !== null ? { ...state, ...changes } : null;
  window.history.replaceState(entry, '', path);
}

function readingOf(article: HTMLElement): { id: string; top: number } {
  const view = article.closest('[role="log"]');
  const top = article.getBoundingClientRect().top - (view?.getBoundingClientRect().top ?? 0);
  return { id: article.dataset['id'] ?? '', top };
}
