// Processes that a script starts and must not leave behind: their last words are kept, and ending one ends its children.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onExit } from './main';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const CACHE = path.join(ROOT, '.cache');

const MAX_LAST_LINES = 60;

export type Environment = Record<string, string | undefined>;

type ChildOptions = {
  command: string;
  args: readonly string[];
  env?: Environment;
  cwd?: string;
  /** How the process likes to be told to end. */
  stopSignal?: 'SIGINT' | 'SIGTERM';
  /** How long it may take over it. */
  graceMs?: number;
  onLine?: (line: string, from: Stream) => void;
  /** Ends before what it uses. Default: it is used. */
  order?: 'dependents' | 'dependencies';
};

export type Stream = 'stdout' | 'stderr';

export type Child = {
  pid: number;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  lastLines: () => string[];
  /** Notes the processes below now, so that they are found even when their parent dies before them. */
  noteDescendants: () => void;
  stop: () => Promise<void>;
};

/** `node_modules/.bin` first: there stands the Node that this project was written for. */
function childEnvironment(extra: Environment = {}): NodeJS.ProcessEnv {
  const bin = path.join(ROOT, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/**
 * The process gets a group of its own: Ctrl-C in the terminal reaches this script alone, which then ends all in order.
 */
export function startChild(options: ChildOptions): Child {
  const { command, args, stopSignal = 'SIGTERM', graceMs = 10_000 } = options;
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: childEnvironment(options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const lines = collectLines(child, options.onLine);
  const exited = exitOf(child);
  const pid = child.pid ?? 0;
  const noted = new Set<number>();
  const noteDescendants = () => descendants(pid).forEach((each) => noted.add(each));
  const end = async () => {
    noteDescendants();
    if (child.exitCode === null && child.signalCode === null) signal(pid, stopSignal);
    await Promise.race([exited, wait(graceMs, undefined, { ref: false })]);
    await endRemaining([pid, ...noted]);
  };
  let ended: Promise<void> | undefined;
  const stop = () => (ended ??= end());
  onExit(options.order ?? 'dependencies', stop);
  return { pid, exited, lastLines: () => lines, noteDescendants, stop };
}

/** Runs a command in the foreground, its output going where ours goes; resolves with the exit code. */
export async function runCommand(
  command: string,
  args: readonly string[],
  env?: Environment,
): Promise<number> {
  const child = spawn(command, args, { cwd: ROOT, env: childEnvironment(env), stdio: 'inherit' });
  const exited = exitOf(child);
  onExit('dependents', async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill();
    await exited;
  });
  const { code } = await exited;
  return code ?? 1;
}

function exitOf(child: ChildProcess): Child['exited'] {
  return new Promise((resolve) => {
    child.once('exit', (code, signalName) => resolve({ code, signal: signalName }));
    child.once('error', () => resolve({ code: 127, signal: null }));
  });
}

function collectLines(child: ChildProcess, onLine: ChildOptions['onLine']): string[] {
  const lines: string[] = [];
  const addLine = (line: string, from: Stream) => {
    lines.push(line);
    if (lines.length > MAX_LAST_LINES) lines.shift();
    onLine?.(line, from);
  };
  child.once('error', (error) => addLine(error.message, 'stderr'));
  for (const from of ['stdout', 'stderr'] as const) {
    const stream = child[from];
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) addLine(part, from);
    });
    stream?.once('end', () => rest !== '' && addLine(rest, from));
  }
  return lines;
}

/** Processes below `pid`, by the parent each one names. */
function descendants(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    table.flatMap(([own, its]) => (own !== undefined && its === parent ? [own, ...below(own)] : []));
  return pid > 0 ? below(pid) : [];
}

/** The last resort for what outlived its parent: asked once more, then killed. */
async function endRemaining(pids: number[]): Promise<void> {
  if (pids.some(isAlive)) await waitForEnd(pids, 1_500);
  for (const name of ['SIGTERM', 'SIGKILL'] as const) {
    const left = pids.filter(isAlive);
    if (left.length === 0) return;
    left.forEach((pid) => signal(pid, name));
    await waitForEnd(left, 3_000);
  }
}

async function waitForEnd(pids: number[], ms: number): Promise<void> {
  const deadline = Date.now() + ms;
  while (Date.now() < deadline && pids.some(isAlive)) await wait(50);
}

function isAlive(pid: number): boolean {
  return pid > 0 && signal(pid, 0);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false; // It is gone already, which is what was wanted.
  }
}

/** The file that `command` would run, by the PATH of this process. */
export function findOnPath(command: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, command))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false; // Not there, or not ours to run: both mean the search goes on.
  }
}

/** A program of node_modules/.bin. */
export function localBin(name: string): string {
  return path.join(ROOT, 'node_modules', '.bin', name);
}
