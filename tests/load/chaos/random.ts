// Pseudorandom numbers: the same for the same seed on every machine.

export type Random = () => number;

/** Mulberry32, 0 ≤ n < 1. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number, both ends included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export function oneOf<T>(random: Random, [first, ...rest]: readonly [T, ...T[]]): T {
  const index = between(random, 0, rest.length);
  return index === 0 ? first : (rest[index - 1] ?? first);
}

export function shuffled<T>(random: Random, all: readonly T[]): T[] {
  return all
    .map((value) => ({ value, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}

/** Returns the items of repeated shuffles of `deck`: each kind comes as often as it is listed there. */
export function* dealt<T>(random: Random, deck: readonly T[]): Generator<T, never> {
  for (;;) yield* shuffled(random, deck);
}
