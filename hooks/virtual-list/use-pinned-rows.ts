'use client';
// Rows that stay rendered wherever their reader scrolls: unmounting them would lose the focus, an edit, an open menu or what their
// reader has opened inside, or an end of the selection.
import { useEffect, useState } from 'react';

/**
 * Not only `:focus-within`: a field must keep its text while its writer is elsewhere, and a dialog outside its row its opener.
 * `data-opened`: what shows by its reader's choice something else than it does at first; generated UI may be expanded from the first.
 */
const RETAINED = `:focus-within, :has(${[
  'textarea',
  ':popover-open',
  'dialog[open]',
  'details[open]',
  '[data-asking]',
  '[data-opened]',
].join()})`;

const NONE: ReadonlySet<string> = new Set();

/** `slots`: the elements that contain the rows, by key. */
export function useRetainedRows(slots: ReadonlyMap<string, HTMLElement>): ReadonlySet<string> {
  const [retained, setRetained] = useState(NONE);
  useEffect(() => {
    const look = () => {
      const next = retainedIn(slots);
      setRetained((before) => (isSame(before, next) ? before : next));
    };
    const later = () => setTimeout(look);
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', later);
    document.addEventListener('click', later);
    document.addEventListener('selectionchange', look);
    document.addEventListener('toggle', look, true);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', later);
      document.removeEventListener('click', later);
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('toggle', look, true);
    };
  }, [slots]);
  return retained;
}

function retainedIn(slots: ReadonlyMap<string, HTMLElement>): ReadonlySet<string> {
  const selection = document.getSelection();
  const range = selection?.isCollapsed === false ? selection.getRangeAt(0) : null;
  const keys = [...slots].filter(
    ([, slot]) => slot.matches(RETAINED) || (range !== null && range.intersectsNode(slot)),
  );
  return keys.length === 0 ? NONE : new Set(keys.map(([key]) => key));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((key) => b.has(key));
}
