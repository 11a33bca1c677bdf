// Faults that hit a run while it was being written, and how long people then waited for the next word.
import type { Fault } from './plan';
import type { Room } from './thread';
import type { Writing } from './writing';

export type Hit = {
  fault: Fault;
  room: Room;
  runId: string;
  attempt: number;
  at: number;
  /**
   * What ends the wait: `any` further word; words of a `new` attempt, for what the old one still had under way came from
   * before the fault; or words after a moment. The answer itself always does.
   */
  until: 'any' | 'new' | { after: number };
  /** Of a reloaded page: when it showed the answer again. */
  backAt?: number;
};

/** A fault as it happened, whatever it hit. */
export type Strike = { fault: Fault; at: number };

export type Ledger = {
  hits: Hit[];
  strikes: Strike[];
  /** Notes a fault and what it hit. */
  note: (fault: Fault, writing: readonly Writing[], wait: Pick<Hit, 'at' | 'until'>) => Hit[];
  count: (fault: Fault) => number;
};

export function makeLedger(): Ledger {
  const hits: Hit[] = [];
  const strikes: Strike[] = [];
  return {
    hits,
    strikes,
    note: (fault, writing, { at, until }) => {
      strikes.push({ fault, at });
      const noted = writing.map(({ room, runId, attempt }) => ({ fault, room, runId, attempt, at, until }));
      hits.push(...noted);
      return noted;
    },
    count: (fault) => hits.filter((hit) => hit.fault === fault).length,
  };
}

/** When the wait of a hit was over; undefined while it is not. */
export function nextWordAt({ room, runId, attempt, at, until, backAt }: Hit): number | undefined {
  if (backAt !== undefined) return backAt;
  const word = room.witness.growths().find((growth) => {
    if (growth.runId !== runId || growth.at <= at) return false;
    if (until === 'any') return true;
    if (until === 'new') return growth.attempt > attempt;
    return growth.at > until.after;
  });
  const ended = room.witness.endedAt(runId);
  const ends = [word?.at, ended !== undefined && ended > at ? ended : undefined];
  const times = ends.filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The longest time without a word between the fault and the end of its wait. */
export function longestSilenceMs(hit: Hit): number {
  const to = nextWordAt(hit) ?? hit.at;
  const words = hit.room.witness
    .growths()
    .filter(({ runId, at }) => runId === hit.runId && at > hit.at && at < to)
    .map(({ at }) => at);
  const moments = [hit.at, ...words, to];
  return Math.max(...moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment)));
}
