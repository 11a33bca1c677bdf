// One period of one rate as this server sees it: what all servers have counted, and what it has not reported yet.
export type RateCounter = {
  /** Adds acts for all servers. @returns everybody's sum; undefined when the counter does not say */
  add: (window: { id: string; endsAt: number }, acts: number) => Promise<number | undefined>;
};

export type RateWindow = {
  endsAt: number;
  /** Acts so far as this server knows, its own that are pending included. */
  sum: () => number;
  add: () => void;
  /** Whether nothing is in flight and the last flush began at least so long ago. */
  isFlushDue: (everyMs: number) => boolean;
  /** Reports what is pending and learns everybody's sum, one at a time: after `before`, or after the flush in flight. */
  flush: (before?: Promise<void>) => Promise<void>;
};

export function rateWindow(window: { id: string; endsAt: number }, counter: RateCounter): RateWindow {
  let known = 0;
  let pending = 0;
  let flushedAt = 0;
  let inFlight: Promise<void> | undefined;

  async function report(before: Promise<void> | undefined): Promise<void> {
    // Whoever began it hears of its failure; what it did not report is reported now.
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
