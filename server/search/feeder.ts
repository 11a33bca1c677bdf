// The feeder: keeps the index equal to Firestore for as long as a server runs. Whatever fails, it begins again at the cursor that
// is stored with the rows. Where several servers share an index, the one that holds its lease feeds it.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { backoffMs } from '@/model/backoff';
import { newToken } from '@/server/platform/commit';
import { logError } from '@/server/platform/log';
import { catchUp, catchUpFeed } from './catch-up';
import { FEEDS } from './feeds';
import { type Following, follow } from './follow';
import type { SearchIndex } from './search-index';

/** A server that died is replaced after this time. */
const LEASE_MS = 6_000;
const RENEW_MS = 2_000;
/** Between two readings of a feed without a listener. */
const POLL_MS = 60_000;
/** Everything is read from the cursor again so often: a listener may have died without a word. */
const REFRESH_MS = 10 * 60_000;
const BACKOFF = { firstMs: 500, mostMs: 30_000, jitter: 0.3 };

const LISTENED = FEEDS.filter(({ tail }) => tail === 'listener');
const POLLED = FEEDS.filter(({ tail }) => tail === 'poll');

export type Feeder = {
  /** Resolves when the index has everything that Firestore had when this was called first. */
  caughtUp: Promise<void>;
  stop: () => Promise<void>;
};

export function startFeeder(index: SearchIndex): Feeder {
  const owner = newToken();
  const stopping = new AbortController();
  const caughtUp = Promise.withResolvers<void>();
  const running = run();

  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        if (await index.holdLease(owner, LEASE_MS)) await feed();
        else await pause(RENEW_MS);
        failures = 0;
      } catch (error) {
        if (!stopping.signal.aborted) logError('search index not fed', error);
        await pause(backoffMs(failures, BACKOFF));
        failures += 1;
      }
    }
    // The next server need not wait for the lease to expire; without an index to reach there is none.
    await index.holdLease(owner, 0).catch(() => undefined);
  }

  /** Until the lease is lost, something fails, or it is time to begin again. */
  async function feed(): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([stopping.signal, over.signal, AbortSignal.timeout(REFRESH_MS)]);
    const lease = keepLease(signal).finally(() => over.abort());
    const catching = catchUp(index, { signal });
    const followings: Following[] = [];
    let polling = Promise.resolve();
    try {
      await Promise.race([lease, catching]);
      for (const each of LISTENED) if (!signal.aborted) followings.push(await follow(index, each));
      if (signal.aborted) return;
      polling = poll(signal);
      const ended = [lease, polling, ...followings.map((following) => following.ended)];
      await Promise.race([...ended, Promise.all(followings.map(({ ready }) => ready))]);
      caughtUp.resolve();
      await Promise.race(ended);
    } finally {
      over.abort();
      await Promise.allSettled([
        lease,
        catching,
        polling,
        ...followings.map((following) => following.stop()),
      ]);
    }
  }

  /** Until `signal`. @throws what Firestore and the index throw */
  async function poll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Woken by `signal`.
      await wait(POLL_MS, undefined, { signal, ref: false }).catch(() => undefined);
      for (const feed of POLLED) await catchUpFeed(index, feed, { signal });
    }
  }

  /** Renews the lease until `signal`, or until it is lost. @throws what the index throws */
  async function keepLease(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Woken by `signal`.
      await wait(RENEW_MS, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted && !(await index.holdLease(owner, LEASE_MS))) return;
    }
  }

  async function pause(ms: number): Promise<void> {
    // Woken by `stop`.
    await wait(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  }

  return {
    caughtUp: caughtUp.promise,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
