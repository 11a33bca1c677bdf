// What every store of an archive does, whichever it is.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Archive, ArchivedThread } from '@/server/archives/archive';
import { Digest, documentText, type ThreadRecord } from '@/server/archives/record';
import { type Place, targets } from './targets';

const T0 = 1_700_000_000_000_000;

function message(id: string, content: string): ThreadRecord {
  const metadata = { own: { text: content, key: String.raw`C:\u0000` } };
  return { kind: 'messages', id, document: documentText({ content, role: 'user', seq: 1, metadata }) };
}

const thread = (id: string, title: string): ThreadRecord => ({
  kind: 'threads',
  id,
  document: documentText({ title, createdBy: 'ada', postedBy: { 10: 'ada', 9: 'ada' } }),
});

async function put(archive: Archive, id: string, records: readonly ThreadRecord[]): Promise<ArchivedThread> {
  const digest = new Digest();
  for (const record of records) digest.add(record);
  const { records: count, messages, hash } = digest;
  const summary = { id, readAt: T0, updatedAt: T0 / 1_000, records: count, messages, hash, people: ['ada'] };
  const pages = async function* () {
    for (const record of records) yield [record];
  };
  await archive.putThread(id, pages(), () => summary);
  return summary;
}

const all = async <T>(from: AsyncIterable<T>): Promise<T[]> => await Array.fromAsync(from);
const recordsOf = async (archive: Archive, id: string) => (await all(archive.records(id))).flat();

const state = { version: 1, project: 'demo', cursor: null, running: 5 };
const ODD = '\0 “quoted” \\ 日本語 👩‍👩‍👧 \u2028 \n\t';

describe.each(targets())('$name', ({ make }) => {
  let at: Place;
  beforeAll(async () => {
    at = await make();
  });
  afterAll(async () => await at.remove());

  test('[K30] is empty at first, and returns what it was given, to the next process too', async () => {
    await at.use(async (archive) => {
      expect(await archive.state()).toBeNull();
      await archive.prepare();
      await archive.setState(state);
    });
    const records = [
      thread('thread-1', ODD),
      ...Array.from({ length: 450 }, (_, index) =>
        message(`m-${String(index).padStart(3, '0')}`, `${ODD}${index}`),
      ),
      { ...message('m-000/v-1', 'first'), kind: 'versions' as const },
      { kind: 'events' as const, id: 'e-1', document: documentText({ kind: 'created', by: 'ada' }) },
    ];
    const summary = await at.use(async (archive) => {
      await archive.prepare();
      await put(archive, 'thread-2', [thread('thread-2', 'second')]);
      return await put(archive, 'thread-1', records);
    });
    await at.use(async (archive) => {
      expect(await archive.state()).toEqual(state);
      expect((await all(archive.threads())).map(({ id }) => id)).toEqual(['thread-1', 'thread-2']);
      expect(await archive.threadsOf(['thread-1', 'thread-9'])).toEqual([summary]);
      const byId = (a: ThreadRecord, b: ThreadRecord) => (`${a.kind}${a.id}` < `${b.kind}${b.id}` ? -1 : 1);
      expect((await recordsOf(archive, 'thread-1')).toSorted(byId)).toEqual(records.toSorted(byId));
      const kinds = (await recordsOf(archive, 'thread-1')).map(({ kind }) => kind);
      expect(kinds.indexOf('versions')).toBeGreaterThan(kinds.indexOf('messages'));
    });
  });

  test('[K30] replaces a thread as a whole: what is not in it any more goes', async () => {
    const now = [thread('thread-1', 'renamed'), message('m-001', 'edited'), message('m-900', 'new')];
    await at.use(async (archive) => {
      await archive.prepare();
      await put(archive, 'thread-1', now);
      expect(await recordsOf(archive, 'thread-1')).toEqual(now);
      expect(await recordsOf(archive, 'thread-2')).toEqual([thread('thread-2', 'second')]);
    });
  });

  test('[K31] a replacement that breaks off leaves the thread as it was, or for nobody to read', async () => {
    const broken = async function* () {
      yield [thread('thread-1', 'half')];
      throw new Error('Firestore is away');
    };
    await at.use(async (archive) => {
      await archive.prepare();
      const before = await archive.threadsOf(['thread-1']);
      await expect(archive.putThread('thread-1', broken(), () => expect.unreachable())).rejects.toThrow(
        'away',
      );
      const after = await archive.threadsOf(['thread-1']);
      expect(after.length === 0 ? before : after).toEqual(before);
      const records = after.length === 0 ? [message('m-900', 'new')] : await recordsOf(archive, 'thread-1');
      expect(records).toContainEqual(message('m-900', 'new'));
    });
  });

  test('[K32] a deleted thread goes with everything, and its tombstone stays', async () => {
    await at.use(async (archive) => {
      await archive.prepare();
      await archive.bury([
        { id: 'thread-2', deletedAt: T0 },
        { id: 'never-here', deletedAt: T0 + 1 },
      ]);
      await archive.bury([{ id: 'thread-2', deletedAt: T0 }]);
      await archive.setState({ ...state, cursor: 5, running: null });
      await archive.finish();
    });
    await at.use(async (archive) => {
      expect((await all(archive.threads())).map(({ id }) => id)).not.toContain('thread-2');
      const buried = (await all(archive.tombstones())).toSorted((a, b) => a.deletedAt - b.deletedAt);
      expect(buried).toEqual([
        { id: 'thread-2', deletedAt: T0 },
        { id: 'never-here', deletedAt: T0 + 1 },
      ]);
      expect(await archive.state()).toEqual({ ...state, cursor: 5, running: null });
    });
  });
});

const lockable = targets().filter(({ name }) => name !== 'MongoDB');

describe.each(lockable)('$name', ({ name, make }) => {
  test('[K31] two processes do not write one archive, and one that was killed is in nobody’s way', async () => {
    const at = await make();
    const lock = `${at.place}.work/lock`;
    await at.use(async (archive) => {
      await archive.prepare();
      // This process is its own in a zip: the one that has started it writes.
      if (name === 'zip') fs.writeFileSync(lock, String(process.ppid));
      const isRefused = () =>
        expect(at.use(async (other) => await other.prepare())).rejects.toThrow('Another run is writing');
      await isRefused();
      // One of another user, to which this one may not send signals.
      vi.spyOn(process, 'kill').mockImplementation(() => {
        throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
      });
      await isRefused();
      vi.restoreAllMocks();
      const ended = spawnSync('true').pid;
      if (name === 'zip') fs.writeFileSync(lock, String(ended));
    });
    await at.use(async (archive) => await archive.prepare());
    await at.remove();
  });
});
