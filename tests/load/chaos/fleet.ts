// The servers of a trial behind a load balancer: most requests go to one that is up, a few to one that is not yet known to
// be down; a client without a reply tries another server, with the same ids.
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, Caller } from '@/tests/load/caller';
import type { Server } from '@/tests/load/server';
import type { TrialWorld } from '@/tests/load/world';
import { oneOf, type Random } from './random';

export type Backend = {
  name: string;
  /** The key that identifies the server in the model's log. */
  key: string;
  server: Server;
  state: 'up' | 'away';
};

export type Fleet = {
  backends: readonly [Backend, ...Backend[]];
  pick: () => Backend;
  others: (than: Backend) => Backend[];
  /** Sends the same body to another server each time, until one responds. */
  deliver: (caller: Caller, request: Request, first?: Backend) => Promise<Answer>;
  /** The number of requests that got no response and were sent again. */
  resent: () => number;
};

export type Request = { method: string; path: string; body?: object };

/** The outbox would retry beyond it; a trial reports that the message was never accepted. */
const TRIES = 40;
const RETRY_MS = 400;
/** A frozen server accepts a request and never responds. */
const PATIENCE_MS = 8_000;
/** The share of requests that go to any server, up or down. */
const BLIND_SHARE = 0.1;

export async function startFleet(
  world: TrialWorld,
  { servers, random, env }: { servers: number; random: Random; env: Record<string, string> },
): Promise<Fleet> {
  const started: Backend[] = [];
  for (let number = 1; number <= servers; number += 1) {
    const key = `server-${number}`;
    const server = await world.server({ ...env, MODEL_API_KEY: key });
    started.push({ name: `server ${number}`, key, server, state: 'up' });
  }
  const [first, ...rest] = started;
  if (first === undefined) throw new Error('A trial needs a server.');
  const backends: Fleet['backends'] = [first, ...rest];
  let resent = 0;

  const pick = () => {
    const [up, ...more] = backends.filter(({ state }) => state === 'up');
    return up === undefined || random() < BLIND_SHARE
      ? oneOf(random, backends)
      : oneOf(random, [up, ...more]);
  };
  const deliver: Fleet['deliver'] = async (caller, request, chosen) => {
    let backend = chosen ?? pick();
    for (let tries = 1; ; tries += 1) {
      const answer = await answerOf(caller, backend, request);
      if (answer !== undefined && answer.status < 500) return answer;
      if (tries >= TRIES) return answer ?? { status: 0, body: null };
      resent += 1;
      await wait(RETRY_MS);
      backend = backends.find((other) => other !== backend && other.state === 'up') ?? pick();
    }
  };
  return {
    backends,
    pick,
    others: (than) => backends.filter((backend) => backend !== than),
    deliver,
    resent: () => resent,
  };
}

/** Undefined without a response in time. The request is not aborted: it may still arrive, late. */
async function answerOf(caller: Caller, { server }: Backend, request: Request): Promise<Answer | undefined> {
  const answer = caller.call(server, request.method, request.path, request.body).catch(() => undefined);
  return await Promise.race([answer, wait(PATIENCE_MS, undefined, { ref: false })]);
}
