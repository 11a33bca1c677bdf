'use client';
// Global keyboard shortcuts. Each runs the command that is registered under the same id, if any.
import { useEffect } from 'react';
import { pressedKey } from '@/hooks/core/keys';
import { readDeviceSetting } from '@/hooks/core/use-device-settings';
import { runCommand } from './use-commands';

/**
 * `mod`: ⌘ on a Mac, else Ctrl. `own`: Control and Shift on a Mac, else Alt and Shift, with a letter that no browser and no layout
 * has there: what people need while they type.
 */
export type Keys = { key: string; mod?: true; shift?: true; alt?: true; own?: true };
export type Shortcut = { command: string; keys: readonly Keys[] };

export const SHORTCUTS = [
  { command: 'palette', keys: [{ key: 'k', mod: true }] },
  { command: 'new thread', keys: [{ key: 'o', mod: true, shift: true }] },
  { command: 'previous thread', keys: [{ key: 'ArrowUp', alt: true }] },
  { command: 'next thread', keys: [{ key: 'ArrowDown', alt: true }] },
  { command: 'next unread', keys: [{ key: 'n', own: true }] },
  { command: 'fold list', keys: [{ key: 'l', own: true }] },
  { command: 'focus composer', keys: [{ key: 'm', own: true }] },
  { command: 'ask', keys: [{ key: 'k', own: true }] },
  { command: 'stop', keys: [{ key: 's', own: true }] },
  { command: 'reply', keys: [{ key: 'r', own: true }] },
  { command: 'edit last', keys: [{ key: 'e', own: true }] },
  { command: 'members', keys: [{ key: 'u', own: true }] },
  { command: 'shortcuts', keys: [{ key: '?' }, { key: '/', mod: true }] },
] as const satisfies readonly Shortcut[];

/** A single character without a modifier: never while somebody types, and only where it is turned on (WCAG 2.1.4). */
export function isSingle({ key, mod, alt, own }: Keys): boolean {
  return key.length === 1 && mod !== true && alt !== true && own !== true;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>;

/** The command for these keys; null if there is none. */
export function commandFor(pressed: Pressed, mayBeSingle: boolean, mac = isMac()): string | null {
  const found = SHORTCUTS.find(({ keys }) =>
    keys.some((one: Keys) => matches(one, pressed, mac) && (mayBeSingle || !isSingle(one))),
  );
  return found?.command ?? null;
}

function matches(keys: Keys, { key, metaKey, ctrlKey, shiftKey, altKey }: Pressed, mac: boolean): boolean {
  const isKey = key.toLowerCase() === keys.key.toLowerCase();
  if (keys.own === true) return isKey && shiftKey && !metaKey && ctrlKey === mac && altKey !== mac;
  // The position of `?` depends on the keyboard: some layouts need Shift for it.
  const shiftFits = isSingle(keys) || shiftKey === (keys.shift === true);
  return isKey && (metaKey || ctrlKey) === (keys.mod === true) && altKey === (keys.alt === true) && shiftFits;
}

export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || pressedKey(event) === null || event.repeat) return;
      const mayBeSingle = readDeviceSetting('keys') === 'single' && !isWriting(event.target);
      const command = commandFor(event, mayBeSingle);
      // No shortcuts while a dialog is open.
      if (command === null || document.querySelector('[role="dialog"]') !== null) return;
      for (const menu of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) menu.hidePopover();
      if (runCommand(command)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** The names of the keys on this machine. */
export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}
