// Debian's packages, installed where a test needs one that is absent: a fresh container needs nothing done by hand.
import { execFileSync } from 'node:child_process';
import { findOnPath } from './child';

/** Whether this process may install packages: on Debian and its kin, as root. */
export const mayInstall = (): boolean => process.getuid?.() === 0 && findOnPath('apt-get') !== undefined;

/** Where there is no network or no such package, nothing is installed: whoever asks looks whether it is there. */
export function install(name: string): void {
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  try {
    execFileSync('apt-get', ['update'], options);
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', name], options);
  } catch {
    // Told by the caller, who does not find the program.
  }
}
