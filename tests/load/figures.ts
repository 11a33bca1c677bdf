// Derives figures from measurements: when each length of a text was sent, and when it was received.

/** The length of the text at the time `at`. */
export type Sighting = { at: number; length: number };

/** The value that `share` of all values do not exceed (nearest rank). NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/**
 * Milliseconds from sending each length to first receiving at least as much. Both in order of time.
 * @throws when a length that was sent was never received: then there is nothing to measure
 */
export function lagsOf(sent: readonly Sighting[], seen: readonly Sighting[]): number[] {
  let next = 0;
  return sent.map(({ at, length }) => {
    while ((seen[next]?.length ?? Infinity) < length) next += 1;
    const first = seen[next];
    if (first === undefined) throw new Error(`A text of ${length} characters was sent and never received.`);
    return first.at - at;
  });
}

/**
 * Updates later than twice their interval: one is due when there is new text and `intervalMs` have passed since the
 * previous one, and late when another `intervalMs` pass without it.
 */
export function lateUpdates(
  sent: readonly Sighting[],
  seen: readonly Sighting[],
  intervalMs: (length: number) => number,
): { updates: number; late: number } {
  let before: Sighting = { at: -Infinity, length: 0 };
  let late = 0;
  for (const update of seen) {
    const due = sent.find(({ length }) => length > before.length);
    const interval = intervalMs(before.length);
    if (due !== undefined && update.at > Math.max(due.at, before.at + interval) + interval) late += 1;
    before = update;
  }
  return { updates: seen.length, late };
}
