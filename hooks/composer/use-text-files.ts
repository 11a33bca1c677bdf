'use client';
// Text files that are dropped or pasted become part of the message that is being written.
import { useCallback } from 'react';
import { MAX_TEXT_FILE_BYTES } from '@/model/limits';
import type { TextFileProblem } from '@/model/text-file';
import { loadChunk } from '@/hooks/core/load-chunk';
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
        const { textOfFile, withTextFile } = await loadChunk(() => import('@/model/text-file'));
        for (const file of files) {
          // oxlint-disable-next-line no-await-in-loop -- in the order in which they were dropped
          const read = isTooLarge(file) ? TOO_LARGE : textOfFile(await bytesOf(file));
          if ('problem' in read) toastFailure(problemText(read.problem, file.name));
          else change((text) => withTextFile(text, { name: file.name, text: read.text }));
        }
      };
      add().catch(toastError);
    },
    [change, problemText, toastFailure, toastError],
  );
}

/** Not read at all. */
const TOO_LARGE = { problem: 'too-large' } as const;
const isTooLarge = ({ size }: File) => size > MAX_TEXT_FILE_BYTES;
const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());
