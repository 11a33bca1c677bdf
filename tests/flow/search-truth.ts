// Whatever happens to feeder and index: in the end they have what Firestore has. Told for both stores; the long trial is
// TRUTH_MESSAGES=10000 npm run test:flow -- tests/flow/search-truth
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type Environment, ROOT } from '@/scripts/stack/child';
import type { Check } from '@/server/search/check';
import type { SearchIndex } from '@/server/search/search-index';
import { setUpFixtures } from '@/tests/support/fixtures';

const MESSAGES = Number(process.env['TRUTH_MESSAGES'] ?? '100');
const KILLS = 3;
const THREADS = 8;
export const LONG_MS = 120_000 + MESSAGES * 60;

export type TruthStore = {
  /** By which a process finds the index. */
  env: Environment;
  open: () => Promise<SearchIndex>;
  /** Keeps a copy of the index as it is, while nobody has it open; `putBack` restores it. */
  keep: () => Promise<void>;
  putBack: () => Promise<void>;
};

/** Tells what both stores have to show. */
export async function tellTruth(store: TruthStore) {
  const { person, background } = await setUpFixtures({ ...store.env, RATE_FACTOR: '1000' });
  const { createThread, updateThreadTitle } = await import('@/server/threads/threads');
  const { deleteThread } = await import('@/server/threads/deletion');
  const { trashThread, restoreThread } = await import('@/server/threads/trash');
  const { addMember, removeMember } = await import('@/server/members/members');
  const { deleteMessage } = await import('@/server/chat/edit-delete');
  const { hideMessage, restoreMessage } = await import('@/server/chat/hide');
  const { addMessagesWithRetry } = await import('@/server/messages/messages');
  const { checkIndex } = await import('@/server/search/check');

  const ada = await person('Ada');
  const grace = await person('Grace');
  const running = new Set<ChildProcess>();
  const killAll = async () => {
    for (const child of running) await kill(child);
  };
  afterEach(killAll);

  /** A script of this repository as a process of its own, in this environment. */
  function start(script: string, ...args: string[]): ChildProcess {
    const command = ['--conditions=react-server', '--import', 'tsx', path.join(ROOT, script), ...args];
    const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    running.add(child);
    return child;
  }

  async function kill(child: ChildProcess): Promise<void> {
    running.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  const startFeeder = () => start('tests/support/feeder-process.ts');

  /** Resolves with the line of its output that says so. */
  async function caughtUp(child: ChildProcess): Promise<void> {
    if (child.stdout === null) throw new Error('no output');
    for await (const line of createInterface(child.stdout)) if (line === 'caught up') return;
    throw new Error('the feeder ended');
  }

  /** The index as it is now, compared with Firestore. */
  async function check(): Promise<Check> {
    const index = await store.open();
    try {
      return await checkIndex(index);
    } finally {
      await index.close();
    }
  }

  const isEqual = async () => (await check()).isEqual;

  /** `npm run index -- check`: whether it ends well. */
  async function commandCheck(): Promise<boolean> {
    const child = start('scripts/index.ts', 'check');
    const [code]: unknown[] = await once(child, 'exit');
    running.delete(child);
    return code === 0;
  }

  /** Messages in batches, and everything else that changes what can be found: about one act for each ten messages. */
  async function write(count: number): Promise<void> {
    const threads = await Promise.all(
      Array.from({ length: THREADS }, async (_, number) => {
        const { id } = await createThread(ada, { title: `Thread ${number}` });
        await addMember(ada, id, { email: grace.email, role: 'editor' });
        return id;
      }),
    );
    const size = 25;
    for (let from = 0; from < count; from += size) {
      const threadId = threads[(from / size) % THREADS] ?? '';
      const inputs = Array.from({ length: size }, (_, place) => ({
        content: `message ${from + place} 数据库迁移`,
      }));
      const stored = await addMessagesWithRetry(ada, threadId, inputs);
      const [deleted, hidden, shown] = stored.map(({ id }) => id);
      await deleteMessage(ada, { threadId, messageId: deleted ?? '' }, background);
      await hideMessage(ada, { threadId, messageId: hidden ?? '' });
      await hideMessage(ada, { threadId, messageId: shown ?? '' });
      await restoreMessage(ada, { threadId, messageId: shown ?? '' });
      await updateThreadTitle(ada, threadId, `Thread after ${from}`);
    }
    const [lost, trashed, restored, left] = threads;
    await deleteThread(ada, lost ?? '');
    await trashThread(ada, trashed ?? '', background);
    await trashThread(ada, restored ?? '', background);
    await restoreThread(ada, restored ?? '');
    await removeMember(ada, left ?? '', grace.uid);
  }

  test(
    '[S10] a feeder that is killed again and again while people write ends equal to Firestore',
    async () => {
      const written = new AbortController();
      const writing = write(MESSAGES).finally(() => written.abort());
      let kills = 0;
      while (!written.signal.aborted || kills < KILLS) {
        const feeder = startFeeder();
        // At any moment: while it opens the index, reads pages, or follows.
        await wait(200 + Math.random() * 2_500);
        await kill(feeder);
        kills += 1;
      }
      await writing;
      await caughtUp(startFeeder());
      expect(await check()).toMatchObject({ isEqual: true });
      console.log(`${MESSAGES} messages, ${kills} kills`, await check());
    },
    LONG_MS,
  );

  test(
    '[S10] after hours away, and after an older index was restored, it catches up and is equal',
    async () => {
      await caughtUp(startFeeder());
      await killAll();
      await store.keep();
      await write(MESSAGES / 4);
      expect(await isEqual()).toBe(false);
      await caughtUp(startFeeder());
      expect(await check()).toMatchObject({ isEqual: true });
      await killAll();
      await store.putBack();
      expect(await isEqual()).toBe(false);
      await caughtUp(startFeeder());
      expect(await check()).toMatchObject({ isEqual: true });
    },
    LONG_MS,
  );

  test(
    '[S11] [S12] two feeders of one index, and a rebuild that is killed half-way beside them, lose nothing; when one of the two is killed, the other feeds on',
    async () => {
      const feeders = [startFeeder(), startFeeder()];
      // Of an index that servers share, one feeder holds the lease and the other waits.
      const first = await Promise.any(feeders.map(async (feeder) => (await caughtUp(feeder), feeder)));
      const writing = write(MESSAGES / 4);
      const rebuild = start('scripts/index.ts', 'rebuild');
      await wait(1_500);
      await kill(rebuild);
      await writing;
      // A feeder learns of an emptied index with the next change.
      await write(MESSAGES / 4);
      await expect.poll(isEqual, { timeout: 60_000, interval: 500 }).toBe(true);
      expect(await commandCheck()).toBe(true);
      await kill(first);
      await write(MESSAGES / 4);
      await expect.poll(isEqual, { timeout: 60_000, interval: 500 }).toBe(true);
    },
    LONG_MS,
  );

  return { startFeeder, caughtUp, isEqual, writeSome: () => write(MESSAGES / 4) };
}
