'use client';
// Puts text on the clipboard and says so, where no button stays to show it.
import { useCallback } from 'react';
import { useNotices } from './use-notices';

export function useCopy(): (text: string, done: string) => void {
  const { tell } = useNotices();
  return useCallback(
    (text, done) => {
      const copy = async () => {
        const words = await write(text, done);
        tell(words);
      };
      void copy();
    },
    [tell],
  );
}

async function write(text: string, done: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return done;
  } catch {
    return 'This browser does not let the page copy.';
  }
}
