'use client';
// Copies text to the clipboard and confirms it by a toast, where no button remains to show it.
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
    return false; // Browsers refuse in insecure contexts: the toast reports it.
  }
}
