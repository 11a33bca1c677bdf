'use client';
// Puts text on the clipboard and says so, where no button stays to show it.
import { useCallback } from 'react';
import { doingWords } from '@/hooks/core/strings';
import { useNotices } from '@/hooks/core/use-toasts';
import { useWords } from '@/hooks/core/use-strings';

export function useCopy(): (text: string, done: string) => void {
  const { tell } = useNotices();
  const words = useWords(doingWords);
  return useCallback(
    (text, done) => {
      const copy = async () => {
        const isDone = await write(text);
        tell(isDone ? done : words.cannotCopy);
      };
      void copy();
    },
    [tell, words],
  );
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // Browsers refuse where the page is not trusted: the notice says so.
  }
}
