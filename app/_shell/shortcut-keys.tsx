'use client';
import { SHORTCUTS, isMac, type Keys } from '@/hooks/shell/use-shortcuts';
import styles from './command-palette.module.css';

const NAMES: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓' };

/** The keys of a command; renders nothing for a command without any. */
export function ShortcutKeys({ command }: { command: string }) {
  const shortcut = SHORTCUTS.find((one) => one.command === command);
  if (shortcut === undefined) return null;
  return (
    <span className={styles.keys}>
      {shortcut.keys.map((keys) => (
        <kbd key={keys.key}>{nameOf(keys)}</kbd>
      ))}
    </span>
  );
}

export function nameOf({ key, mod, shift, alt, own }: Keys): string {
  const mac = isMac();
  const held = [
    mod && (mac ? '⌘' : 'Ctrl'),
    own && (mac ? '⌃' : 'Alt'),
    alt && (mac ? '⌥' : 'Alt'),
    (shift ?? own) && (mac ? '⇧' : 'Shift'),
  ];
  const named = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...held.filter((one) => typeof one === 'string'), named].join(mac ? '' : ' ');
}
