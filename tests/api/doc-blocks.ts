// The executable fenced blocks of a page, each with its documented output.
import { joinDeltas, readEvents } from './events';

export type Example = { line: number; language: 'sh' | 'python'; source: string; expected: string };

const FENCE = /^```(\w+) (run|out)\n([\s\S]*?)^```$/gm;

/** Every `run` block in order. @throws Error when one is not followed by an `out` block */
export function examplesOf(page: string): Example[] {
  const blocks = [...page.matchAll(FENCE)].map(({ index, 1: language, 2: kind, 3: text = '' }) => ({
    line: page.slice(0, index).split('\n').length,
    language: language === 'python' ? ('python' as const) : ('sh' as const),
    kind,
    text,
  }));
  return blocks.flatMap(({ line, language, kind, text }, index) => {
    if (kind !== 'run') return [];
    const next = blocks[index + 1];
    if (next?.kind !== 'out') throw new Error(`line ${line}: the output of this block is missing`);
    return [{ line, language, source: text, expected: next.text }];
  });
}

/** Normalises documented and actual output: JSON as values, events with their deltas joined, else the text. */
export function comparable(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed.startsWith('event: ')) return joinDeltas(readEvents(`${trimmed}\n\n`));
  try {
    return JSON.parse(trimmed);
  } catch {
    return trimmed.split('\n'); // Not JSON: texts are compared line by line.
  }
}

/** Escapes a text for a regular expression. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** A time since 2001 in milliseconds: differs from run to run. */
const isTime = (value: unknown) => typeof value === 'number' && value > 1e12;

/**
 * `documented` with the values from `came` wherever they may differ: strings that match a "…", times, "<number>", and "<currency>", which
 * is null on a site without prices.
 * What still differs is an error.
 */
export function matchDocumented(documented: unknown, came: unknown): unknown {
  if (typeof documented === 'string' && typeof came === 'string' && documented.includes('…')) {
    const pattern = documented.split('…').map(escaped).join('.+');
    return new RegExp(`^${pattern}$`, 's').test(came) ? came : documented;
  }
  if ((isTime(documented) && isTime(came)) || (documented === '<number>' && typeof came === 'number'))
    return came;
  if (documented === '<currency>' && (came === null || typeof came === 'string')) return came;
  if (Array.isArray(documented) && Array.isArray(came))
    return documented.map((each, index) => matchDocumented(each, came[index]));
  if (!isMap(documented) || !isMap(came)) return documented;
  return Object.fromEntries(
    Object.entries(documented).map(([key, each]) => [key, matchDocumented(each, came[key])]),
  );
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
