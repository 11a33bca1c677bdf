'use client';
// A search as an entry of the browser's history: its text and order are in the URL, which typing replaces; its position and
// focus are kept for Back.
import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import * as z from 'zod/v4-mini';
import { searchOrderSchema, type SearchOrder } from '@/model/search';
import { locationOf } from '@/hooks/core/use-location';
import { useHref } from '@/hooks/core/session/use-session';

/** Where the results were left: how far they were scrolled, and which of them had the focus. */
export type Place = { top: number; focused: string | null };

export type SearchEntry = { visit: string; text: string; order: SearchOrder };

type SearchNavigation = {
  entry: SearchEntry;
  /** Null on a first visit. */
  place: Place | null;
  /** Replaces the entry. */
  change: (changes: Partial<Pick<SearchEntry, 'text' | 'order'>>) => void;
  savePlace: (place: Place) => void;
};

/** By visit, as long as the page lives, like the results themselves. */
const places = new Map<string, Place>();

const stateSchema = z.object({ visit: z.string() });

export function searchPath({ text, order }: Pick<SearchEntry, 'text' | 'order'>): string {
  const query = new URLSearchParams({
    ...(text !== '' && { q: text }),
    ...(order !== 'relevance' && { order }),
  });
  return query.size === 0 ? '/search' : `/search?${query}`;
}

export function useSearchEntry(): SearchNavigation {
  const href = useHref();
  // Changes with every navigation; the address itself is read, because it may be ahead of this.
  const params = useSearchParams();
  const [entry, setEntry] = useState(readEntry);
  const { visit } = entry;
  const marked = useRef('');
  useEffect(() => {
    if (locationOf(window.location.pathname).kind !== 'search') return;
    const here = visitOf(window.history.state);
    if (here === visit) return;
    if (here === null && marked.current !== visit) markEntry(visit);
    // Another entry of the history, or a new one: whoever is here already arrives again.
    else setEntry(readEntry());
    marked.current = here ?? visit;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- `params` tells that somebody navigated
  }, [params, visit]);
  const change = useCallback<SearchNavigation['change']>(
    (changes) => {
      const next = { ...readEntry(), visit, ...changes };
      window.history.replaceState(window.history.state, '', href(searchPath(next)));
      setEntry(next);
    },
    [href, visit],
  );
  const savePlace = useCallback((place: Place) => void places.set(visit, place), [visit]);
  return { entry, place: places.get(visit) ?? null, change, savePlace };
}

function readEntry(): SearchEntry {
  const params = new URLSearchParams(window.location.search);
  const order = searchOrderSchema.safeParse(params.get('order')).data ?? 'relevance';
  const visit = visitOf(window.history.state) ?? crypto.randomUUID();
  return { visit, text: params.get('q') ?? '', order };
}

function visitOf(state: unknown): string | null {
  return stateSchema.safeParse(state).data?.visit ?? null;
}

/** An entry without Next's state stores nothing: with a state of ours alone, Next would reload the page on Back. */
function markEntry(visit: string): void {
  const state: unknown = window.history.state;
  if (typeof state === 'object' && state !== null) window.history.replaceState({ ...state, visit }, '');
}
