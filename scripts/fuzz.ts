// `npm run fuzz`: random bytes, markdown, programs of generated UI and diagrams through the server's parsers and the real page.
// `-- --seed=7` repeats a run, `-- --minutes=10`, `-- --only=parsers`, `-- --built` uses the existing build. What it finds becomes a
// test; the inputs are in .cache/fuzz, and `-- --input=.cache/fuzz/7-1-markdown.txt` tries one again.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { MAX_DIAGRAM_EDGES } from '@/model/limits';
import { KINDS, inputOf } from '@/scripts/fuzz/inputs';
import { openFuzzedPage, type FuzzedPage } from '@/scripts/fuzz/page';
import { machineFloor, tryParsers } from '@/scripts/fuzz/parsers';
import { randomFrom } from '@/scripts/fuzz/random';
import { openReport } from '@/scripts/fuzz/report';
import { requireBrowser } from '@/scripts/stack/browser';
import { buildApp, serveBuiltApp } from '@/scripts/stack/e2e';
import { startEmulators } from '@/scripts/stack/emulators';
import { runMain } from '@/scripts/stack/main';
import { isAppBuilt } from '@/scripts/stack/next-server';
import { freeEmulatorPorts } from '@/scripts/stack/ports';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    minutes: { type: 'string', default: '10' },
    only: { type: 'string', default: '' },
    built: { type: 'boolean', default: false },
    input: { type: 'string', default: '' },
  },
});

/** Inputs for the parsers between two for the page, which takes longer for one. */
const PARSED_PER_PAGE = 3;

/** The largest flowchart that is drawn. */
const EDGES = Array.from({ length: MAX_DIAGRAM_EDGES }, (_, n) => `n${n % 71} --> n${(n * 7) % 71}`);
const LARGEST = `\`\`\`mermaid\nflowchart TD\n${EDGES.join('\n')}\n\`\`\``;

type Goal = { page: FuzzedPage | null; seed: number; untilMs: number };

async function fuzz({ page, seed, untilMs }: Goal): Promise<number> {
  const report = openReport(seed);
  const floor = machineFloor();
  console.log(`seed ${seed}, the machine’s floor ${floor.toFixed(2)}`);
  if (page !== null)
    report.add({
      kind: 'diagram',
      where: 'page: 100 edges',
      text: LARGEST,
      ...(await page.visit('diagram', LARGEST)),
    });
  for (let round = 0; performance.now() < untilMs; round += 1) {
    // Each input from a seed of its own: a finding is repeated without those before it.
    const kind = KINDS[round % KINDS.length] ?? 'bytes';
    const text = inputOf(kind, randomFrom(seed * 100_003 + round));
    report.add({ kind, where: 'parsers', text, ...tryParsers(text, floor) });
    if (page !== null && Math.floor(round / KINDS.length) % PARSED_PER_PAGE === 0)
      report.add({ kind, where: 'page', text, ...(await page.visit(kind, text)) });
  }
  return report.end();
}

async function tryAgain(page: FuzzedPage, file: string): Promise<number> {
  const kind = KINDS.find((each) => file.includes(each)) ?? 'bytes';
  const { worst, found } = await page.visit(kind, fs.readFileSync(file, 'utf8'));
  console.log(`${(100 * worst).toFixed()} % of what is allowed`);
  return found.length;
}

async function fuzzAll(): Promise<number> {
  const [seed, ms] = [Number(options.seed), Number(options.minutes) * 60_000];
  if (options.only === 'parsers') return await fuzz({ page: null, seed, untilMs: performance.now() + ms });
  if (!options.built || !isAppBuilt()) await buildApp();
  const ports = await freeEmulatorPorts();
  await startEmulators({ ports, functions: 'without', java: 'quick' });
  const served = await serveBuiltApp(ports);
  Object.assign(process.env, served.env);
  const browser = await chromium.launch({ executablePath: requireBrowser(), args: ['--no-sandbox'] });
  try {
    const page = await openFuzzedPage(browser, served.env['BASE_URL'] ?? '');
    if (options.input !== '') return await tryAgain(page, options.input);
    return await fuzz({ page, seed, untilMs: performance.now() + ms });
  } finally {
    await browser.close();
    await served.stop();
  }
}

await runMain(async () => ((await fuzzAll()) === 0 ? 0 : 1));
