// `npm run test:guards`: breaks the guards of routes and server one at a time, in copies of the source, and expects the
// tests named for each to turn red. A guard whose removal no test notices is a missing test. `-- --only=link` takes the guards whose
// names contain it, and may be repeated.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/v4';
import { ROOT } from '@/scripts/stack/child';
import { guardMarks, mutatedSource } from '@/scripts/check/guard-mutations';
import type { Mutant } from '@/scripts/check/mutant';
import { MUTANTS } from '@/scripts/check/mutants';
import { PlainError, runMain } from '@/scripts/stack/main';
import { withEmulators } from '@/scripts/with-emulators';

/** The number of copies of the source, in each of which one guard is broken at a time. */
const CONCURRENCY = 2;
/** No selection of tests takes longer. */
const MAX_RUN_MS = 120_000;
/** Everything that the tests of guards read. */
const SOURCES = [
  'app',
  'model',
  'scripts',
  'server',
  'tests',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});
type Outcome = { file: string; title: string; status: string };
type Selection = { suite: Mutant['suite']; files: readonly string[]; titles: readonly string[] };

/** A mutant, and its file with the guard broken. */
type MutatedFile = Mutant & { file: string; text: string };

/** @throws PlainError when no guard has such a name, or one cannot be broken */
function chosenMutants(): MutatedFile[] {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const { only = [''] } = values;
  const chosen = MUTANTS.filter(({ name }) => only.some((part) => name.includes(part)));
  if (chosen.length === 0) throw new PlainError(`No guard has ${only.join(' or ')} in its name.`);
  const marks = guardMarks();
  return chosen.map((mutant) => ({ ...mutant, ...mutatedSource(mutant, marks) }));
}

async function testMutants(): Promise<number> {
  const mutants = chosenMutants();
  const copies = Array.from({ length: CONCURRENCY }, copySource);
  try {
    await requireGreen(copies[0] ?? ROOT, mutants);
    const survivors = await runMutants(copies, mutants);
    console.log(`${mutants.length - survivors.length}/${mutants.length} mutants were killed`);
    return survivors.length === 0 ? 0 : 1;
  } finally {
    for (const copy of copies) fs.rmSync(copy, { recursive: true, force: true });
  }
}

function copySource(): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'mutants-'));
  for (const name of SOURCES) fs.cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** With all guards in place, every test that is named for one runs and passes; otherwise a failure would prove nothing. */
async function requireGreen(copy: string, all: readonly Mutant[]): Promise<void> {
  for (const suite of ['unit', 'flow', 'archives'] as const) {
    const mutants = all.filter((mutant) => mutant.suite === suite);
    if (mutants.length === 0) continue;
    const titles = mutants.map(({ title }) => title);
    const outcomes = await runTests(copy, { suite, files: mutants.map(({ test }) => test), titles });
    const red = outcomes.filter(({ status }) => status === 'failed');
    if (red.length > 0)
      throw new PlainError(`Red without a broken guard: ${red.map(({ title }) => title).join('; ')}`);
    for (const { name, test, title } of mutants)
      if (
        !outcomes.some(
          (each) => each.file.endsWith(test) && each.title.startsWith(title) && each.status === 'passed',
        )
      )
        throw new PlainError(`“${name}”: no test in ${test} begins with ${title}`);
  }
}

async function runMutants(copies: readonly string[], mutants: readonly MutatedFile[]): Promise<Mutant[]> {
  const survivors: Mutant[] = [];
  const waiting = mutants.values();
  const work = async (copy: string) => {
    for (const mutant of waiting) {
      const isCaught = await isKilled(copy, mutant);
      console.log(`${isCaught ? '✓ killed  ' : '✗ survived'}  ${mutant.name} (${mutant.file})`);
      if (!isCaught) survivors.push(mutant);
    }
  };
  await Promise.all(copies.map(work));
  return survivors;
}

async function isKilled(
  copy: string,
  { file: source, text, suite, test, title }: MutatedFile,
): Promise<boolean> {
  const file = path.join(copy, source);
  const sound = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, text);
  try {
    const outcomes = await runTests(copy, { suite, files: [test], titles: [title] });
    return outcomes.some(({ status }) => status === 'failed');
  } finally {
    fs.writeFileSync(file, sound);
  }
}

/** The results of the selected tests. @throws when none of them ran: a broken run is not a failed test */
async function runTests(copy: string, { suite, files, titles }: Selection): Promise<Outcome[]> {
  const report = path.join(copy, 'report.json');
  fs.rmSync(report, { force: true });
  const pattern = [...new Set(titles)].map((title) => title.replace(/[[\]().*+?^$|\\{}]/g, '\\$&')).join('|');
  const options = ['--reporter=json', `--outputFile.json=${report}`, '--maxWorkers', '2', '-t', pattern];
  const output = await runVitest(copy, ['run', '--project', suite, ...new Set(files), ...options]);
  if (!fs.existsSync(report)) throw new PlainError(`A run of tests broke instead of failing:\n${output}`);
  const { testResults } = reportSchema.parse(JSON.parse(fs.readFileSync(report, 'utf8')));
  const outcomes = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((each) => ({ file: name, ...each })),
  );
  if (!outcomes.some(({ status }) => status === 'passed' || status === 'failed'))
    throw new PlainError(`A run of tests broke instead of failing:\n${output}`);
  return outcomes;
}

async function runVitest(copy: string, args: readonly string[]): Promise<string> {
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const run = spawn(process.execPath, [vitest, ...args], {
    cwd: copy,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: MAX_RUN_MS,
  });
  let output = '';
  run.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  run.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return await new Promise<string>((resolve, reject) => {
    run.once('error', reject);
    run.once('close', () => resolve(output));
  });
}

await runMain(() =>
  withEmulators('without', async (env) => {
    Object.assign(process.env, env);
    return testMutants();
  }),
);
