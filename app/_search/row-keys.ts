// The arrows between the box and the rows below it, and between the rows.
import type { KeyboardEvent } from 'react';
import { pressedKey } from '@/hooks/core/keys';

/** The row that a key moves to from row `at`; -1 is the box, from where the list begins. */
export function rowTarget(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return at < 0 ? null : at - 1;
    case 'Home':
      return at < 0 ? null : 0;
    case 'End':
      return at < 0 ? null : count - 1;
    case 'Escape':
      return at < 0 ? null : -1;
    default:
      return null;
  }
}

/** Every link and button of `list` is a row; leaving them upwards leads back to the box. */
export function moveAmongRows(event: KeyboardEvent, list: HTMLElement | null, box: HTMLElement | null): void {
  if (list === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const key = pressedKey(event);
  if (event.defaultPrevented || key === null) return;
  const rows = [...list.querySelectorAll<HTMLElement>('a, button')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const isHere = at >= 0 || document.activeElement === box;
  const to = isHere ? rowTarget(key, at, rows.length) : null;
  if (to === null) return;
  event.preventDefault();
  (to < 0 ? box : rows[to])?.focus();
}
