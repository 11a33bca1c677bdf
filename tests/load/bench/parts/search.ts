// (h) Search: how fast in a big index, and how soon what is said is found while answers are written.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import * as z from 'zod/v4';
import { searchResponseSchema } from '@/model/search';
import type { Environment } from '@/scripts/stack/child';
import { startPostgres } from '@/scripts/stack/postgres';
import { postgresIndex } from '@/server/search/engine/postgres/postgres-index';
import { sqliteIndex } from '@/server/search/engine/sqlite/sqlite-index';
import type { SearchIndex } from '@/server/search/search-index';
import type { Caller } from '@/tests/load/caller';
import { median, percentile } from '@/tests/load/figures';
import type { Server } from '@/tests/load/server';
import { type Fixtures, openThread } from '@/tests/load/bench/fixtures';
import { watchProcess } from '@/tests/load/bench/machine';
import { plantMessages } from '@/tests/load/bench/plant-messages';
import { type Part, type Verdict, atMost, bytes, count, ms } from '@/tests/load/bench/report';
import { type Corpus, corpusOf, queriesOf } from '@/tests/load/bench/search-corpus';
import { plantIndex, plantStore, queryFor, type Search } from '@/tests/load/bench/search-index';

const EXTENTS = {
  whole: {
    messages: 100_000,
    threads: 500,
    people: 40,
    callers: 8,
    searches: 240,
    stored: 5_000,
    answers: 20,
    said: 40,
  },
  smoke: {
    messages: 2_000,
    threads: 20,
    people: 6,
    callers: 2,
    searches: 24,
    stored: 100,
    answers: 2,
    said: 3,
  },
} as const;
const BOUNDS = { sqliteMs: 60, postgres: { times: 1.5, plusMs: 30 }, feedMs: 60_000, findableMs: 2_000 };
const ANSWER = 'rate=60 long=6k';

type Store = {
  name: string;
  index: SearchIndex;
  env: Environment;
  size: () => Promise<number>;
  close: () => Promise<void>;
};
type Measured = {
  name: string;
  feedMs: number;
  size: number;
  memory: { idle: number; searching: number };
  bare: number[];
  api: number[];
  nothing: number[];
  /** The kind of query of each time. */
  kinds: string[];
};

