'use client';
// Text files that are dropped or pasted become part of the message that is being written.
import { useCallback } from 'react';
import { MAX_TEXT_FILE_BYTES } from '@/model/limits';
import { textOfFile, withTextFile, type TextFileProblem } from '@/model/text-file';
import { useToasts } from '@/hooks/core/use-toasts';

type Options = {
  /** Gives the text the form that this function says, from what it is at that moment. */
  change: (next: (text: string) => string) => void;
  problemText: (problem: TextFileProblem, name: string) => string;
};

export function useTextFiles({ change, problemText }: Options): (files: readonly File[]) => void {
  const { toastFailure, toastError } = useToasts();
  return useCallback(
    (files) => {
      const add = async () => {
        for (const file of files) {
          // oxlint-disable-next-line no-await-in-loop -- in the order in which they were dropped
          const read = await readFile(file);
          if ('problem' in read) toastFailure(problemText(read.problem, file.name));
          else change((text) => withTextFile(text, { name: file.name, text: read.text }));
        }
      };
      add().catch(toastError);
    },
    [change, problemText, toastFailure, toastError],
  );
}

async function readFile(file: File): Promise<ReturnType<typeof textOfFile>> {
  // What is too large is not read at all.
  if (file.size > MAX_TEXT_FILE_BYTES) return { problem: 'too-large' };
  return textOfFile(new Uint8Array(await file.arrayBuffer()));
}
