// A PostgreSQL server of its own for a test run: Debian's package, in a folder of its own, ended with the run.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findOnPath, runCommand, startChild } from './child';
import { PlainError } from './main';
import { freePort, HOST } from './ports';

export type PostgresServer = { url: string; stop: () => Promise<void> };

const DEBIAN_FOLDER = '/usr/lib/postgresql';
const DEBIAN_PACKAGE = 'postgresql';
const READY_WITHIN_MS = 20_000;

/** Null where the machine has none and cannot install it. */
export async function startPostgres(): Promise<PostgresServer | null> {
  const bin = binFolder() ?? (await install());
  if (bin === null) return null;
  const run = asServerUser();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-postgres-'));
  run.own(folder);
  const data = path.join(folder, 'data');
  const port = await freePort();
  // Without a locale: what our words are must not depend on one.
  run.now([
    path.join(bin, 'initdb'),
    '-D',
    data,
    '-U',
    'cothread',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const server = ['-D', data, '-p', String(port), '-k', folder, '-c', `listen_addresses=${HOST}`];
  const [command = '', ...args] = run.line([path.join(bin, 'postgres'), ...server]);
  const child = startChild({ command, args, cwd: folder, stopSignal: 'SIGINT' });
  const stop = async () => {
    await child.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  const isReady = await ready(path.join(bin, 'pg_isready'), port);
  if (!isReady) {
    await stop();
    throw new PlainError(`PostgreSQL did not start:\n${child.lastLines().join('\n')}`);
  }
  return { url: `postgres://cothread@${HOST}:${port}/postgres`, stop };
}

function binFolder(): string | null {
  const onPath = findOnPath('postgres');
  if (onPath !== undefined) return path.dirname(fs.realpathSync(onPath));
  const versions = fs.existsSync(DEBIAN_FOLDER) ? fs.readdirSync(DEBIAN_FOLDER) : [];
  const newest = versions
    .map(Number)
    .filter(Number.isFinite)
    .toSorted((a, b) => b - a)[0];
  const folder = path.join(DEBIAN_FOLDER, String(newest), 'bin');
  return fs.existsSync(path.join(folder, 'postgres')) ? folder : null;
}

async function install(): Promise<string | null> {
  if (process.getuid?.() !== 0 || findOnPath('apt-get') === undefined) return null;
  const code = await runCommand(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', DEBIAN_PACKAGE],
    {
      DEBIAN_FRONTEND: 'noninteractive',
    },
  );
  return code === 0 ? binFolder() : null;
}

/** PostgreSQL refuses to run as root; its package has a user for it. */
function asServerUser() {
  const isRoot = process.getuid?.() === 0;
  const line = (command: readonly string[]): readonly string[] =>
    isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...command] : command;
  return {
    line,
    now: (command: readonly string[]) => {
      const [file = '', ...args] = line(command);
      execFileSync(file, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    },
    own: (folder: string) => {
      if (!isRoot) return;
      const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
      fs.chownSync(folder, id('-u'), id('-g'));
    },
  };
}

async function ready(isready: string, port: number): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (answers(isready, port)) return true;
    await wait(100);
  }
  return false;
}

function answers(isready: string, port: number): boolean {
  try {
    execFileSync(isready, ['-h', HOST, '-p', String(port), '-q'], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // Not yet.
  }
}
