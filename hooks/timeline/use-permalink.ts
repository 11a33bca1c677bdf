'use client';
// The message that the address points at: `/t/thread#message`. Going from message to message makes entries in the
// browser's history; each remembers where its reader was when they went on, so Back leads there.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import * as z from 'zod/v4-mini';
import { locationOf } from '@/hooks/core/use-location';
import { useHref } from '@/hooks/core/use-session';

export type Permalink = {
  /** Null: the end. Not always an id: addresses are typed. */
  messageId: string | null;
  /** How far below the view's top it stood when its reader went on from there; null for what the address points at. */
  top: number | null;
  /** One came here from another message, and can go back. */
  isJump: boolean;
  /** Counts arrivals: one may come to the same message twice. */
  arrival: number;
};

export type PermalinkNavigation = {
  permalink: Permalink;
  /** Goes to a message. `from` is the article one reads at this moment. */
  jumpTo: (messageId: string, from: HTMLElement | null) => void;
  goBack: () => void;
  /** Where the reader rests, for when they come back to this entry of the history; null: at the end. */
  saveReadingPosition: (reading: ReadingPosition | null) => void;
  /** To the end; the address names the thread alone from then on. */
  leave: () => void;
};

/** A message, and how far below the view's top it stands. */
type ReadingPosition = { id: string; top: number };

const entrySchema = z.object({
  reading: z.nullish(z.object({ id: z.string(), top: z.number() })),
  isJump: z.optional(z.boolean()),
});

export function usePermalink(threadId: string): PermalinkNavigation {
  const href = useHref();
  const [permalink, setPermalink] = useState<Permalink>(() => ({ ...permalinkOfEntry(), arrival: 0 }));
  const popped = useRef('');
  useEffect(() => {
    const arrive = () => {
      const location = locationOf(window.location.pathname);
      if (location.kind !== 'thread' || location.threadId !== threadId) return;
      setPermalink(({ arrival }) => ({ ...permalinkOfEntry(), arrival: arrival + 1 }));
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

  const jumpTo = useCallback(
    (messageId: string, from: HTMLElement | null) => {
      changeEntry(from === null ? {} : { reading: readingOf(from) });
      window.history.pushState({ isJump: true }, '', href(`/t/${threadId}#${messageId}`));
      setPermalink(({ arrival }) => ({ messageId, top: null, isJump: true, arrival: arrival + 1 }));
    },
    [threadId, href],
  );
  const leave = useCallback(() => {
    if (window.location.hash !== '') changeEntry({ isJump: false }, href(`/t/${threadId}`));
    setPermalink(({ arrival }) => ({ messageId: null, top: null, isJump: false, arrival: arrival + 1 }));
  }, [threadId, href]);
  return useMemo(
    () => ({ permalink, jumpTo, goBack: () => window.history.back(), leave, saveReadingPosition }),
    [permalink, jumpTo, leave],
  );
}

function saveReadingPosition(reading: ReadingPosition | null): void {
  const { reading: saved = null } = entryNow();
  if (reading !== null || saved !== null) changeEntry({ reading });
}

function entryNow(): z.infer<typeof entrySchema> {
  return entrySchema.safeParse(window.history.state).data ?? {};
}

function messageInAddress(): string | null {
  const name = window.location.hash.slice(1);
  return name === '' ? null : name;
}

function permalinkOfEntry(): Omit<Permalink, 'arrival'> {
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
