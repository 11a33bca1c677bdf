// `npm run archive` when a database goes away, and what cannot be archived to or restored from.
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ZipStream } from '@/server/archive/zip-stream';
import { setUpFixtures } from '@/tests/support/fixtures';
import { plantThreads, run, THREADS } from './command';
import { inPostgres, type Place, targets, ZIP } from './targets';
import { emptyFirestore, storedDocuments } from './world';

const { person, db } = await setUpFixtures();
const { archiveThreads, checkArchive } = await import('@/server/archives/archive-threads');

const PROJECT = process.env['FIREBASE_PROJECT_ID'] ?? '';

let place: Place;
beforeEach(async () => {
  await emptyFirestore(PROJECT);
  return async () => await place.remove();
});

const postgres = targets().filter((target) => target.name === 'PostgreSQL');

describe.each(postgres)('$name', ({ make }) => {
  test('[K36] a database that goes away in the middle of a run is told in words, and the next run continues', async () => {
    place = await make();
    await plantThreads(db, await person('Ada'));
    const name = place.place.split('/').at(-1);
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`;
    const cutting: Promise<void>[] = [];
    const error = await place.use(async (archive) => {
      const onProgress = (done: number) => void (done === 5 && cutting.push(inPostgres(place.place, cut)));
      const reason: unknown = await archiveThreads(archive, { onProgress }).catch((each: unknown) => each);
      return archive.explain(reason);
    });
    await Promise.all(cutting);
    expect(error).toMatch(
      /cannot be reached .*What it has stays as it is: when it is back, the same command continues\.$/,
    );
    const report = await place.use(archiveThreads);
    expect(report.archive).toEqual(report.firestore);
    expect(await place.use(checkArchive)).toMatchObject({ equal: THREADS });
  });

  test('[K36] [X184] what PostgreSQL refuses is told in words, and the password nowhere', async () => {
    place = await make();
    const elsewhere = (url: string) => url.replace('://postgres@', '://postgres:s3cret%40x@');
    const missing = await run('--to', `${elsewhere(place.place)}_missing`);
    expect(missing).toMatchObject({ code: 1 });
    expect(missing.text).toContain('there is no such database');
    const closed = await run('--to', elsewhere(place.place).replace(/:\d+\//, ':1/'));
    expect(closed.text).toContain('cannot be reached (ECONNREFUSED)');
    for (const { text } of [missing, closed]) expect(text).not.toMatch(/s3cret|\n {4}at /);
  });

  test('[X183] a schema that is somebody else’s is left as it is', async () => {
    place = await make();
    await inPostgres(
      place.place,
      'CREATE SCHEMA cothread_archive; CREATE TABLE cothread_archive.threads (mine text)',
    );
    const refused = await run('--to', place.place);
    expect(refused.code).toBe(1);
    expect(refused.text).toContain('holds something else');
    await inPostgres(place.place, 'INSERT INTO cothread_archive.threads (mine) VALUES (1)');
  });
});

const bytesIn = (file: string) => (fs.existsSync(file) ? fs.readFileSync(file, 'base64') : 'nothing');

/** A zip with these files. */
async function zipOf(file: string, entries: Record<string, string>): Promise<string> {
  const zip = new ZipStream(Date.now());
  const chunks: Uint8Array[] = [];
  const textOf = async function* (text: string) {
    yield text;
  };
  for (const [name, text] of Object.entries(entries))
    for await (const chunk of zip.file(name, textOf(text))) chunks.push(chunk);
  fs.writeFileSync(file, Buffer.concat([...chunks, ...zip.end()]));
  return file;
}

test('[K36] [X183] what is no archive, of a later release, of another project or damaged is refused with the reason', async () => {
  place = await ZIP.make();
  const at = (name: string) => path.join(path.dirname(place.place), name);
  const manifest = { format: 'cothread-archive', version: 1, project: 'another', cursor: 1, running: null };
  const lists = { 'threads.jsonl': '', 'tombstones.jsonl': '' };
  fs.writeFileSync(at('text.zip'), 'no zip at all');
  const refused = {
    'damaged or incomplete': at('text.zip'),
    'holds something else': await zipOf(at('foreign.zip'), { 'conversations.json': '[]' }),
    'a newer release': await zipOf(at('newer.zip'), {
      ...lists,
      'archive.json': JSON.stringify({ ...manifest, version: 2 }),
    }),
    'the project another': await zipOf(at('other.zip'), {
      ...lists,
      'archive.json': JSON.stringify(manifest),
    }),
    'a line that is damaged': await zipOf(at('damaged.zip'), {
      ...lists,
      'threads.jsonl': '{"id":',
      'archive.json': JSON.stringify(manifest),
    }),
    'there is no such folder': at('nowhere/x.zip'),
  };
  for (const [reason, file] of Object.entries(refused)) {
    const before = bytesIn(file);
    const { code, text } = await run(reason === 'a newer release' ? '--from' : '--to', file);
    expect(text).toContain(reason);
    expect([code, /\n {4}at /.test(text)]).toEqual([1, false]);
    expect(bytesIn(file)).toBe(before);
  }
  expect((await run('--from', place.place)).text).toContain('has no archive');
  const usage = await run('postgres://ada:s3cret@host/database');
  expect(usage.text).toContain('Say what to do');
  expect(usage.text).not.toContain('s3cret');
  expect((await run('--to', place.place, '--since', 'soon')).text).toContain('--since is a day');
});

test('[K36] [X185] without the accounts of its people an archive is not restored', async () => {
  place = await ZIP.make();
  await plantThreads(db, await person('Ada'));
  const [owner] = (await db.collection('threads/thread-00/members').get()).docs;
  await place.use(archiveThreads);
  await emptyFirestore(PROJECT);
  const { auth } = await import('@/server/platform/firebase');
  await auth().deleteUser(owner?.id ?? '');
  const refused = await run('--from', place.place);
  expect(refused.text).toContain('Nobody in this archive has an account in this project');
  expect((await storedDocuments(db)).size).toBe(0);
  await auth().createUser({ uid: owner?.id ?? '' });
  expect((await run('--from', place.place)).code).toBe(0);
});
