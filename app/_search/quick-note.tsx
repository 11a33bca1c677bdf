'use client';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import type { Search } from '@/hooks/search/use-search';
import { searchStrings } from './strings';

/** How the search for the first messages stands, in a line. */
export function QuickNote({ search: { status, results, isStale, error, more } }: { search: Search }) {
  const strings = useStrings(searchStrings);
  const errorText = useErrorText();
  if (status === 'loading' || isStale) return strings.searching;
  if (results === null) return error && errorText(error);
  const { text, hitCount, correctedTo } = results;
  if (correctedTo !== null) return strings.instead(correctedTo);
  if (hitCount === 0) return strings.noMessages(text);
  return strings.results({ count: hitCount, isAll: more.status === 'none' });
}
