// Our page without a screen: it follows a thread, resumes it as hooks/runs/use-resume.ts does, and can be reloaded.
import { follow, type OpenRun, type FollowerEvent } from '@/tests/load/follower';
import type { Random } from './random';

type PageOptions = {
  host: string;
  projectId: string;
  uid: string;
  threadId: string;
  leaseMs: number;
  random: Random;
  /** POST …/resume to a server that is up. */
  poke: () => void;
  onEvent: (event: FollowerEvent) => void;
};

export type Page = ReturnType<typeof openPage>;

/** As in the page: a question that is queued this long while no run is writing was left by a dead server. */
const UNSTARTED_MS = 2_000;

export function openPage({ host, projectId, uid, threadId, leaseMs, random, poke, onEvent }: PageOptions) {
  const resumer = resumerFor({ leaseMs, random, poke });
  let opened = open();

  function open() {
    const lengths = new Map<string, number>();
    let runs: ReadonlyMap<string, OpenRun> = new Map();
    let isOpen = true;
    const follower = follow({
      host,
      projectId,
      uid,
      threadId,
      onEvent: (event) => {
        if (!isOpen) return;
        if (event.kind === 'draft') lengths.set(`${event.runId}-${event.attempt}`, event.text.length);
        if (event.kind === 'runs') runs = event.open;
        onEvent(event);
        resumer.update(runs, lengths);
      },
    });
    const close = () => {
      isOpen = false;
      resumer.clear();
      return follower.close();
    };
    return { shown: follower.shown, scrollUp: follower.scrollUp, close };
  }

  return {
    shown: () => opened.shown,
    scrollUp: () => opened.scrollUp(),
    /** Resolves when the new page listens; the old one is closed immediately. */
    reload: async () => {
      const closed = opened.close();
      opened = open();
      await closed;
    },
    close: () => opened.close(),
  };
}

const JITTER_MS = 1_000;

function resumerFor({ leaseMs, random, poke }: Pick<PageOptions, 'leaseMs' | 'random' | 'poke'>) {
  const planned = new Map<string, { sign: string; timer: NodeJS.Timeout }>();

  function plan(
    key: string,
    { sign, afterMs, pokes }: { sign: string; afterMs: number; pokes: number },
  ): void {
    const onTime = () => {
      poke();
      const nextMs = Math.min(((pokes + 1) * leaseMs) / 3, leaseMs);
      plan(key, { sign, afterMs: nextMs, pokes: pokes + 1 });
    };
    planned.set(key, { sign, timer: setTimeout(onTime, afterMs + random() * JITTER_MS) });
  }
  function forget(key: string): void {
    clearTimeout(planned.get(key)?.timer);
    planned.delete(key);
  }
  return {
    /** Schedules a resume request for a run without progress; progress restarts the wait. */
    update(runs: ReadonlyMap<string, OpenRun>, lengths: ReadonlyMap<string, number>): void {
      const still = stillIn(runs, lengths, leaseMs);
      for (const key of planned.keys()) if (!still.has(key)) forget(key);
      for (const [key, { sign, afterMs }] of still) {
        if (planned.get(key)?.sign === sign) continue;
        forget(key);
        plan(key, { sign, afterMs, pokes: 0 });
      }
    },
    clear: () => [...planned.keys()].forEach(forget),
  };
}

function stillIn(runs: ReadonlyMap<string, OpenRun>, lengths: ReadonlyMap<string, number>, leaseMs: number) {
  const still = new Map<string, { sign: string; afterMs: number }>();
  const all = [...runs];
  if (all.length > 0 && all.every(([, { status }]) => status === 'queued'))
    still.set('unstarted', { sign: String(all.length), afterMs: UNSTARTED_MS });
  for (const [runId, { status, attempt }] of all) {
    if (status !== 'writing') continue;
    const length = lengths.get(`${runId}-${attempt}`) ?? 0;
    still.set(runId, { sign: `${attempt}-${length}`, afterMs: leaseMs });
  }
  return still;
}
