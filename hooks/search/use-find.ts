'use client';
// Finds in one thread: its matches from the newest on, and the one that is shown.
import { useEffect, useRef, useState } from 'react';
import type { AppError } from '@/model/errors';
import type { SearchHit } from '@/model/search';
import { useDebounced } from './use-debounced';
import { useSearch } from './use-search';

const PAUSE_MS = 250;
/** So many are counted; further ones are fetched when the one that is shown comes near the last that is known. */
const COUNTED = 200;
const AHEAD = 5;

export type Find = {
  status: 'idle' | 'loading' | 'failed' | 'ready';
  hits: readonly SearchHit[];
  /** There are more hits than are known yet. */
  hasMore: boolean;
  /** The index of the hit that is shown; -1 while none is. */
  at: number;
  error: AppError | null;
  /** Shows an older (1) or a newer (-1) hit, from the end on to the other end. */
  step: (by: 1 | -1) => void;
};

/** `show` is called with each hit that is to be shown; the first of a new text by itself. */
export function useFind(threadId: string, typed: string, show: (hit: SearchHit) => void): Find {
  const text = useDebounced(typed.trim(), PAUSE_MS);
  const { status, results, isStale, error, more } = useSearch({ text, order: 'newest', threadId });
  const [chosen, setChosen] = useState({ text: '', at: 0 });
  const isPending = text !== typed.trim() || isStale || status === 'loading';
  // Similar words are no match here: the bar has no room to say so.
  const isFound = !isPending && results?.correctedTo === null;
  const hits = isFound ? results.groups.flatMap((group) => group.hits) : [];
  const at = hits.length === 0 ? -1 : chosen.text === text ? chosen.at : 0;
  const first = hits[0];
  const shownFor = useRef('');
  useEffect(() => {
    if (isPending || shownFor.current === text) return;
    shownFor.current = text;
    if (first !== undefined) show(first);
  }, [isPending, text, first, show]);
  useEffect(() => {
    const isNear = hits.length < COUNTED || at >= hits.length - AHEAD;
    if (more.status === 'more' && isNear) more.load();
  });
  return {
    status: isPending && text !== '' ? 'loading' : status,
    hits,
    hasMore: more.status !== 'none',
    at,
    error,
    step: (by) => {
      const to = (at + by + hits.length) % Math.max(1, hits.length);
      const hit = hits[to];
      if (hit === undefined) return;
      setChosen({ text, at: to });
      show(hit);
    },
  };
}
