'use client';
// Connects an empty message box to the last own message: the component that renders the message registers how to edit
// it.
import { useEffect, useRef } from 'react';

const editors = new Map<string, () => void>();
/** A message whose editor opens as soon as it is rendered, and until when that is of any use. */
let awaited: { id: string; until: number } | null = null;
const AWAITED_MS = 15_000;

/** `edit` is null where the message cannot be edited now, or is not my last one. */
export function useEditableLast(
  { threadId, id }: { threadId: string; id: string },
  edit: (() => void) | null,
): void {
  const latest = useRef(edit);
  useEffect(() => {
    latest.current = edit;
  });
  const isEditable = edit !== null;
  useEffect(() => {
    if (!isEditable) return;
    const open = () => latest.current?.();
    editors.set(threadId, open);
    if (awaited?.id === id && Date.now() <= awaited.until) open();
    awaited = null;
    return () => {
      if (editors.get(threadId) === open) editors.delete(threadId);
    };
  }, [threadId, id, isEditable]);
}

/** Returns whether there was a message to edit. */
export function editLast(threadId: string): boolean {
  const edit = editors.get(threadId);
  edit?.();
  return edit !== undefined;
}

/** For the last message where it is far from what is rendered: its editor opens once somebody has jumped there. */
export function editWhenRendered(messageId: string): void {
  awaited = { id: messageId, until: Date.now() + AWAITED_MS };
}
