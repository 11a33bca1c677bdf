// How the time of a pure function grows with its text, next to a linear function of the same text in the same run.

const SIZES = { small: 16 * 1024, large: 128 * 1024 };
const RUNS = 5;

/** The time for eight times the text, as a multiple of what a linear replacement takes longer: 1 is linear, 8 is quadratic. */
export function growthOf(work: (text: string) => unknown, unit: string): number {
  const text = {
    small: unit.repeat(SIZES.small / unit.length),
    large: unit.repeat(SIZES.large / unit.length),
  };
  const floor = (one: string) => one.replace(/[^]/gu, (char) => (char === unit[0] ? '&lt;' : char));
  const best = { work: { small: Infinity, large: Infinity }, floor: { small: Infinity, large: Infinity } };
  for (let run = 0; run < RUNS; run += 1)
    for (const size of ['small', 'large'] as const) {
      best.work[size] = Math.min(best.work[size], timeOf(work, text[size]));
      best.floor[size] = Math.min(best.floor[size], timeOf(floor, text[size]));
    }
  const growth = ({ small, large }: { small: number; large: number }) => large / Math.max(small, 0.1);
  return growth(best.work) / growth(best.floor);
}

function timeOf(work: (text: string) => unknown, text: string): number {
  const before = performance.now();
  work(text);
  return performance.now() - before;
}
