// One window of one rate as this server knows it: the count of all servers, and the actions that it has not reported yet.
export type RateCounter = {
  /** Adds actions for all servers. @returns the sum of all servers; undefined when the counter does not return it */
  add: (window: { id: string; endsAt: number }, acts: number) => Promise<number | undefined>;
};

export type RateWindow = {
  endsAt: number;
  /** Actions so far as this server knows, its own pending ones included. */
  sum: () => number;
  add: () => void;
  /** Whether no flush is in flight and the last one started at least so long ago. */
  isFlushDue: (everyMs: number) => boolean;
  /** Reports pending actions and reads everybody's sum, one flush at a time: after `before`, or the flush in flight. */
  flush: (before?: Promise<void>) => Promise<void>;
};

export function rateWindow(window: { id: string; endsAt: number }, counter: RateCounter): RateWindow {
  let known = 0;
  let pending = 0;
  let flushedAt = 0;
  let inFlight: Promise<void> | undefined;

  async function report(before: Promise<void> | undefined): Promise<void> {
    // The caller of the earlier flush handles its failure; the actions it did not report are reported now.
    await before?.catch(() => undefined);
    const acts = pending;
    if (acts === 0) return;
    flushedAt = Date.now();
    const sum = await counter.add(window, acts);
    pending -= acts;
    known = sum ?? known + acts;
  }

  return {
    endsAt: window.endsAt,
    sum: () => known + pending,
    add() {
      pending += 1;
    },
    isFlushDue: (everyMs) => inFlight === undefined && Date.now() - flushedAt >= everyMs,
    flush(before = inFlight) {
      const flushing = report(before).finally(() => {
        if (inFlight === flushing) inFlight = undefined;
      });
      inFlight = flushing;
      return flushing;
    },
  };
}
