'use client';
// The first hits as somebody types, for the list and the palette.
import { useDebounced } from './use-debounced';
import { useSearch, type Search } from './use-search';

const PAUSE_MS = 200;

/** One letter finds everything; one Chinese character is a word. */
const isWorthIt = (text: string) => text.length > 1 || /\p{Script=Han}/u.test(text);

export function useQuickSearch(typed: string): Search {
  const text = useDebounced(typed.trim(), PAUSE_MS);
  const found = useSearch({ text: isWorthIt(text) ? text : '', order: 'relevance' });
  return { ...found, isStale: found.isStale || text !== typed.trim() };
}
