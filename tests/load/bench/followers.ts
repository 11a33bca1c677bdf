// Followers in other processes, and the time of everything that each of them received.
import { setTimeout as wait } from 'node:timers/promises';
import { localBin, startChild } from '@/scripts/stack/child';
import type { Sighting } from '@/tests/load/figures';
import { type BenchThread, type Fixtures, firestoreHost } from './fixtures';
import { type Follow, type ReportedEvent, reportedEventSchema } from './followers-process';

export type Followers = {
  /** The length of a run's text at each of its followers, by time; the stored answer is the last entry. */
  sightings: (runId: string) => Sighting[][];
  /** As `sightings`, without the stored answer: only updates of the draft. */
  updates: (runId: string) => Sighting[][];
  /** Resolves when all followers of the thread have received this many characters of the run's draft. */
  reached: (run: Watched, length: number) => Promise<void>;
  /** Resolves when all followers of the thread have received the run's answer. */
  landed: (run: Watched) => Promise<void>;
  close: () => Promise<void>;
};

type Watched = { threadId: string; runId: string };

/** What each follower received of one run. */
type Seen = { drafts: Map<number, Sighting[]>; answers: Map<number, Sighting> };

/** A timeout longer than any answer of the bench. */
const PATIENCE_MS = 90_000;

/** The number of followers of one thread: one person on many devices. */
export function followsOf(fixtures: Fixtures, { threadId, uid }: BenchThread, count: number): Follow[] {
  return Array.from({ length: count }, () => ({ host: firestoreHost(fixtures), uid, threadId }));
}

/** Resolves when every follower has its first snapshots. They are distributed over `processes` processes. */
export async function startFollowers(follows: readonly Follow[], processes = 1): Promise<Followers> {
  const runs = new Map<string, Seen>();
  const ready = new Set<number>();
  let trouble: string | undefined;
  let changed = Promise.withResolvers<void>();
  const seenOf = (runId: string): Seen => {
    const seen = runs.get(runId) ?? { drafts: new Map(), answers: new Map() };
    runs.set(runId, seen);
    return seen;
  };
  const record = ({ index, what, runId, at, length }: ReportedEvent) => {
    switch (what) {
      case 'ready':
        ready.add(index);
        break;
      case 'draft':
        pushTo(seenOf(runId).drafts, index, { at, length });
        break;
      case 'answer':
        seenOf(runId).answers.set(index, { at, length });
        break;
      case 'refused':
        trouble = 'A follower was refused.';
    }
  };
  const until = async (what: string, isTrue: () => boolean) => {
    const limit = Date.now() + PATIENCE_MS;
    while (!isTrue()) {
      if (trouble !== undefined) throw new Error(trouble);
      if (Date.now() > limit)
        throw new Error(`Followers waited ${PATIENCE_MS / 1_000} s without success: ${what}.`);
      await Promise.race([changed.promise, wait(1_000, undefined, { ref: false })]);
    }
  };
  const children = Array.from({ length: processes }, (_, process) => {
    const indices = [...follows.keys()].filter((index) => index % processes === process);
    return startChild({
      command: localBin('tsx'),
      args: ['tests/load/bench/followers-process.ts', JSON.stringify(indices.map((index) => follows[index]))],
      order: 'dependents',
      onLine: (text, from) => {
        if (from === 'stderr') trouble = text;
        else {
          const line = reportedEventSchema.parse(JSON.parse(text));
          record({ ...line, index: indices[line.index] ?? -1 });
        }
        changed.resolve();
        changed = Promise.withResolvers();
      },
    });
  });
  await until('to arrive', () => ready.size === follows.length);

  const countOf = (threadId: string) => follows.filter((each) => each.threadId === threadId).length;
  const updates = (runId: string) => [...seenOf(runId).drafts.values()];
  return {
    updates,
    sightings: (runId) => {
      const { drafts, answers } = seenOf(runId);
      return [...answers].map(([index, answer]) => [...(drafts.get(index) ?? []), answer]);
    },
    reached: ({ threadId, runId }, length) =>
      until('text', () => {
        const reached = updates(runId).filter((seen) => (seen.at(-1)?.length ?? -1) >= length);
        return reached.length === countOf(threadId);
      }),
    landed: ({ threadId, runId }) =>
      until('the answer', () => seenOf(runId).answers.size === countOf(threadId)),
    close: async () => {
      await Promise.all(children.map(({ stop }) => stop()));
    },
  };
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
