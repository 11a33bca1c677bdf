'use client';
// The permalink in the URL: `/t/thread#message`. Each jump to a message adds an entry to the browser's history; an
// entry stores its reader's position when they left it, so that Back returns there.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import * as z from 'zod/v4-mini';
import { locationOf } from '@/hooks/core/use-location';
import { useHref } from '@/hooks/core/session/use-session';

export type Permalink = {
  /** Null: the end. Not necessarily a valid id: URLs are typed by people. */
  messageId: string | null;
  /** The message's distance below the view's top when its reader left this entry; null for a target of the URL. */
  top: number | null;
  /** The reader jumped here from another message, and can go back. */
  isJump: boolean;
  /** The number of arrivals: the same target can be reached twice. */
  arrival: number;
};

export type PermalinkNavigation = {
  permalink: Permalink;
  /** Jumps to a message. `from` is the article being read now. */
  jumpTo: (messageId: string, from: HTMLElement | null) => void;
  /** Jumps to a message in the place of the entry before it, for whoever looks through many. */
  replaceJump: (messageId: string) => void;
  goBack: () => void;
  /** Stores the reader's position in this entry of the history; null: at the end. */
  saveReadingPosition: (reading: ReadingPosition | null) => void;
  /** Jumps to the end; the URL then names the thread only. */
  leave: () => void;
};

/** A message, and its distance below the view's top. */
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
    // Browsers fire both `popstate` and `hashchange` on Back and Forward when the fragment changes.
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
  const replaceJump = useCallback(
    (messageId: string) => {
      changeEntry({ reading: null, isJump: true }, href(`/t/${threadId}#${messageId}`));
      setPermalink(({ arrival }) => ({ messageId, top: null, isJump: true, arrival: arrival + 1 }));
    },
    [threadId, href],
  );
  const leave = useCallback(() => {
    if (window.location.hash !== '') changeEntry({ isJump: false }, href(`/t/${threadId}`));
    setPermalink(({ arrival }) => ({ messageId: null, top: null, isJump: false, arrival: arrival + 1 }));
  }, [threadId, href]);
  return useMemo(
    () => ({
      permalink,
      jumpTo,
      replaceJump,
      goBack: () => window.history.back(),
      leave,
      saveReadingPosition,
    }),
    [permalink, jumpTo, replaceJump, leave],
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

/** An entry without Next's state stores nothing: with a state of ours, Next would reload the page on Back. */
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