export async function searchPart(fixtures: Fixtures): Promise<Part> {
  const extent = EXTENTS[fixtures.extent];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cothread-bench-search-'));
  try {
    const stores = [openSqlite(folder), ...(fixtures.extent === 'whole' ? await openPostgres() : [])];
    const measured: Measured[] = [];
    for (const store of stores) measured.push(await measure(fixtures, store));
    const findable = await findableAfter(fixtures, path.join(folder, 'live.sqlite'));
    return partOf(measured, findable, extent);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function openSqlite(folder: string): Store {
  const file = path.join(folder, 'big.sqlite');
  const index = sqliteIndex(file);
  return {
    name: 'SQLite',
    index,
    env: { SEARCH_FILE: file },
    size: () => Promise.resolve(['', '-wal'].reduce((sum, suffix) => sum + sizeOf(file + suffix), 0)),
    close: () => index.close(),
  };
}

const sizeOf = (file: string): number => (fs.existsSync(file) ? fs.statSync(file).size : 0);

/** None where it is not installed. */
async function openPostgres(): Promise<Store[]> {
  const postgres = await startPostgres();
  if (postgres === null) return [];
  const index = postgresIndex(postgres.url);
  return [
    {
      name: 'PostgreSQL',
      index,
      env: { SEARCH_FILE: 'unused', DATABASE_URL: postgres.url },
      size: async () => {
        const client = new Client(postgres.url);
        await client.connect();
        const { rows } = await client.query('SELECT pg_database_size(current_database()) AS size');
        await client.end();
        return z.object({ size: z.coerce.number() }).parse(rows[0]).size;
      },
      close: async () => {
        await index.close();
        await postgres.stop();
      },
    },
  ];
}

async function measure(fixtures: Fixtures, { name, index, env, size, close }: Store): Promise<Measured> {
  const { world, server: first } = fixtures;
  const extent = EXTENTS[fixtures.extent];
  const callers: Caller[] = [];
  for (let number = 0; number < extent.callers; number += 1)
    callers.push(await world.person(`Searcher${number}`, first));
  const strangers = Array.from(
    { length: extent.people - extent.callers },
    (_, number) => `stranger-${number}`,
  );
  const corpus: Corpus = corpusOf({ ...extent, people: [...callers.map(({ uid }) => uid), ...strangers] });
  const feedMs = await plantIndex(index, corpus, world.projectId);
  const searches = queriesOf(extent.searches).map((query, number) => ({
    caller: callers[number % callers.length] ?? fixtures.ada,
    ...query,
  }));
  const plain = searches.map(({ caller: { uid }, q }): Search => ({ uid, q }));
  await plantStore(fixtures, { index, threads: corpus.threads, searches: plain });
  const server = await world.server(env);
  const idle = watchProcess(server.pid()).end().memory;
  // Modules and statements are loaded once.
  for (const { caller, q } of searches.slice(0, 24)) await search(caller, server, q);
  const load = watchProcess(server.pid());
  const times = { bare: Array<number>(), api: Array<number>(), nothing: Array<number>() };
  for (const { caller, q } of searches) {
    times.bare.push(await timeOf(() => index.search(queryFor(caller.uid, q))));
    times.api.push(await timeOf(() => search(caller, server, q)));
    times.nothing.push(await timeOf(() => search(fixtures.ada, server, q)));
  }
  const memory = { idle, searching: load.end().memory };
  const kinds = searches.map(({ kind }) => kind);
  await server.terminate();
  const measured = { name, feedMs, size: await size(), memory, ...times, kinds };
  await close();
  return measured;
}

async function search(caller: Caller, server: Server, q: string) {
  const { status, body } = await caller.call(server, 'GET', `/api/search?${new URLSearchParams({ q })}`);
  if (status !== 200) throw new Error(`A search answered ${status}: ${JSON.stringify(body)}`);
  return searchResponseSchema.parse(body);
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

type Findable = { found: number[]; floor: number[] };

const POLL_MS = 50;
const PATIENCE_MS = 30_000;
const BETWEEN_MS = 400;

/** From a message's POST to the first search that has it, while answers are written; beside it, a bare write and its listener. */
async function findableAfter(fixtures: Fixtures, file: string): Promise<Findable> {
  const extent = EXTENTS[fixtures.extent];
  const server = await fixtures.world.server({ SEARCH_FILE: file });
  const own = { ...fixtures, server };
  const stored = await openThread(own);
  await plantMessages(own, stored, { count: extent.stored, last: 'The last of many.' });
  const threads = await Promise.all(Array.from({ length: extent.answers }, () => openThread(own)));
  await foundAfter(own, 'before everything else', stored.threadId);
  const times: Findable = { found: [], floor: [] };
  for (let said = 0; said < extent.said; said += 1) {
    // Each answer takes less time than all messages: they are asked for again.
    if (said % 20 === 0) await Promise.all(threads.map((thread) => thread.ask(ANSWER, server)));
    times.found.push(await foundAfter(own, `number ${said}`, stored.threadId));
    times.floor.push(await listenedAfter(fixtures));
    await wait(BETWEEN_MS);
  }
  await server.terminate();
  return times;
}

async function foundAfter({ ada, server }: Fixtures, text: string, threadId: string): Promise<number> {
  const word = `zq${Math.random().toString(36).slice(2, 12).replaceAll(/\d/g, 'x')}`;
  const began = performance.now();
  const message = `${text}: ${word}`;
  const { status } = await ada.call(server, 'POST', '/api/chat', { threadId, message, ask: false });
  if (status >= 400) throw new Error(`POST /api/chat answered ${status}`);
  while (performance.now() - began < PATIENCE_MS) {
    if ((await search(ada, server, word)).hits.length > 0) return performance.now() - began;
    await wait(POLL_MS);
  }
  return Number.NaN;
}

async function listenedAfter({ world: { db } }: Fixtures): Promise<number> {
  const doc = db.collection('bench-floor').doc();
  const told = Promise.withResolvers<void>();
  const listening = Promise.withResolvers<void>();
  const stop = doc.onSnapshot((snapshot) => (snapshot.exists ? told.resolve() : listening.resolve()));
  await listening.promise;
  const took = await timeOf(() => Promise.all([doc.set({ at: Date.now() }), told.promise]));
  stop();
  return took;
}

const p95 = (values: readonly number[]): number => percentile(values, 0.95);

function partOf(
  measured: readonly Measured[],
  { found, floor }: Findable,
  extent: (typeof EXTENTS)[Fixtures['extent']],
): Part {
  const named = (name: string) => measured.find((each) => each.name === name);
  const [sqlite, postgres] = [named('SQLite'), named('PostgreSQL')];
  const { times, plusMs } = BOUNDS.postgres;
  const verdicts: Verdict[] = [
    atMost('GET /api/search on SQLite, p95', {
      figure: p95(sqlite?.api ?? []),
      bound: BOUNDS.sqliteMs,
      unit: ms,
    }),
    ...(postgres === undefined
      ? []
      : [
          atMost(`GET /api/search on PostgreSQL, p95 ≤ ${times} × the bare query’s + ${plusMs} ms`, {
            figure: p95(postgres.api),
            bound: times * p95(postgres.bare) + plusMs,
            unit: ms,
          }),
        ]),
    ...measured.map(({ name, feedMs }) =>
      atMost(`feeding ${count(extent.messages)} messages to ${name}`, {
        figure: feedMs,
        bound: BOUNDS.feedMs,
        unit: ms,
      }),
    ),
    atMost(`said → found, p95, while ${extent.answers} answers are written`, {
      figure: found.some(Number.isNaN) ? Number.NaN : p95(found),
      bound: BOUNDS.findableMs,
      unit: ms,
    }),
  ];
  return {
    title: '(h) Search',
    how:
      `${count(extent.messages)} messages, a fifth of them Chinese, in ${extent.threads} threads of ${extent.people} people, planted ` +
      `in the index itself; ${extent.searches} searches by ${extent.callers} people, one after the other: words frequent and rare, phrases, ` +
      'beginnings, exclusions, filters, typos. Bare: the same query to the index alone, from this process. Nothing: the same ' +
      'search by somebody without these threads, through the API. Memory is that of the server process, its SQLite thread included. Said → ' +
      `found: from the POST to the first search that has the message, asked every ${POLL_MS} ms, with ${count(extent.stored)} messages in the ` +
      'store; the floor is a bare write and its listener, in between.' +
      (postgres === undefined ? ' PostgreSQL was not measured.' : ''),
    tables: [
      {
        head: [
          '',
          'bare p50',
          'p95',
          'API p50',
          'p95',
          'nothing p50',
          'p95',
          'feeding',
          'index',
          'memory idle',
          'searching',
        ],
        rows: measured.map(({ name, bare, api, nothing, feedMs, size, memory }) => [
          name,
          ...[bare, api, nothing].flatMap((values) => [ms(median(values)), ms(p95(values))]),
          ms(feedMs),
          bytes(size),
          bytes(memory.idle),
          bytes(memory.searching),
        ]),
      },
      {
        head: ['API', ...measured.flatMap(({ name }) => [`${name} p50`, 'p95'])],
        rows: [...new Set(measured.flatMap(({ kinds }) => kinds))].map((kind) => [
          kind,
          ...measured.flatMap(({ api, kinds }) => {
            const own = api.filter((_, number) => kinds[number] === kind);
            return [ms(median(own)), ms(p95(own))];
          }),
        ]),
      },
      {
        head: ['', 'p50', 'p95'],
        rows: [
          ['said → found', ms(median(found)), ms(p95(found))],
          ['floor', ms(median(floor)), ms(p95(floor))],
        ],
      },
    ],
    verdicts,
  };
}
