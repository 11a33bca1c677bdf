export type Backoff = {
  firstMs: number;
  /** Longest delay. */
  mostMs: number;
  /** Each delay is the previous one times this. */
  factor?: number;
  /** Random part of a delay, so that many callers do not retry at the same moment. */
  jitter?: number;
};

/** The delay after a failure; `tries`: how many tries failed before it. */
export function backoffMs(tries: number, { firstMs, mostMs, factor = 2, jitter = 0 }: Backoff): number {
  return Math.min(mostMs, firstMs * factor ** tries) * (1 + jitter * (2 * Math.random() - 1));
}
