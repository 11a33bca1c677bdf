// Faults that hit a run while it was being written, and how long its followers then waited for the next token.
import type { Fault } from './plan';
import type { TrialThread } from './thread';
import type { Writing } from './writing';

export type Injection = {
  fault: Fault;
  thread: TrialThread;
  runId: string;
  attempt: number;
  at: number;
  /**
   * What ends the wait: `any` further text; text of a `new` attempt, because text of the old one may have been in flight
   * before the fault; or text after a moment. The answer itself always ends it.
   */
  until: 'any' | 'new' | { after: number };
  /** For a reloaded page: the time at which it showed the answer again. */
  backAt?: number;
};

/** A fault that happened, whether it hit a run or not. */
export type FaultRecord = { fault: Fault; at: number };

export type Ledger = {
  injections: Injection[];
  faultRecords: FaultRecord[];
  /** Records a fault and the runs it hit. */
  note: (fault: Fault, writing: readonly Writing[], wait: Pick<Injection, 'at' | 'until'>) => Injection[];
  count: (fault: Fault) => number;
};

export function makeLedger(): Ledger {
  const injections: Injection[] = [];
  const faultRecords: FaultRecord[] = [];
  return {
    injections,
    faultRecords,
    note: (fault, writing, { at, until }) => {
      faultRecords.push({ fault, at });
      const noted = writing.map(({ thread, runId, attempt }) => ({
        fault,
        thread,
        runId,
        attempt,
        at,
        until,
      }));
      injections.push(...noted);
      return noted;
    },
    count: (fault) => injections.filter((injection) => injection.fault === fault).length,
  };
}

/** When the wait after an injection ended; undefined while it has not. */
export function nextWordAt({ thread, runId, attempt, at, until, backAt }: Injection): number | undefined {
  if (backAt !== undefined) return backAt;
  const word = thread.observer.growths().find((growth) => {
    if (growth.runId !== runId || growth.at <= at) return false;
    if (until === 'any') return true;
    if (until === 'new') return growth.attempt > attempt;
    return growth.at > until.after;
  });
  const ended = thread.observer.endedAt(runId);
  const ends = [word?.at, ended !== undefined && ended > at ? ended : undefined];
  const times = ends.filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The longest time without new text between the fault and the end of its wait. */
export function longestSilenceMs(injection: Injection): number {
  const to = nextWordAt(injection) ?? injection.at;
  const words = injection.thread.observer
    .growths()
    .filter(({ runId, at }) => runId === injection.runId && at > injection.at && at < to)
    .map(({ at }) => at);
  const moments = [injection.at, ...words, to];
  return Math.max(...moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment)));
}
