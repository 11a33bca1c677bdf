// (e) How many answers one server can write at the same time before updates are late.
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod/v4';
import { flushIntervalMs } from '@/model/draft';
import { lagsOf, lateUpdates, percentile } from '@/tests/load/figures';
import { type Followers, followsOf, startFollowers } from '@/tests/load/bench/followers';
import { watchMachine, watchProcess } from '@/tests/load/bench/machine';
import { type Part, type Verdict, atMost, bytes, ms, percent } from '@/tests/load/bench/report';
import { type Asked, type BenchThread, type Fixtures, openThread } from '@/tests/load/bench/fixtures';

const PER_SECOND = 60;
const SECONDS = 20;
/** Four characters a piece. */
const ANSWER = `rate=${PER_SECOND} long=${PER_SECOND * SECONDS * 4}`;
const LEVELS = [10, 25, 50, 75, 100] as const;
/** The delay between the starts of two answers. */
const BEGIN_WITHIN_MS = 2_000;
const THREADS_PER_PERSON = 5;
const PROCESSES = 2;

type Level = {
  answers: number;
  lags: number[];
  updates: number;
  late: number;
  /** The writer's own counts: flushes, and intervals that passed without one although text was pending. */
  flushes: number;
  skipped: number;
  slowestFlushMs: number;
  /** Share of one core. */
  cpuShare: number;
  memory: number;
  /** Share of all cores, by any process. */
  machineShare: number;
};

export async function sustainPart(fixtures: Fixtures): Promise<Part> {
  const levels: Level[] = [];
  for (const answers of LEVELS) levels.push(await sustain(fixtures, answers));
  const at = (answers: number) => levels.find((level) => level.answers === answers);
  const lag = (answers: number) => percentile(at(answers)?.lags ?? [], 0.95);
  const skipped = at(50)?.skipped ?? Number.NaN;
  const verdicts: Verdict[] = [
    {
      claim: '50 concurrent answers without a skipped flush',
      figure: `${skipped} skipped of ${at(50)?.flushes}`,
      holds: skipped === 0,
    },
    atMost('lag p95 of 50 concurrent answers', { figure: lag(50), bound: 500, unit: ms }),
    atMost('lag p95 of 100 concurrent answers', { figure: lag(100), bound: 1_000, unit: ms }),
  ];
  return {
    title: '(e) Concurrent answers of one server',
    how:
      `Each answer: ${PER_SECOND} pieces a second, each of 4 characters, for ${SECONDS} seconds, in a thread of its own with one ` +
      `follower (${PROCESSES} processes hold them); a person asks in ${THREADS_PER_PERSON} of the threads. They begin within ` +
      `${BEGIN_WITHIN_MS / 1_000} s. Late: updates that a follower got more than twice the flush interval after there was text for them. ` +
      'CPU and memory are those of the server ' +
      'process; emulator, model, followers and whatever else runs share the machine with it.',
    tables: [
      {
        head: [
          'answers',
          'lag p50',
          'lag p95',
          'skipped flushes',
          'slowest flush',
          'late updates',
          'CPU (of one core)',
          'memory',
          'all CPUs',
        ],
        rows: levels.map(
          ({
            answers,
            lags,
            updates,
            late,
            flushes,
            skipped,
            slowestFlushMs,
            cpuShare,
            memory,
            machineShare,
          }) => [
            String(answers),
            ms(percentile(lags, 0.5)),
            ms(percentile(lags, 0.95)),
            `${skipped} of ${flushes}`,
            ms(slowestFlushMs),
            `${late} of ${updates}`,
            percent(cpuShare),
            bytes(memory),
            percent(machineShare),
          ],
        ),
      },
    ],
    verdicts,
  };
}

async function sustain(fixtures: Fixtures, answers: number): Promise<Level> {
  const threads = await openThreads(fixtures, answers);
  const follows = threads.flatMap((thread) => followsOf(fixtures, thread, 1));
  const followers = await startFollowers(follows, PROCESSES);
  const [load, machine] = [watchProcess(fixtures.server.pid()), watchMachine()];
  const all = await Promise.all(
    threads.map(async (thread, index) => {
      await wait((BEGIN_WITHIN_MS * index) / answers);
      const asked = await thread.ask(ANSWER);
      await followers.landed({ threadId: thread.threadId, runId: asked.runId });
      return asked;
    }),
  );
  const level: Level = {
    answers,
    lags: [],
    updates: 0,
    late: 0,
    ...NO_FLUSHES,
    ...load.end(),
    machineShare: machine(),
  };
  for (const asked of all) await add(level, asked, followers);
  await followers.close();
  return { ...level, ...flushesIn(fixtures.server.log(), new Set(all.map(({ runId }) => runId))) };
}

const NO_FLUSHES = { flushes: 0, skipped: 0, slowestFlushMs: 0 };

const closedSchema = z.object({
  event: z.literal('draft closed'),
  runId: z.string(),
  flushes: z.number(),
  skipped: z.number(),
  slowestMs: z.number(),
});

/** The server's log entries about its drafts. @throws when the entry of a run is missing */
function flushesIn(log: readonly string[], runIds: ReadonlySet<string>) {
  const closed = log.flatMap((line) => {
    if (!line.includes('draft closed')) return [];
    const parsed = closedSchema.parse(JSON.parse(line));
    return runIds.has(parsed.runId) ? [parsed] : [];
  });
  if (closed.length < runIds.size) throw new Error('The server did not log every draft.');
  return {
    flushes: closed.reduce((sum, { flushes }) => sum + flushes, 0),
    skipped: closed.reduce((sum, { skipped }) => sum + skipped, 0),
    slowestFlushMs: Math.max(...closed.map(({ slowestMs }) => slowestMs)),
  };
}

async function add(level: Level, asked: Asked, followers: Followers): Promise<void> {
  const { chunks } = await asked.request();
  for (const seen of followers.sightings(asked.runId)) {
    level.lags.push(...lagsOf(chunks, seen));
    const { updates, late } = lateUpdates(chunks, seen, flushIntervalMs);
    level.updates += updates;
    level.late += late;
  }
}

/** Each person asks in only a few threads: all answers of one person on one day are counted in one document. */
async function openThreads(fixtures: Fixtures, wanted: number): Promise<BenchThread[]> {
  const threads: BenchThread[] = [];
  while (threads.length < wanted) {
    const ada = await fixtures.world.person('Ada', fixtures.server);
    const next = Math.min(THREADS_PER_PERSON, wanted - threads.length);
    threads.push(
      ...(await Promise.all(Array.from({ length: next }, () => openThread({ ...fixtures, ada })))),
    );
  }
  return threads;
}
