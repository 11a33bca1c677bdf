'use client';
import { useCallback, type ReactNode } from 'react';
import type { Composer } from '@/hooks/composer/use-composer';
import { useTextFiles } from '@/hooks/composer/use-text-files';
import { useFileDrop } from '@/hooks/shell/use-file-drop';
import { useStrings } from '@/hooks/core/use-strings';
import { MAX_TEXT_FILE_BYTES } from '@/model/limits';
import type { TextFileProblem } from '@/model/text-file';
import { composerStrings } from './strings';
import styles from './composer.module.css';

/** Takes files into the message that is being written. */
export function useMessageFiles({ insert }: Composer): (files: readonly File[]) => void {
  const strings = useStrings(composerStrings);
  const problemText = useCallback(
    (problem: TextFileProblem, name: string) =>
      problem === 'not-text' ? strings.notText(name) : strings.fileTooLarge(name, MAX_TEXT_FILE_BYTES / 1024),
    [strings],
  );
  return useTextFiles({ change: insert, problemText });
}

type Props = {
  composer: Composer;
  /** Takes nothing: whoever is here cannot write. */ isOff: boolean;
  children: ReactNode;
};

/** Whatever is inside takes dropped files; the message box shows so. */
export function FileDropTarget({ composer, isOff, children }: Props) {
  const { isOver, handlers } = useFileDrop(useMessageFiles(composer));
  return (
    <div className={styles.dropTarget} data-over={isOver || undefined} {...(!isOff && handlers)}>
      {children}
    </div>
  );
}
