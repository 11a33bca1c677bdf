// (e) How many answers one server writes at the same time before the people wait.
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { flushIntervalMs } from '@/model/draft';
import { lagsOf, lateUpdates, percentile } from '../figures';
import { type Follow } from './followers-process';
import { startFollowers } from './followers';
import { type Part, type Verdict, atMost, bytes, ms } from './report';
import { type Asked, type Room, type Stage, firestoreHost, openRoom } from './stage';

const PER_SECOND = 60;
const SECONDS = 20;
/** Four characters a piece. */
const ANSWER = `rate=${PER_SECOND} long=${PER_SECOND * SECONDS * 4}`;
const LEVELS = [10, 25, 50, 75, 100] as const;
/** They begin one after the other, as people do. */
const BEGIN_WITHIN_MS = 2_000;
const ROOMS_AT_ONCE = 10;
const PROCESSES = 2;

type Level = {
  answers: number;
  lags: number[];
  updates: number;
  late: number;
  cpuShare: number;
  memory: number;
};

export async function sustainPart(stage: Stage): Promise<Part> {
  const levels: Level[] = [];
  for (const answers of LEVELS) levels.push(await sustain(stage, answers));
  const at = (answers: number) => levels.find((level) => level.answers === answers);
  const lag = (answers: number) => percentile(at(answers)?.lags ?? [], 0.95);
  const skipped = at(50)?.late ?? Number.NaN;
  const verdicts: Verdict[] = [
    {
      claim: '50 concurrent answers without a skipped flush',
      figure: `${skipped} late`,
      holds: skipped === 0,
    },
    atMost('lag p95 of 50 concurrent answers', { figure: lag(50), bound: 500, unit: ms }),
    atMost('lag p95 of 100 concurrent answers', { figure: lag(100), bound: 1_000, unit: ms }),
  ];
  return {
    title: '(e) Concurrent answers of one server',
    how:
      `Each answer: ${PER_SECOND} pieces a second, each of 4 characters, for ${SECONDS} seconds, in a thread of its own with one ` +
      `follower (${PROCESSES} processes hold them). They begin within ${BEGIN_WITHIN_MS / 1_000} s. Late: updates that a ` +
      'follower got more than twice the flush interval after there was text for them. CPU and memory are those of the server ' +
      'process; emulator, model and followers share the machine with it.',
    tables: [
      {
        head: ['answers', 'lag p50', 'lag p95', 'late updates', 'CPU (of one core)', 'memory'],
        rows: levels.map(({ answers, lags, updates, late, cpuShare, memory }) => [
          String(answers),
          ms(percentile(lags, 0.5)),
          ms(percentile(lags, 0.95)),
          `${late} of ${updates}`,
          `${(100 * cpuShare).toFixed(0)} %`,
          bytes(memory),
        ]),
      },
    ],
    verdicts,
  };
}

async function sustain(stage: Stage, answers: number): Promise<Level> {
  const rooms = await openRooms(stage, answers);
  const follows = rooms.map(({ threadId }): Follow => ({
    host: firestoreHost(stage),
    uid: stage.ada.uid,
    threadId,
  }));
  const followers = await startFollowers(follows, PROCESSES);
  const load = watchLoad(stage.server.pid());
  const all = await Promise.all(
    rooms.map(async (room, index) => {
      await wait((BEGIN_WITHIN_MS * index) / answers);
      const asked = await room.ask(ANSWER);
      await followers.landed({ threadId: room.threadId, runId: asked.runId });
      return asked;
    }),
  );
  const { cpuShare, memory } = load.end();
  const level: Level = { answers, lags: [], updates: 0, late: 0, cpuShare, memory };
  for (const asked of all) await add(level, asked, followers);
  await followers.close();
  return level;
}

async function add(level: Level, asked: Asked, followers: Awaited<ReturnType<typeof startFollowers>>) {
  const { chunks } = await asked.request();
  for (const seen of followers.sightings(asked.runId)) {
    level.lags.push(...lagsOf(chunks, seen));
    const { updates, late } = lateUpdates(chunks, seen, flushIntervalMs);
    level.updates += updates;
    level.late += late;
  }
}

async function openRooms(stage: Stage, wanted: number): Promise<Room[]> {
  const rooms: Room[] = [];
  while (rooms.length < wanted) {
    const next = Math.min(ROOMS_AT_ONCE, wanted - rooms.length);
    rooms.push(...(await Promise.all(Array.from({ length: next }, () => openRoom(stage)))));
  }
  return rooms;
}

/** Of a process, since this call: its share of one core, and the most memory it held. */
function watchLoad(pid: number): { end: () => { cpuShare: number; memory: number } } {
  const began = { at: Date.now(), cpuMs: cpuMsOf(pid) };
  let memory = memoryOf(pid);
  const look = setInterval(() => (memory = Math.max(memory, memoryOf(pid))), 500);
  return {
    end: () => {
      clearInterval(look);
      return { cpuShare: (cpuMsOf(pid) - began.cpuMs) / (Date.now() - began.at), memory };
    },
  };
}

const TICKS_PER_SECOND = 100;

/** User and system time, from Linux's /proc (proc_pid_stat(5), fields 14 and 15); NaN elsewhere. */
function cpuMsOf(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!fs.existsSync(file)) return Number.NaN;
  // The name stands in brackets and may hold blanks.
  const fields = fs
    .readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
}

function memoryOf(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!fs.existsSync(file)) return Number.NaN;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(fs.readFileSync(file, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}
