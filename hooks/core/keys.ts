// Keys as the app takes them. The only place that asks whether an input method composes: lint refuses `event.key` elsewhere.
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';
import type { ValueOf } from '@/model/device-settings';

/** Safari reports the Enter that ends a composition after its end, by this key code alone. */
const COMPOSING_KEY_CODE = 229;

type NativeEvent = Pick<KeyboardEvent, 'key' | 'isComposing' | 'keyCode'>;

/** The key; null while an input method composes, to which every key then belongs. */
export function pressedKey(event: NativeEvent | { key: string; nativeEvent: NativeEvent }): string | null {
  const { isComposing, keyCode } = 'nativeEvent' in event ? event.nativeEvent : event;
  return isComposing || keyCode === COMPOSING_KEY_CODE ? null : event.key;
}

/** Enter submits; Shift+Enter inserts a new line. */
export function isFinishing(event: ReactKeyboardEvent): boolean {
  return pressedKey(event) === 'Enter' && !event.shiftKey;
}

/** The key that sends a message: Enter or, where Enter inserts a new line, Ctrl or ⌘ with Enter. */
export function isSending(event: ReactKeyboardEvent, enter: ValueOf<'enter'>): boolean {
  if (enter === 'sends') return isFinishing(event);
  return pressedKey(event) === 'Enter' && (event.ctrlKey || event.metaKey);
}

/** The modifier that goes with Enter, as this machine's keyboard names it. */
export function sendingKey(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}
