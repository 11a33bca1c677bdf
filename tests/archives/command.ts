// `npm run archive` as a process, and threads for it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Firestore } from 'firebase-admin/firestore';
import { afterAll } from 'vitest';
import { CACHE, ROOT } from '@/scripts/stack/child';

export const THREADS = 12;

fs.mkdirSync(CACHE, { recursive: true });
const folder = fs.mkdtempSync(path.join(CACHE, 'archives-'));
const command = path.join(folder, 'archive.mjs');
afterAll(() => fs.rmSync(folder, { recursive: true }));
// Bundled once: each of the processes begins in half the time.
await build({
  entryPoints: [path.join(ROOT, 'scripts/archive.ts')],
  outfile: command,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  conditions: ['react-server'],
  alias: { '@': ROOT, 'server-only': path.join(ROOT, 'node_modules/server-only/empty.js') },
  logLevel: 'silent',
});

type Run = { code: number | null; text: string };

export function start(...args: string[]): {
  child: ChildProcess;
  ended: Promise<Run>;
  firstLine: Promise<unknown>;
} {
  const child = spawn(process.execPath, [command, ...args], { env: process.env, stdio: 'pipe' });
  let text = '';
  const seen = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      seen.resolve();
    });
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, text }));
  return { child, ended, firstLine: Promise.race([seen.promise, ended]) };
}

export const run = async (...args: string[]) => await start(...args).ended;

/** Threads of 25 messages, some with an earlier version. */
export async function plantThreads(
  db: Firestore,
  { uid, name }: { uid: string; name: string },
): Promise<void> {
  const at = new Date();
  for (let number = 0; number < THREADS; number += 1) {
    const thread = db.doc(`threads/thread-${String(number).padStart(2, '0')}`);
    const batch = db.batch();
    batch.set(thread, {
      title: `Thread ${number}`,
      state: 'open',
      memberIds: [uid],
      createdBy: uid,
      createdAt: at,
      updatedAt: at,
      changedAt: at,
    });
    batch.set(thread.collection('members').doc(uid), { role: 'owner', name, joinedAt: at, invitedBy: null });
    batch.set(thread.collection('events').doc('event-1'), {
      kind: 'created',
      by: uid,
      byName: name,
      at,
      seq: 0,
    });
    for (let seq = 1; seq <= 25; seq += 1) {
      const message = thread.collection('messages').doc(`message-${seq}`);
      const said = { authorId: uid, authorName: name, role: 'user', seq, createdAt: at, changedAt: at };
      batch.set(message, {
        ...said,
        content: `words ${seq} ${'x'.repeat(900)}`,
        versions: seq % 5 === 0 ? 1 : 0,
      });
      if (seq % 5 === 0) batch.set(message.collection('versions').doc('1'), { ...said, content: 'before' });
    }
    await batch.commit();
  }
}
