// `npm run bench`: how fast answers are and what they cost, in figures beside what the store itself takes. Prints them and
// writes docs/results.md. `-- --only=c` (or `ab`) runs some parts, `-- --smoke` the smallest of it; both only print.
import { parseArgs } from 'node:util';
import { PlainError, runMain } from '@/scripts/main';
import { seed } from '@/scripts/seed';
import { bytesPart } from './bench/bytes';
import { costsPart } from './bench/costs';
import { firstWordsPart } from './bench/first-words';
import { lagPart } from './bench/lag';
import { openingPart } from './bench/opening';
import { type Part, partMarkdown } from './bench/report';
import { type Stage, openStage } from './bench/stage';
import { sustainPart } from './bench/sustain';
import { writeSection } from './results';
import { startWorld } from './world';

const PARTS: Record<string, (stage: Stage) => Promise<Part>> = {
  a: lagPart,
  b: firstWordsPart,
  c: bytesPart,
  d: costsPart,
  e: sustainPart,
  f: openingPart,
};
const SMOKE = 'ab';

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, smoke: { type: 'boolean' } } });
  const wanted = values.only ?? (values.smoke ? SMOKE : Object.keys(PARTS).join(''));
  const began = Date.now();
  const stage = await openStage(await startWorld(), values.smoke ? 'smoke' : 'whole');
  // The demo people, one of whom sits at the screens.
  if (!values.smoke) await seed();
  const parts: string[] = [];
  for (const letter of wanted) {
    const run = PARTS[letter];
    if (run === undefined)
      throw new PlainError(`There is no part ${letter}: ${Object.keys(PARTS).join(', ')}.`);
    const part = partMarkdown(await orSayWhy(run, stage));
    console.log(`\n${part}`);
    parts.push(part);
  }
  console.log(`\n${((Date.now() - began) / 1_000).toFixed(0)} s`);
  if (values.only === undefined && !values.smoke) await writeSection('bench', parts.join('\n\n'));
  return 0;
}

/** What broke a measurement often stands in the server's log. */
async function orSayWhy(run: (stage: Stage) => Promise<Part>, stage: Stage): Promise<Part> {
  try {
    return await run(stage);
  } catch (error) {
    console.error(`The server's last words:\n${stage.server.log().slice(-20).join('\n')}`);
    throw error;
  }
}

await runMain(main);
