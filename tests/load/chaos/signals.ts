// Stops processes for seconds and guarantees that they continue: a second process sends SIGCONT even when this one is killed.
import { execFileSync, spawn } from 'node:child_process';
import { PlainError } from '@/scripts/stack/main';

/** The Java of the Firestore emulator, below the process of firebase-tools. */
export function firestorePid(firebaseTools: number): number {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row))
    .map((cells) => ({ pid: Number(cells?.[1]), parent: Number(cells?.[2]), args: cells?.[3] ?? '' }));
  const below = (parent: number): typeof table =>
    table.filter((row) => row.parent === parent).flatMap((row) => [row, ...below(row.pid)]);
  const java = below(firebaseTools).find(({ args }) => /java\b.*firestore/i.test(args));
  if (java === undefined) throw new PlainError('The Firestore emulator’s own process was not found.');
  return java.pid;
}

/** Stops a process; the returned function continues it. Without that call it continues after `atMostMs`. */
export function suspend(pid: number, atMostMs: number): () => void {
  const script = `sleep ${Math.ceil(atMostMs / 1_000)}; kill -CONT ${pid}`;
  const guard = spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' });
  guard.unref();
  process.kill(pid, 'SIGSTOP');
  return () => {
    process.kill(pid, 'SIGCONT');
    guard.kill();
  };
}
