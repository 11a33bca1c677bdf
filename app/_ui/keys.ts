import type { KeyboardEvent } from 'react';
import type { ValueOf } from '@/model/device-settings';

/** While an input method composes, keys belong to it; some browsers say so by key code 229 alone. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** Enter that finishes; Shift+Enter breaks the line. */
export function isFinishing(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !isComposing(event);
}

/** What sends a message: Enter, or, where Enter breaks the line, Enter with Ctrl or ⌘. */
export function isSending(event: KeyboardEvent, enter: ValueOf<'enter'>): boolean {
  const { key, ctrlKey, metaKey } = event;
  if (enter === 'sends') return isFinishing(event);
  return key === 'Enter' && (ctrlKey || metaKey) && !isComposing(event);
}

/** The key that goes with Enter, as this machine's keyboard names it. */
export function sendingKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}
