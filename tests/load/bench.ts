// `npm run bench`: the latency and cost of answers, beside the store's own time. Prints the figures and writes
// docs/results.md. `-- --only=c` (or `ab`) runs some parts, `-- --smoke` the smallest version; both only print.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PlainError, runMain } from '@/scripts/stack/main';
import { seed } from '@/scripts/seed';
import { bytesPart } from '@/tests/load/bench/parts/bytes';
import { costsPart } from '@/tests/load/bench/parts/costs';
import { firstTokenPart } from '@/tests/load/bench/parts/first-token';
import { streamingPart } from '@/tests/load/bench/parts/streaming';
import { lagPart } from '@/tests/load/bench/parts/lag';
import { openingPart } from '@/tests/load/bench/parts/opening';
import { watchMachine } from '@/tests/load/bench/machine';
import { type Part, partMarkdown, percent } from '@/tests/load/bench/report';
import { type Fixtures, openFixtures } from '@/tests/load/bench/fixtures';
import { searchPart } from '@/tests/load/bench/parts/search';
import { sharesPart } from '@/tests/load/bench/parts/shares';
import { sustainPart } from '@/tests/load/bench/parts/sustain';
import { writeSection } from './results';
import { startWorld } from './world';

const PARTS: Record<string, Measure> = {
  a: lagPart,
  b: firstTokenPart,
  c: bytesPart,
  d: costsPart,
  e: sustainPart,
  f: openingPart,
  g: streamingPart,
  h: searchPart,
  j: sharesPart,
};
const SMOKE = 'ab';
/** No part starts after this time; the last one takes a quarter of an hour. */
const BEGIN_WITHIN_MS = 12 * 60_000;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, smoke: { type: 'boolean' } } });
  const wanted = partsOf(values.only ?? (values.smoke ? SMOKE : Object.keys(PARTS).join('')));
  const began = Date.now();
  const fixtures = await openFixtures(await startWorld(), values.smoke ? 'smoke' : 'whole');
  // The demo people, one of whom is signed in on the screens.
  await seed();
  const results: PartResult[] = [];
  for (const [letter, run] of wanted) {
    if (Date.now() - began > BEGIN_WITHIN_MS) throw new PlainError(`No time is left for part ${letter}.`);
    const otherwiseBusy = await otherwiseBusyShare();
    const part = await withServerLog(run, fixtures);
    console.log(`\n${partMarkdown(part)}`);
    results.push({ letter, otherwiseBusy, part });
  }
  const summary = summaryOf(results, Date.now() - began);
  console.log(`\n${summary}`);
  const isWhole = values.only === undefined && !values.smoke;
  if (isWhole)
    await writeSection('bench', [summary, ...results.map(({ part }) => partMarkdown(part))].join('\n\n'));
  return 0;
}

type Measure = (fixtures: Fixtures) => Promise<Part>;
type PartResult = { letter: string; otherwiseBusy: number; part: Part };

/** Parts by their letters: `ab`. */
function partsOf(letters: string): [string, Measure][] {
  return letters.split('').map((letter) => {
    const measure = PARTS[letter];
    if (measure !== undefined) return [letter, measure];
    throw new PlainError(`There is no part ${letter}, only ${Object.keys(PARTS).join(', ')}.`);
  });
}

function summaryOf(results: readonly PartResult[], tookMs: number): string {
  const verdicts = results.flatMap(({ part }) => part.verdicts);
  const held = verdicts.filter(({ holds }) => holds).length;
  const busy = results.map(({ letter, otherwiseBusy }) => `${letter} ${percent(otherwiseBusy)}`);
  return (
    `${held} of ${verdicts.length} bounds hold. Measured in ${(tookMs / 60_000).toFixed(1)} minutes. ` +
    `CPU time that other programs of the machine took just before each part: ${busy.join(', ')}.`
  );
}

/** The cause of a failed measurement is often in the server's log. */
async function withServerLog(run: Measure, fixtures: Fixtures): Promise<Part> {
  try {
    return await run(fixtures);
  } catch (error) {
    console.error(`The server's last words:\n${fixtures.server.log().slice(-20).join('\n')}`);
    throw error;
  }
}

/** Measured while our own processes are idle. */
async function otherwiseBusyShare(): Promise<number> {
  const busy = watchMachine();
  await wait(2_000);
  return busy();
}

await runMain(main);
