// `npm run archive -- --to PLACE`, `--from PLACE`, `--check PLACE`: threads to and from an archive outside of Firestore, in PostgreSQL,
// MongoDB or a zip (docs/archives.md). `--since=2026-01-01` leaves out threads without activity since that day.
import fs from 'node:fs';
import path from 'node:path';
import { loadEnvFile } from 'node:process';
import { parseArgs } from 'node:util';
import { ROOT } from '@/scripts/stack/child';
import { environmentOf } from '@/scripts/stack/emulators';
import { PlainError, runMain } from '@/scripts/stack/main';
import { emulatorPortsFromEnvironment } from '@/scripts/stack/ports';
import type { Archive } from '@/server/archives/archive';
import type { ArchiveOptions } from '@/server/archives/archive-threads';

const USAGE = `Say what to do:
  npm run archive -- --to PLACE      Firestore → archive; later runs write what has changed
  npm run archive -- --from PLACE    archive → Firestore, what it does not have
  npm run archive -- --check PLACE   compare both
PLACE: postgres://user@host/database, mongodb://user@host/database, or file.zip
--since=2026-01-01 leaves out threads without activity since that day`;

/** As the server's own: the shell first, then .env.local and .env. Without a project these are the emulators of `npm run dev`. */
function loadEnvironment(): void {
  for (const file of ['.env.local', '.env'].map((name) => path.join(ROOT, name)))
    if (fs.existsSync(file)) loadEnvFile(file);
  if (!process.env['FIREBASE_PROJECT_ID'])
    Object.assign(process.env, environmentOf(emulatorPortsFromEnvironment()));
}

const string = { type: 'string' } as const;

function valuesOf(args: string[]) {
  try {
    return parseArgs({ args, options: { to: string, from: string, check: string, since: string } }).values;
  } catch {
    // Its own words repeat what it was given, and so a password.
    throw new PlainError(USAGE);
  }
}

type Work = { place: string; run: (archive: Archive, options: ArchiveOptions) => Promise<number> };

function workOf(args: string[]): Work & { since: number | undefined } {
  const values = valuesOf(args);
  const asked = [
    { place: values.to, run: to },
    { place: values.from, run: from },
    { place: values.check, run: check },
  ].flatMap(({ place, run }) => (place === undefined ? [] : [{ place, run }]));
  const [work] = asked;
  if (work === undefined || asked.length > 1) throw new PlainError(USAGE);
  const since = values.since === undefined ? undefined : Date.parse(values.since);
  if (Number.isNaN(since)) throw new PlainError('--since is a day, as 2026-01-01.');
  return { ...work, since };
}

const some = (count: number, what: string) =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

async function to(archive: Archive, options: ArchiveOptions): Promise<number> {
  const { archiveThreads } = await import('@/server/archives/archive-threads');
  const report = await archiveThreads(archive, options);
  const { written, unchanged, removed, left, lost, archive: stored, firestore } = report;
  console.log(
    `${some(written, 'thread')} written, each read back and compared; ${unchanged} unchanged, ${removed} removed, ${left} left out`,
  );
  console.log(`${archive.name}: ${some(stored.threads, 'thread')}, ${some(stored.messages, 'message')}`);
  console.log(`Firestore: ${some(firestore.threads, 'thread')}, ${some(firestore.messages, 'message')}`);
  if (lost > 0)
    console.log(
      `${some(lost, 'thread')} of the archive ${lost === 1 ? 'is' : 'are'} missing in Firestore without having been deleted: --from restores them.`,
    );
  return 0;
}

async function from(archive: Archive, options: ArchiveOptions): Promise<number> {
  const { restoreThreads } = await import('@/server/archives/restore-threads');
  const { restored, messages, here, deleted, abandoned, left, damaged } = await restoreThreads(
    archive,
    options,
  );
  console.log(
    `${some(restored, 'thread')} with ${some(messages, 'message')} restored, each page read back and compared`,
  );
  console.log(
    `left as they are: ${here} in Firestore already, ${deleted} deleted since, ${abandoned} without anybody, ${left} by --since`,
  );
  if (restored > 0) console.log('Search does not know them yet: npm run index -- rebuild');
  if (damaged.length > 0) console.error(`Damaged in the archive, and not restored: ${damaged.join(', ')}`);
  return damaged.length === 0 ? 0 : 1;
}

async function check(archive: Archive, options: ArchiveOptions): Promise<number> {
  const { checkArchive } = await import('@/server/archives/archive-threads');
  const { equal, damaged, different, missing } = await checkArchive(archive, options);
  console.log(`${some(equal, 'thread')} equal, by counts and hashes`);
  const lists = {
    damaged,
    'different (changed since, or being written)': different,
    'not archived': missing,
  };
  for (const [name, ids] of Object.entries(lists))
    if (ids.length > 0) console.log(`${name}: ${ids.join(', ')}`);
  return damaged.length + different.length + missing.length === 0 ? 0 : 1;
}

const WIDTH = 40;

/** A bar; where nobody looks, a line a percent. */
function showProgress(done: number, total: number): void {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done} of ${total}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${bar}${done >= total ? '\n' : ''}`);
  else if (Math.floor((100 * done) / total) > Math.floor((100 * (done - 1)) / total)) console.log(bar);
}

async function main(args: string[]): Promise<number> {
  const { place, run, since } = workOf(args);
  loadEnvironment();
  // Read after the environment is complete.
  const [{ openArchive, withoutPassword }, { ArchiveError }] = await Promise.all([
    import('@/server/archives/place'),
    import('@/server/archives/archive'),
  ]);
  let archive: Archive | undefined;
  try {
    archive = await openArchive(place);
    return await run(archive, { since, onProgress: showProgress });
  } catch (error) {
    const words = error instanceof ArchiveError ? error.message : archive?.explain(error);
    // Errors of drivers may repeat the address: nobody's password is in a terminal or a log.
    const text = words ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
    throw new PlainError(withoutPassword(text, place));
  } finally {
    // What failed may have no connection left to close.
    await archive?.close().catch(() => undefined);
  }
}

await runMain(() => main(process.argv.slice(2)));
