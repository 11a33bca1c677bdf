// Parsers of the server: none may hold its event loop for longer than 50 ms, as a multiple of what this machine takes for a loop
// over a text, measured in the same run.
import { TEXT_PARSERS } from '@/scripts/check/text-parsers';
import type { Found } from './report';

const STALL_MS = 50;
/** What a loop over 128 KB takes on a machine that is idle and of this decade. */
const NOMINAL_LOOK_MS = 8;
const LOOK_CHARS = 128 * 1024;
/** Whatever disturbs a measurement only adds to it. */
const TRIES = 6;

/** Texts of these are bounded long before they are parsed: names and titles, languages of a header. */
const OF_SHORT_TEXTS = new Map([
  ['person displayName', 200],
  ['reserved-names isReservedName', 200],
  ['skeleton skeletonOf', 200],
  ['title personTitle', 2_000],
  ['language languageFor', 2_000],
  // Counts to the end of a prompt's budget and no further.
  ['tokens estimateTokens', 50_000],
]);

export function machineFloor(): number {
  const text = 'The quick brown fox. '.repeat(LOOK_CHARS / 21);
  const looks = Array.from({ length: 10 }, () =>
    timeOf(() => {
      const seen = new Map<string, number>();
      for (const char of text) seen.set(char, (seen.get(char) ?? 0) + 1);
    }),
  );
  return Math.max(1, Math.min(...looks) / NOMINAL_LOOK_MS);
}

/** The longest stall of any parser over this text, as a share of what is allowed, and what to report of those above. */
export function tryParsers(text: string, floor: number): { worst: number; found: Found[] } {
  const allowed = STALL_MS * floor;
  const stalls = Object.entries(TEXT_PARSERS).map(([name, { parse }]) => {
    const part = text.slice(0, OF_SHORT_TEXTS.get(name) ?? text.length);
    return { name, ...stallOf(() => parse(part), allowed) };
  });
  return {
    worst: Math.max(0, ...stalls.map(({ ms }) => ms)) / allowed,
    found: stalls.flatMap(({ name, ms, error }) => {
      if (error !== null) return [{ where: name, why: `threw ${error}` }];
      return ms > allowed ? [{ where: name, why: `took ${ms.toFixed()} of ${allowed.toFixed()} ms` }] : [];
    }),
  };
}

function stallOf(work: () => unknown, allowed: number): { ms: number; error: string | null } {
  let ms = Infinity;
  try {
    for (let tried = 0; tried < TRIES && ms > allowed; tried += 1) ms = Math.min(ms, timeOf(work));
  } catch (error) {
    return { ms: 0, error: String(error) };
  }
  return { ms, error: null };
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
