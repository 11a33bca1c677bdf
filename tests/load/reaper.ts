// Processes of a trial end with it, even when it was killed and could end nothing itself: a test runner kills its
// workers so. This file is both: the trial's side, and the small process that holds the other end of a pipe.
import { spawn } from 'node:child_process';
import readline from 'node:readline';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Child } from '@/scripts/stack/child';

let pipe: Writable | undefined;

/** `child`, and what it has started, is killed when this process is gone. */
export function killOnExit({ pid, exited }: Pick<Child, 'pid' | 'exited'>): void {
  const reaper = (pipe ??= startReaper());
  reaper.write(`+${pid}\n`);
  void exited.then(() => reaper.write(`-${pid}\n`));
}

function startReaper(): Writable {
  const reaper = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Out of reach of what ends a whole group of processes, Ctrl-C for one.
    detached: true,
  });
  reaper.unref();
  reaper.stdin.on('error', () => undefined); // It is gone: what we start is then ended by nobody but us.
  return reaper.stdin;
}

function reap(): void {
  const groups = new Set<number>();
  readline
    .createInterface({ input: process.stdin })
    .on('line', (line) => {
      const group = Number(line.slice(1));
      if (line.startsWith('+')) groups.add(group);
      else groups.delete(group);
    })
    .on('close', () => {
      for (const group of groups) kill(group);
    });
}

function kill(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has ended just now, which is what was wanted.
  }
}

if (import.meta.main) reap();
