// Calls of the thread in which SQLite runs. The thread begins with the first call, and again after it died.
import 'server-only';
import { Worker } from 'node:worker_threads';
import type { Step, WorkerRequest, WorkerResponse, WorkerSetup } from './sqlite-worker';

type Row = Record<string, unknown>;
type Pending = { resolve: (response: WorkerResponse) => void; reject: (error: Error) => void };

export type SqliteClient = {
  read: (sql: string, params?: Record<string, string | number | null>) => Promise<Row[]>;
  /** One transaction; false when a step that must change something did not, and nothing has changed. */
  write: (steps: readonly Step[]) => Promise<boolean>;
  close: () => Promise<void>;
};

export function sqliteClient(setup: WorkerSetup): SqliteClient {
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let requests = 0;

  const start = (): Worker => {
    const started = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: setup });
    const lost = (error: Error) => {
      if (worker === started) worker = undefined;
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
    };
    started.on('message', (response: WorkerResponse) => {
      pending.get(response.id)?.resolve(response);
      pending.delete(response.id);
      // An idle index holds no process back from its end.
      if (pending.size === 0) started.unref();
    });
    started.on('error', lost);
    started.on('exit', (code) => lost(new Error(`The thread of the search index ended with ${code}.`)));
    return started;
  };

  const call = async (task: WorkerTask): Promise<WorkerResponse> => {
    worker ??= start();
    const target = worker;
    const id = (requests += 1);
    const response = await new Promise<WorkerResponse>((resolve, reject) => {
      pending.set(id, { resolve, reject });
      target.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      target.postMessage({ id, ...task } satisfies WorkerRequest);
    });
    if ('error' in response) throw new Error(`Search index: ${response.error}`);
    return response;
  };

  return {
    read: async (sql, params = {}) => {
      const response = await call({ kind: 'read', sql, params });
      return 'rows' in response ? response.rows : [];
    },
    write: async (steps) => {
      const response = await call({ kind: 'write', steps });
      return 'changed' in response && response.changed;
    },
    close: async () => {
      if (worker === undefined) return;
      await call({ kind: 'close' });
      const closed = worker;
      worker = undefined;
      await closed.terminate();
    },
  };
}

type WorkerTask = WorkerRequest extends infer Each
  ? Each extends WorkerRequest
    ? Omit<Each, 'id'>
    : never
  : never;
