'use client';
// Apart from new-thread.ts, which is loaded with the list: this comes with the box.
import { TextCursorInput } from 'lucide-react';
import { useMemo, type RefObject } from 'react';
import { FOCUS_COMPOSER } from './new-thread';
import { useCommandsHere } from './use-commands';

/** Registers the command that goes to the message box on screen. */
export function useFocusCommand(box: RefObject<HTMLTextAreaElement | null>, label: string): void {
  useCommandsHere(
    useMemo(
      () => [{ id: FOCUS_COMPOSER, label, Icon: TextCursorInput, press: () => box.current?.focus() }],
      [box, label],
    ),
  );
}
