'use client';
// Connects an empty message box to the last own message: the component that renders the message registers how to edit
// it.
import { useEffect, useRef } from 'react';

const editors = new Map<string, () => void>();

/** `edit` is null where the message cannot be edited now, or is not my last one. */
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

/** Returns whether there was a message to edit. */
export function editLast(threadId: string): boolean {
  const edit = editors.get(threadId);
  edit?.();
  return edit !== undefined;
}
