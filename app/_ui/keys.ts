import type { KeyboardEvent } from 'react';

/** While an input method composes, keys belong to it; some browsers say so by key code 229 alone. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** Enter that finishes; Shift+Enter breaks the line. */
export function isFinishing(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !isComposing(event);
}
