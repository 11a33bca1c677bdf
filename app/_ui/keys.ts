import type { KeyboardEvent } from 'react';
import type { ValueOf } from '@/model/device-settings';

/** During input-method composition, keys belong to the input method; some browsers report it only by key code 229. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** Enter submits; Shift+Enter inserts a new line. */
export function isFinishing(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !isComposing(event);
}

/** The key that sends a message: Enter or, where Enter inserts a new line, Ctrl or ⌘ with Enter. */
export function isSending(event: KeyboardEvent, enter: ValueOf<'enter'>): boolean {
  const { key, ctrlKey, metaKey } = event;
  if (enter === 'sends') return isFinishing(event);
  return key === 'Enter' && (ctrlKey || metaKey) && !isComposing(event);
}

/** The modifier that goes with Enter, as this machine's keyboard names it. */
export function sendingKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}
