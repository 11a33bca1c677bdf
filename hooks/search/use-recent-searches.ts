'use client';
import { useCallback, useState } from 'react';
import { addRecentSearch, clearRecentSearches, readRecentSearches } from '@/services/search/recent-searches';
import { useMe } from '@/hooks/core/session/use-workspace';

export type RecentSearches = {
  /** Newest first. */
  texts: readonly string[];
  add: (text: string) => void;
  clear: () => void;
};

const NONE: readonly string[] = [];

/** What this person searched for last, on this device. */
export function useRecentSearches(): RecentSearches {
  const { uid } = useMe();
  const [texts, setTexts] = useState(() => readRecentSearches(uid));
  const add = useCallback(
    (text: string) => {
      if (text !== '') setTexts(addRecentSearch(uid, text));
    },
    [uid],
  );
  const clear = useCallback(() => {
    clearRecentSearches(uid);
    setTexts(NONE);
  }, [uid]);
  return { texts, add, clear };
}
