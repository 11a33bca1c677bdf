'use client';
// Puts text on the clipboard and says so, where no button stays to show it.
import { useCallback } from 'react';
import { useNotices } from './use-notices';

export function useCopy(): (text: string, done: string) => void {
  const { tell } = useNotices();
  return useCallback(
    (text, done) =>
      void navigator.clipboard.writeText(text).then(
        () => tell(done),
        () => tell('This browser does not let the page copy.'),
      ),
    [tell],
  );
}
