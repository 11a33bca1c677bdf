// Random choices from a seed: the same seed gives the same inputs on every machine (mulberry32).

export type Random = {
  /** From 0 to `most`, both included. */
  upTo: (most: number) => number;
  pick: <T>(list: readonly [T, ...T[]]) => T;
  /** True once in `times`. */
  once: (times: number) => boolean;
};

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  return {
    upTo,
    pick: ([first, ...others]) => {
      const chosen = upTo(others.length);
      return chosen === 0 ? first : (others[chosen - 1] ?? first);
    },
    once: (times) => upTo(times - 1) === 0,
  };
}
