'use client';
// Rows that stay drawn wherever their reader scrolls: what has the focus, is being edited or has a menu open would be gone
// with them, and a selection would lose its ends.
import { useEffect, useState } from 'react';

/** Not `:focus-within` alone: a field keeps what was written while its writer looks elsewhere. */
const AT_WORK = ':focus-within, :has(textarea, :popover-open, dialog[open])';

const NONE: ReadonlySet<string> = new Set();

/** `slots`: the elements that rows are drawn in, by key. */
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
    document.addEventListener('selectionchange', look);
    document.addEventListener('toggle', look, true);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', later);
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
    ([, slot]) => slot.matches(AT_WORK) || (range !== null && range.intersectsNode(slot)),
  );
  return keys.length === 0 ? NONE : new Set(keys.map(([key]) => key));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((key) => b.has(key));
}
