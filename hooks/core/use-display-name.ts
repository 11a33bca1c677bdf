'use client';
// Display names and titles in the reader's language, where nobody chose one.
import { useCallback, useMemo } from 'react';
import { displayNameOf, displayTitleOf, type Named } from '@/model/display-name';
import type { Thread } from '@/model/thread';
import { useLanguage } from './use-strings';

export function useDisplayName(): (named: Named) => string {
  const language = useLanguage();
  return useCallback((named: Named) => displayNameOf(named, language), [language]);
}

/** Returns the same array while everybody in it has a name of their own. */
export function useDisplayNames<T extends Named>(people: readonly T[]): readonly T[] {
  const displayName = useDisplayName();
  return useMemo(
    () =>
      people.every((person) => displayName(person) === person.name)
        ? people
        : people.map((person) => ({ ...person, name: displayName(person) })),
    [people, displayName],
  );
}

type Titled = Pick<Thread, 'title' | 'titleBy'>;

export function useDisplayTitle(): (thread: Titled) => string {
  const language = useLanguage();
  return useCallback((thread: Titled) => displayTitleOf(thread, language), [language]);
}
