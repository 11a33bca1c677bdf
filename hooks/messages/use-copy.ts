'use client';
// Puts text on the clipboard and says so, where no button stays to show it.
import { useCallback } from 'react';
import { actionStrings } from '@/hooks/core/strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';

export function useCopy(): (text: string, done: string) => void {
  const { toast } = useToasts();
  const strings = useStrings(actionStrings);
  return useCallback(
    (text, done) => {
      const copy = async () => {
        const isDone = await write(text);
        toast(isDone ? done : strings.cannotCopy);
      };
      void copy();
    },
    [toast, strings],
  );
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // Browsers refuse where the page is not trusted: the toast says so.
  }
}
