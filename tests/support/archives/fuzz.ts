// Mutated fixtures for every parser: bytes flipped, cut, doubled and exchanged, values replaced. Seeded, so a finding can be repeated.
import { readArchive } from '@/model/archive/archive';
import { conversationSchema } from '@/model/archive/conversation';
import { CHATGPT } from './chatgpt';
import { CLAUDE } from './claude';
import { COTHREAD } from './cothread';
import { LIBRECHAT } from './librechat';
import { MARKDOWN } from './markdown';
import { OPEN_WEBUI } from './open-webui';
import { JSONL, OPENAI, SHAREGPT } from './role-lists';
import { SLACK } from './slack';
import { zipOf } from './zip';

const jsonOf = (fixtures: Readonly<Record<string, unknown>>) =>
  Object.values(fixtures).map((value) => JSON.stringify(value));
const listOf = (fixtures: Readonly<Record<string, unknown>>) => [JSON.stringify(Object.values(fixtures))];

/** Files by the format that they were before the mutation. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  chatgpt: listOf(CHATGPT),
  claude: [...listOf(CLAUDE), JSON.stringify(CLAUDE.branches)],
  cothread: jsonOf(COTHREAD),
  librechat: jsonOf(LIBRECHAT),
  'open-webui': listOf(OPEN_WEBUI),
  openai: [...jsonOf(OPENAI), JSONL],
  sharegpt: jsonOf(SHAREGPT),
  markdown: Object.values(MARKDOWN),
  slack: Object.values(SLACK).flatMap((files) => Object.values(files)),
};
const ZIPS = Object.values(SLACK).map((files) => zipOf(files));

export const FUZZED_FORMATS = [...Object.keys(FILES), 'zip'];

/** Mulberry32. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What breaks parsers: numbers out of range, names of prototypes, half characters, other types. */
const STRANGE = [
  'null',
  '{}',
  '[]',
  '""',
  '-1',
  '1e999',
  '9e15',
  'true',
  '"__proto__"',
  '"constructor"',
  '"\\ud800"',
  '"\\u0000"',
  '"00000000-0000-0000-0000-000000000000"',
  '[[[[]]]]',
  '{"__proto__":{"a":1}}',
  '"\\ue200cite\\ue201"',
  '```',
  '<details type="reasoning">',
  '<!-- cothread-message {} -->',
  '\n',
  '"2026-99-99T99:99:99Z"',
];

type Random = ReturnType<typeof numbers>;

function mutatedText(text: string, random: Random): string {
  let mutated = text;
  for (let left = 1 + random(4); left > 0; left -= 1) {
    const at = random(mutated.length + 1);
    const length = random(Math.min(60, mutated.length - at + 1));
    const piece = mutated.slice(at, at + length);
    const [before, after] = [mutated.slice(0, at), mutated.slice(at + length)];
    const other = random(mutated.length + 1);
    mutated =
      [
        before + after,
        before + piece + piece + after,
        before + (STRANGE[random(STRANGE.length)] ?? '') + after,
        before + mutated.slice(other, other + length) + after,
        before,
        withOtherValue(mutated, at, STRANGE[random(STRANGE.length)] ?? 'null'),
      ][random(6)] ?? '';
  }
  return mutated;
}

/** The next value after a colon is another one: such a file is still JSON. */
function withOtherValue(text: string, from: number, value: string): string {
  const match = /:("(?:[^"\\]|\\.){0,200}"|-?\d[\d.e]*|null|true|false|\[\]|\{\})/.exec(
    text.slice(from, from + 2_000),
  );
  if (match === null) return text;
  const at = from + match.index + 1;
  return text.slice(0, at) + value + text.slice(at + (match[1] ?? '').length);
}

async function mutatedBytes(blob: Blob, random: Random): Promise<Blob> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  for (let left = 1 + random(8); left > 0; left -= 1) bytes[random(bytes.length)] = random(256);
  return new Blob([bytes.subarray(0, random(4) === 0 ? random(bytes.length) : bytes.length)]);
}

export type FuzzReport = { tries: number; conversations: number; slowestMs: number; slowestSeed: number };

/** Mutates and reads until the time is over. @throws with the seed of the try at whatever a reader does wrong */
export async function fuzzFormat({
  format,
  seed,
  ms,
}: {
  format: string;
  seed: number;
  ms: number;
}): Promise<FuzzReport> {
  const report: FuzzReport = { tries: 0, conversations: 0, slowestMs: 0, slowestSeed: seed };
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const own = seed + report.tries;
    const { found, took } = await timedTry(format, own);
    report.conversations += found;
    if (took > report.slowestMs) Object.assign(report, { slowestMs: took, slowestSeed: own });
    report.tries += 1;
  }
  return report;
}

/** Whatever disturbs a measurement only adds to it: the least of some counts, of what seems slow. */
const SLOW_MS = 500;
const MEASUREMENTS = 5;

async function timedTry(format: string, seed: number): Promise<{ found: number; took: number }> {
  let [found, took] = [0, Infinity];
  for (let tried = 0; tried < MEASUREMENTS && took > SLOW_MS; tried += 1) {
    const began = performance.now();
    try {
      found = await tryOne(format, numbers(seed));
    } catch (error) {
      throw new Error(`${format}, seed ${seed}`, { cause: error });
    }
    took = Math.min(took, performance.now() - began);
  }
  return { found, took };
}

async function tryOne(format: string, random: Random): Promise<number> {
  const files = FILES[format] ?? [];
  const file =
    format === 'zip'
      ? await mutatedBytes(ZIPS[random(ZIPS.length)] ?? new Blob([]), random)
      : new Blob([mutatedText(files[random(files.length)] ?? '', random)]);
  let found = 0;
  for await (const item of readArchive(file)) {
    if (item.kind !== 'conversation') continue;
    found += 1;
    conversationSchema.parse(item.conversation);
  }
  return found;
}
