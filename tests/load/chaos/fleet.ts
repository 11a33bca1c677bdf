// The servers of a trial as a load balancer sees them: most requests go to one that is up, a few to one that is not yet
// known to be down; whoever gets no reply tries another, with the same ids.
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, Caller } from '@/tests/load/caller';
import type { Server } from '@/tests/load/server';
import type { TrialWorld } from '@/tests/load/world';
import { oneOf, type Random } from './random';

export type Backend = {
  name: string;
  /** The key by which the model's log tells the servers apart. */
  key: string;
  server: Server;
  state: 'up' | 'away';
};

export type Fleet = {
  backends: readonly [Backend, ...Backend[]];
  pick: () => Backend;
  others: (than: Backend) => Backend[];
  /** Sent until a server answers, with the same body, to another server each time. */
  deliver: (caller: Caller, request: Request, first?: Backend) => Promise<Answer>;
  /** How often a request got no answer and was sent again. */
  resent: () => number;
};

export type Request = { method: string; path: string; body?: object };

/** Beyond it the outbox would still go on; a trial says that the message was never accepted. */
const TRIES = 40;
const RETRY_MS = 400;
/** A frozen server takes a request and says nothing. */
const PATIENCE_MS = 8_000;
/** Of requests that go to a server whatever it is doing. */
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

/** Undefined without a reply in time. The request is not taken back: it may still arrive, late. */
async function answerOf(caller: Caller, { server }: Backend, request: Request): Promise<Answer | undefined> {
  const answer = caller.call(server, request.method, request.path, request.body).catch(() => undefined);
  return await Promise.race([answer, wait(PATIENCE_MS, undefined, { ref: false })]);
}
