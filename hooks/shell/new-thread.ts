// The empty composer of a thread that does not exist yet. Nothing is written before its first message.
import { runCommand } from './use-commands';

export const NEW_THREAD = '/new';
/** Registered by the composer on screen. */
export const FOCUS_COMPOSER = 'focus composer';

export function openNewThread(navigate: (path: string) => void): void {
  const isOpen = ['/', NEW_THREAD].includes(window.location.pathname);
  navigate(NEW_THREAD);
  // A page that opens focuses its box; this one is open.
  if (isOpen) runCommand(FOCUS_COMPOSER);
}
