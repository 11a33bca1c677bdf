// (c) The bytes that a follower downloads for one answer, by its length: counted on the wire between the store and one follower.
import { setTimeout as wait } from 'node:timers/promises';
import { MAX_ANSWER_BYTES, byteLength } from '@/model/limits';
import { follow } from '@/tests/load/follower';
import { type BenchEvent, benchEvents } from '@/tests/load/bench/events';
import { type Part, type Table, atMost, bytes } from '@/tests/load/bench/report';
import { addScreenPerson, openScreen } from '@/tests/load/bench/screen';
import {
  type Asked,
  type BenchThread,
  type Fixtures,
  firestoreHost,
  openThread,
} from '@/tests/load/bench/fixtures';
import { type Wire, startWire } from '@/tests/load/bench/wire';

const KB = 1_024;
/** The longest answer that is not cut off: typographic quotes take three bytes each. */
const LONGEST = MAX_ANSWER_BYTES - KB;
const CHARS_PER_SECOND = 2 * KB;
const SLOW_CHARS_PER_SECOND = KB / 2;

/** Each answer is written in its own thread, all concurrently. */
const TRIALS = [
  { chars: 4 * KB, perSecond: CHARS_PER_SECOND },
  { chars: 16 * KB, perSecond: CHARS_PER_SECOND },
  { chars: 64 * KB, perSecond: CHARS_PER_SECOND },
  { chars: LONGEST, perSecond: CHARS_PER_SECOND },
  { chars: 64 * KB, perSecond: SLOW_CHARS_PER_SECOND },
] as const;
type Trial = (typeof TRIALS)[number];

/** The trial that is also open on a screen. */
const ON_SCREEN: Trial = TRIALS[2];

/** A timeout longer than the slowest answer. */
const PATIENCE_MS = 160_000;

const MAX_LIVE_BYTES = 2 * 2 ** 20;
const MAX_GROWTH = 4.5;

type Downloaded = { trial: Trial; size: number; live: number; late: number; screen: number | null };

export async function bytesPart(fixtures: Fixtures): Promise<Part> {
  const all = await Promise.all(TRIALS.map((trial) => download(fixtures, trial)));
  const live = (wanted: Trial) => all.find(({ trial }) => trial === wanted)?.live ?? Number.NaN;
  const table: Table = {
    head: ['answer', 'a second', 'live follower', 'times the answer', 'late follower', 'Chromium'],
    rows: all.map(({ trial, size, live, late, screen }) => [
      bytes(size),
      bytes(trial.perSecond),
      bytes(live),
      (live / size).toFixed(1),
      bytes(late),
      screen === null ? '' : bytes(screen),
    ]),
  };
  return {
    title: '(c) Bytes of one answer',
    how:
      'Bytes that left Firestore for one follower, counted by a TCP proxy: from the question on, headers, draft, parts and ' +
      'the landed answer included. Live: there from the start. Late: arrives when half is written, and reads the sealed ' +
      'parts. Both use the web SDK in Node (gRPC); Chromium is our page, live, through WebChannel.',
    tables: [table],
    verdicts: [
      atMost('a live follower downloads of 64 KB', {
        figure: live(TRIALS[2]),
        bound: MAX_LIVE_BYTES,
        unit: bytes,
      }),
      atMost('the longest answer costs so many times what 64 KB cost', {
        figure: live(TRIALS[3]) / live(TRIALS[2]),
        bound: MAX_GROWTH,
        unit: (times) => times.toFixed(2),
      }),
    ],
  };
}

async function download(fixtures: Fixtures, trial: Trial): Promise<Downloaded> {
  const thread = await openThread(fixtures);
  const screen = trial === ON_SCREEN ? await followOnScreen(fixtures, thread) : undefined;
  const live = await followOnWire(fixtures, thread);
  const [liveBefore, screenBefore] = [live.wire.received.grpc, screen?.wire.received.web ?? 0];
  const slowMs = Math.round((trial.chars / trial.perSecond) * 1_000);
  const asked = await thread.ask(`long=${trial.chars} slow=${slowMs}ms`);
  await live.has(asked, trial.chars / 2);
  const late = await followOnWire(fixtures, thread);
  await Promise.all([live.landed(asked), late.landed(asked)]);
  await screen?.landed();
  const { text } = await asked.request();
  const downloaded = {
    trial,
    size: byteLength(text),
    live: live.wire.received.grpc - liveBefore,
    late: late.wire.received.grpc,
    screen: screen === undefined ? null : screen.wire.received.web - screenBefore,
  };
  await Promise.all([live.close(), late.close(), screen?.close()]);
  return downloaded;
}

type WireFollower = {
  wire: Wire;
  /** Resolves when the follower has this many characters of the run. */
  has: (asked: Asked, length: number) => Promise<void>;
  landed: (asked: Asked) => Promise<void>;
  close: () => Promise<void>;
};

/** Resolves when the follower has the first snapshots of its thread. */
async function followOnWire(fixtures: Fixtures, { threadId, uid }: BenchThread): Promise<WireFollower> {
  const store = firestoreHost(fixtures);
  const wire = await startWire({ grpc: store, web: store });
  const received: Record<BenchEvent['what'], Map<string, number>> = {
    ready: new Map(),
    draft: new Map(),
    answer: new Map(),
    refused: new Map(),
  };
  let changed = Promise.withResolvers<void>();
  const record = ({ what, runId, length }: BenchEvent) => {
    received[what].set(runId, length);
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const until = async (isTrue: () => boolean) => {
    const limit = Date.now() + PATIENCE_MS;
    while (!isTrue()) {
      if (received.refused.size > 0) throw new Error('A follower was refused.');
      if (Date.now() > limit) throw new Error(`A follower waited ${PATIENCE_MS / 1_000} s for an event.`);
      await Promise.race([changed.promise, wait(1_000, undefined, { ref: false })]);
    }
  };
  const follower = follow({ host: wire.host, uid, threadId, onEvent: benchEvents(record) });
  await until(() => received.ready.size > 0);
  return {
    wire,
    has: ({ runId }, length) => until(() => (received.draft.get(runId) ?? 0) >= length),
    landed: ({ runId }) => until(() => received.answer.has(runId)),
    close: async () => {
      await follower.close();
      await wire.close();
    },
  };
}

/** On a separate server: its page gets another address of the store than everybody else. */
async function followOnScreen(fixtures: Fixtures, thread: BenchThread) {
  const store = firestoreHost(fixtures);
  const wire = await startWire({ grpc: store, web: store });
  const server = await fixtures.world.server({ FIRESTORE_EMULATOR_HOST: wire.host });
  await addScreenPerson(fixtures, thread);
  const screen = await openScreen(server);
  await screen.open(thread.threadId, 'We measure here.');
  return {
    wire,
    landed: () => screen.answerLanded(),
    close: async () => {
      await screen.close();
      await server.terminate();
      await wire.close();
    },
  };
}
