// A server as production runs it, `next start` in a separate process, and the faults that it can have.
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT, startChild, type Child, type Environment } from '@/scripts/stack/child';
import { PlainError } from '@/scripts/stack/main';
import { HOST, isPortFree } from '@/scripts/stack/ports';
import { killOnExit } from './reaper';

export type Server = {
  url: string;
  pid: () => number;
  isUp: () => boolean;
  /** Lines of its log since its first start, newest last. */
  log: () => readonly string[];
  /** SIGKILL: nothing is finished, nothing is released. */
  kill: () => Promise<void>;
  /** SIGTERM, as a host sends it before it removes a container; resolves when the process has ended. */
  terminate: () => Promise<void>;
  /** Suspends the process until it is thawed. */
  freeze: () => void;
  thaw: () => void;
  /** Starts it again on the same port; no effect while it is up. */
  start: () => Promise<void>;
};

type ServerOptions = { port: number; env: Environment; root?: string };

const MAX_LOG_LINES = 5_000;

export async function startServer({ port, env, root = ROOT }: ServerOptions): Promise<Server> {
  const lines: string[] = [];
  let child: Child | undefined;
  let pid = 0;

  const start = async () => {
    if (child !== undefined) return;
    const ready = Promise.withResolvers<'ready'>();
    const started = startChild({
      // The Next of that checkout: a server must have only one React.
      command: path.join(root, 'node_modules', '.bin', 'next'),
      // A caller never reuses a connection that the server is closing.
      args: ['start', '--port', String(port), '--hostname', HOST, '--keepAliveTimeout', '70000'],
      cwd: root,
      order: 'dependents',
      env: { NEXT_TELEMETRY_DISABLED: '1', ...env },
      onLine: (line) => {
        lines.push(line);
        if (lines.length > MAX_LOG_LINES) lines.shift();
        if (/Ready in/.test(line)) ready.resolve('ready');
      },
    });
    child = started;
    killOnExit(started);
    const forget = () => {
      if (child === started) child = undefined;
    };
    started.exited.then(forget, forget);
    const outcome = await Promise.race([ready.promise, started.exited]);
    if (outcome !== 'ready') throw new PlainError(`A server did not start:\n${lines.slice(-30).join('\n')}`);
    pid = started.pid;
    // The first request loads the modules that all later ones use.
    await fetch(`http://${HOST}:${port}/api/health`);
  };
  const end = async (signal: NodeJS.Signals) => {
    const exiting = child;
    if (exiting === undefined) return;
    process.kill(pid, signal);
    await exiting.exited;
    // Waits until the port is free, so that the next process can use it.
    while (!(await isPortFree(port))) await wait(20);
  };
  await start();
  return {
    url: `http://${HOST}:${port}`,
    pid: () => pid,
    isUp: () => child !== undefined,
    log: () => lines,
    kill: () => end('SIGKILL'),
    terminate: () => end('SIGTERM'),
    freeze: () => process.kill(pid, 'SIGSTOP'),
    thaw: () => process.kill(pid, 'SIGCONT'),
    start,
  };
}
