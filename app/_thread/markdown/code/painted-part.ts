// Which part of code is read, and which of its runs are painted.
import type { Runs } from './colour-kinds';

/** Growing code is read again once it is longer by so much, so that all readings together take time in proportion to it. */
const GROWTH = 1 / 16;

/** The part whose colours are wanted: of code that may grow, its finished lines. Null: what was `read` is enough. */
export function wantedPart(code: string, { isOpen, read }: { isOpen: boolean; read: string }): string | null {
  const part = isOpen ? code.slice(0, code.lastIndexOf('\n') + 1) : code;
  if (part === read || part === '') return null;
  const isSmall = isOpen && part.length < read.length * (1 + GROWTH) && part.startsWith(read);
  return isSmall ? null : part;
}

/** Where each line begins; what follows the last line break is a line only if it is not empty. */
export function lineStarts(code: string): number[] {
  const starts = [0];
  for (let at = code.indexOf('\n') + 1; at > 0 && at < code.length; at = code.indexOf('\n', at) + 1)
    starts.push(at);
  return starts;
}

/**
 * The lines of a block in view, or within a screen of it, in steps, so that a few lines of scrolling change nothing; `to` is the first
 * that is not. None of a block that is further away: while a view is flung, that is known before its observer says so.
 */
export function linesNear(
  { top, height }: { top: number; height: number },
  { count, viewHeight }: { count: number; viewHeight: number },
): { from: number; to: number } {
  if (height === 0) return { from: 0, to: 0 };
  const lineHeight = height / count;
  const step = Math.ceil(viewHeight / lineHeight);
  const first = Math.floor(-top / lineHeight / step) - 1;
  const within = (line: number) => Math.min(count, Math.max(0, line));
  return { from: within(first * step), to: within((first + 4) * step) };
}

/** The runs that have something between the two offsets. */
export function runsWithin(runs: Runs, { from, to }: { from: number; to: number }): Runs {
  return runs.subarray(
    3 * firstWhere(runs, (at) => (runs[at + 1] ?? 0) > from),
    3 * firstWhere(runs, (at) => (runs[at] ?? 0) >= to),
  );
}

/** How many runs come before the first for which it holds, and from which on it holds for all. */
function firstWhere(runs: Runs, holds: (at: number) => boolean): number {
  let [low, high] = [0, runs.length / 3];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle * 3)) high = middle;
    else low = middle + 1;
  }
  return low;
}
