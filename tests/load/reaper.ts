// Ends the processes of a trial with it, even when it was killed and could not clean up: a test runner kills its workers
// that way. This file is both the trial's side and the small process at the other end of a pipe.
import { spawn } from 'node:child_process';
import readline from 'node:readline';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Child } from '@/scripts/stack/child';

let pipe: Writable | undefined;

/** Kills `child`, and its descendants, when this process has ended. */
export function killOnExit({ pid, exited }: Pick<Child, 'pid' | 'exited'>): void {
  const reaper = (pipe ??= startReaper());
  reaper.write(`+${pid}\n`);
  void exited.then(() => reaper.write(`-${pid}\n`));
}

function startReaper(): Writable {
  const reaper = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // In its own process group, so that signals to ours (Ctrl-C, for example) do not reach it.
    detached: true,
  });
  reaper.unref();
  reaper.stdin.on('error', () => undefined); // The reaper has ended: then only this process ends what it starts.
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
