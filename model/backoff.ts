export type Backoff = {
  firstMs: number;
  /** Longest wait. */
  mostMs: number;
  /** Each wait is so many times the one before. */
  factor?: number;
  /** Part of a wait that is left to chance, so that many callers do not come back at the same moment. */
  jitter?: number;
};

/** How long to wait after a failure; `tries`: how many failed before it. */
export function backoffMs(tries: number, { firstMs, mostMs, factor = 2, jitter = 0 }: Backoff): number {
  return Math.min(mostMs, firstMs * factor ** tries) * (1 + jitter * (2 * Math.random() - 1));
}
