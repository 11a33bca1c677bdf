'use client';
// The way from an empty message box to one's last message: whoever draws that message says how it is edited.
import { useEffect, useRef } from 'react';

const editors = new Map<string, () => void>();

/** `edit` is null where the message may not be edited now, or is not the last of mine. */
export function useEditableLast(threadId: string, edit: (() => void) | null): void {
  const latest = useRef(edit);
  useEffect(() => {
    latest.current = edit;
  });
  const isEditable = edit !== null;
  useEffect(() => {
    if (!isEditable) return;
    const open = () => latest.current?.();
    editors.set(threadId, open);
    return () => {
      if (editors.get(threadId) === open) editors.delete(threadId);
    };
  }, [threadId, isEditable]);
}

/** Whether there was one to edit. */
export function editLast(threadId: string): boolean {
  const edit = editors.get(threadId);
  edit?.();
  return edit !== undefined;
}
