// A PostgreSQL server of our own for tests: an empty folder, a free port, gone when the script ends. Its programs come from the
// PATH or Debian's package, which is installed where we may.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findOnPath, startChild } from './child';
import { install, mayInstall } from './debian';
import { onExit, PlainError } from './main';
import { freePort, HOST } from './ports';

export type Postgres = { url: string; version: string; stop: () => Promise<void> };

/** Debian keeps the programs of each version apart, and off the PATH. */
const DEBIAN_VERSIONS = '/usr/lib/postgresql';
const DEBIAN_CLUSTERS = '/etc/postgresql-common/createcluster.d';
/** PostgreSQL refuses to run as root: then it runs as this user of Debian's package. */
const OWNER = 'postgres';
const READY_WITHIN_MS = 30_000;

/** Null: there is none, and none can be installed here. */
export async function startPostgres(): Promise<Postgres | null> {
  const bin = findPrograms() ?? installedPrograms();
  if (bin === undefined) return null;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-postgres-'));
  const [data, port] = [path.join(folder, 'data'), await freePort()];
  const owner = ownerOf(folder);
  // After the server has ended, which lasts longer than its script's other ends.
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  run(owner, path.join(bin, 'initdb'), ['-D', data, '-U', OWNER, '--auth=trust', '-E', 'UTF8', '--locale=C']);
  // Nothing of a test outlives it: no write waits for a disk.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    listen_addresses: HOST,
    unix_socket_directories: '',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command = '', ...args] = [
    ...owner,
    path.join(bin, 'postgres'),
    '-D',
    data,
    '-p',
    String(port),
    ...options,
  ];
  // SIGINT: ends connections and shuts down; SIGTERM would wait for the clients.
  const server = startChild({ command, args, cwd: folder, stopSignal: 'SIGINT' });
  const stop = async () => {
    await server.stop();
    remove();
  };
  onExit('dependencies', stop);
  await untilReady({ bin, port, exited: server.exited, lastLines: server.lastLines });
  const version = execFileSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim();
  return { url: `postgres://${OWNER}@${HOST}:${port}/${OWNER}`, version, stop };
}

type Starting = { bin: string; port: number; exited: Promise<unknown>; lastLines: () => string[] };

async function untilReady({ bin, port, exited, lastLines }: Starting): Promise<void> {
  let hasEnded = false;
  void exited.then(() => (hasEnded = true));
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!isReady(bin, port)) {
    if (hasEnded || Date.now() > deadline)
      throw new PlainError(`PostgreSQL did not start:\n${lastLines().join('\n')}`);
    await wait(100);
  }
}

function isReady(bin: string, port: number): boolean {
  try {
    execFileSync(path.join(bin, 'pg_isready'), ['-h', HOST, '-p', String(port)], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // Not yet.
  }
}

function findPrograms(): string | undefined {
  const onPath = findOnPath('initdb');
  if (onPath !== undefined) return path.dirname(fs.realpathSync(onPath));
  if (!fs.existsSync(DEBIAN_VERSIONS)) return undefined;
  const [newest] = fs.readdirSync(DEBIAN_VERSIONS).toSorted((a, b) => Number(b) - Number(a));
  const bin = path.join(DEBIAN_VERSIONS, newest ?? '', 'bin');
  return fs.existsSync(path.join(bin, 'initdb')) ? bin : undefined;
}

function installedPrograms(): string | undefined {
  if (!mayInstall()) return undefined;
  console.log('No PostgreSQL here: installing it with apt-get.');
  // The package would make a server of its own, and start it.
  fs.mkdirSync(DEBIAN_CLUSTERS, { recursive: true });
  fs.writeFileSync(path.join(DEBIAN_CLUSTERS, 'none.conf'), 'create_main_cluster = false\n');
  install('postgresql');
  return findPrograms();
}

/** The command before every other that makes it another user's, and the folder with it; none unless we are root. */
function ownerOf(folder: string): string[] {
  if (process.getuid?.() !== 0) return [];
  const id = (flag: string) => Number(execFileSync('id', [flag, OWNER], { encoding: 'utf8' }));
  fs.chownSync(folder, id('-u'), id('-g'));
  return ['setpriv', `--reuid=${OWNER}`, `--regid=${OWNER}`, '--clear-groups'];
}

function run(before: readonly string[], program: string, programArgs: readonly string[]): void {
  const [command = '', ...args] = [...before, program, ...programArgs];
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd: os.tmpdir() });
}
