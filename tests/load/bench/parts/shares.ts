// (j) Guests: a thousand of one growing answer, on one server.
import * as z from 'zod/v4';
import { createShareResponseSchema } from '@/model/share';
import { localBin, startChild } from '@/scripts/stack/child';
import { HOST } from '@/scripts/stack/ports';
import { type Sighting, lagsOf, percentile } from '@/tests/load/figures';
import { type Fixtures, openThread, post } from '@/tests/load/bench/fixtures';
import type { GuestsJob } from '@/tests/load/bench/guests-process';
import { watchProcess } from '@/tests/load/bench/machine';
import { type Part, atMost, bytes, count, ms, percent } from '@/tests/load/bench/report';
import type { Server } from '@/tests/load/server';
import { startProxy } from '@/tests/servers/firestore-proxy';

const EXTENTS = {
  whole: { guests: 1_000, processes: 4, chars: 8 * 1_024 },
  smoke: { guests: 20, processes: 1, chars: 2 * 1_024 },
} as const;
const BOUND_MS = 600;
/** What a second guest may read more than the first: the count of guests, written and read every ten seconds. */
const FURTHER_READS = 12;
const PATIENCE_MS = 120_000;

type Measured = { guests: number; lags: number[]; reads: number; memory: number; cpuShare: number };

export async function sharesPart(fixtures: Fixtures): Promise<Part> {
  const { guests, processes, chars } = EXTENTS[fixtures.extent];
  const one = await measure(fixtures, { guests: 1, processes: 1, chars });
  const many = await measure(fixtures, { guests, processes, chars });
  return {
    title: '(j) Guests of a share',
    how:
      `An answer of ${chars / 1_024} KB is written by one server and followed by ${count(guests)} guests of another: bare clients of ` +
      `server-sent events in ${processes} processes. Lag: from each piece being sent by the model to each guest having it, flush interval ` +
      'included. Reads: documents that the guests’ server received from Firestore, from the first guest to the end of the answer. ' +
      'Memory and CPU are that server’s.',
    tables: [
      {
        head: ['guests', 'lag p50', 'lag p95', 'documents read', 'memory', 'CPU'],
        rows: [one, many].map((each) => [
          count(each.guests),
          ms(percentile(each.lags, 0.5)),
          ms(percentile(each.lags, 0.95)),
          count(each.reads),
          bytes(each.memory),
          percent(each.cpuShare),
        ]),
      },
    ],
    verdicts: [
      atMost(`lag p95 with ${count(guests)} guests`, {
        figure: percentile(many.lags, 0.95),
        bound: BOUND_MS,
        unit: ms,
      }),
      atMost(`documents read for ${count(guests)} guests ≤ those for one + ${FURTHER_READS}`, {
        figure: many.reads,
        bound: one.reads + FURTHER_READS,
        unit: count,
      }),
    ],
  };
}

type Extent = { guests: number; processes: number; chars: number };

/** On a server of its own, whose Firestore is behind a proxy that counts. */
async function measure(fixtures: Fixtures, { guests, processes, chars }: Extent): Promise<Measured> {
  const { world } = fixtures;
  const proxy = await startProxy(`${HOST}:${world.ports.firestore}`);
  const server = await world.server({ FIRESTORE_EMULATOR_HOST: proxy.host });
  const thread = await openThread(fixtures);
  const { url, cookie } = await opened(fixtures, server, thread.threadId);
  const readsBefore = readsOf(proxy.calls);
  const load = watchProcess(server.pid());
  const all = await startGuests({ url, cookie, guests, seq: 3 }, processes);
  const asked = await thread.ask(`long=${chars}`);
  const seen = await all.landed();
  const { chunks } = await asked.request();
  const { memory, cpuShare } = load.end();
  const reads = readsOf(proxy.calls) - readsBefore;
  await all.close();
  await server.terminate();
  proxy.close();
  return { guests, lags: seen.flatMap((each) => lagsOf(chunks, each)), reads, memory, cpuShare };
}

const readsOf = (calls: readonly { reads: number }[]) => calls.reduce((sum, { reads }) => sum + reads, 0);

/** A share of the thread, and the session of somebody who has opened it on this server. */
async function opened({ ada }: Fixtures, server: Server, threadId: string) {
  const made = createShareResponseSchema.parse(
    await post(ada, server, `/api/threads/${threadId}/shares`, { audience: 'anyone' }),
  );
  const response = await fetch(`${server.url}/api/shares/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: made.token }),
  });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { url: `${server.url}/api/shares/${made.share.id}/stream`, cookie };
}

const lineSchema = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ seen: z.array(z.object({ at: z.number(), length: z.number() })) }),
]);

/** Resolves when all have their first state. */
async function startGuests(job: GuestsJob, processes: number) {
  const seen: Sighting[][] = [];
  const landed = Promise.withResolvers<Sighting[][]>();
  const children = Array.from({ length: processes }, () => {
    const ready = Promise.withResolvers<void>();
    const own = { ...job, guests: Math.ceil(job.guests / processes) };
    const child = startChild({
      command: localBin('tsx'),
      args: ['tests/load/bench/guests-process.ts', JSON.stringify(own)],
      order: 'dependents',
      onLine: (text, from) => {
        if (from === 'stderr') return landed.reject(new Error(text));
        const line = lineSchema.parse(JSON.parse(text));
        if ('ready' in line) return ready.resolve();
        seen.push(line.seen);
        if (seen.length >= own.guests * processes) landed.resolve(seen);
      },
    });
    return { ready: ready.promise, stop: child.stop };
  });
  const late = setTimeout(() => landed.reject(new Error('Guests waited in vain.')), PATIENCE_MS);
  late.unref();
  await Promise.race([landed.promise, Promise.all(children.map(({ ready }) => ready))]);
  return {
    landed: () => landed.promise,
    close: async () => {
      clearTimeout(late);
      await Promise.all(children.map(({ stop }) => stop()));
    },
  };
}
