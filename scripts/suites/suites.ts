// Test suites as commands: each writes its results as JSON, and all of them together come to one line.
import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod/v4';
import { SECONDS_BOUND, TOTAL_SECONDS_BOUND } from './bounds';
import { CACHE, localBin, runCommand, type Environment } from '@/scripts/stack/child';

export type SuiteResult = {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
  /** Of those that passed: at the second try. */
  flaky?: number;
  /** What failed, or needed its second try: its name, and the beginning of why. */
  troubles?: readonly string[];
};

const RESULTS = path.join(CACHE, 'results');

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});
const specSchema = z.object({
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
});
const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(z.object({ specs: z.array(specSchema) })),
});

/** One project of vitest.config.ts. */
export function runVitest(
  project: string,
  env: Environment = {},
  reporter = 'default',
): Promise<SuiteResult> {
  const file = resultFile(project);
  const args = [
    'run',
    '--project',
    project,
    `--reporter=${reporter}`,
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  return runSuite({ name: project, command: 'vitest', args, env, file }, (json) => {
    const { numPassedTests, numFailedTests, testResults } = vitestSchema.parse(json);
    const troubles = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => trouble(fullName, failureMessages?.[0]));
    return { passed: numPassedTests, failed: numFailedTests, troubles };
  });
}

/** `name`: of the suite, and of what it leaves behind. How many stories needed their second try is counted. */
export function runPlaywright(
  name: string,
  env: Environment,
  extra: readonly string[] = [],
): Promise<SuiteResult> {
  const file = resultFile(name);
  const output = path.join(CACHE, name);
  const args = ['test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json', ...extra];
  const withFile = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  return runSuite(
    { name, command: 'playwright', args: [...args, `--output=${output}`], env: withFile, file },
    (json) => {
      const { stats, suites } = playwrightSchema.parse(json);
      const troubles = suites
        .flatMap(({ specs }) => specs)
        .flatMap(({ title, tests }) => tests.map((test) => ({ title, ...test })))
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ title, results }) => trouble(title, results[0]?.error?.message));
      const { expected, unexpected, flaky } = stats;
      return { passed: expected + flaky, failed: unexpected, flaky, troubles };
    },
  );
}

function trouble(name: string, message = 'no message'): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('node_modules'));
  return [name, ...lines.slice(0, 8).map((line) => `    ${line}`)].join('\n');
}

/** A program that judges by its exit code: one test. */
export async function runTrial(
  name: string,
  args: readonly string[],
  env: Environment = {},
): Promise<SuiteResult> {
  const began = Date.now();
  const code = await runCommand(localBin('tsx'), ['--conditions=react-server', ...args], env);
  const isGood = code === 0;
  return {
    name,
    passed: isGood ? 1 : 0,
    failed: isGood ? 0 : 1,
    seconds: (Date.now() - began) / 1_000,
  };
}

type Suite = { name: string; command: string; args: string[]; env: Environment; file: string };
type Counts = Pick<SuiteResult, 'passed' | 'failed' | 'flaky' | 'troubles'>;

/** A suite that ran nothing, broke before its first test, or ended badly with all tests passed has failed once. */
async function runSuite(suite: Suite, read: (json: unknown) => Counts): Promise<SuiteResult> {
  const began = Date.now();
  fs.rmSync(suite.file, { force: true });
  const code = await runCommand(localBin(suite.command), suite.args, suite.env);
  const counts = readCounts(suite.file, read);
  const isBroken = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  const seconds = (Date.now() - began) / 1_000;
  return { ...counts, name: suite.name, failed: isBroken ? 1 : counts.failed, seconds };
}

function readCounts(file: string, read: (json: unknown) => Counts): Counts {
  if (!fs.existsSync(file)) return { passed: 0, failed: 0 };
  return read(JSON.parse(fs.readFileSync(file, 'utf8')));
}

function resultFile(name: string): string {
  fs.mkdirSync(RESULTS, { recursive: true });
  return path.join(RESULTS, `${name}.json`);
}

/** What went wrong, a line a suite beside its bound, then the sum on a line of its own; the exit code of all. */
export function summarise(results: readonly SuiteResult[], totalSeconds?: number): number {
  const sum = (key: 'passed' | 'failed') => results.reduce((total, each) => total + each[key], 0);
  for (const { name, troubles = [] } of results)
    for (const each of troubles) console.log(`\n${name}: ${each}`);
  console.log('');
  for (const result of results) console.log(lineOf(result));
  const over = results.filter(({ name, seconds }) => seconds > (SECONDS_BOUND[name] ?? Infinity));
  if (over.length > 0) console.log(`\nover their bound: ${over.map(({ name }) => name).join(', ')}`);
  if (totalSeconds !== undefined)
    console.log(`\nall of it in ${totalSeconds.toFixed(0)} of ${TOTAL_SECONDS_BOUND} s`);
  console.log(`\n${tally(sum('passed'), sum('failed'))}`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

function lineOf({ name, passed, failed, seconds, flaky = 0 }: SuiteResult): string {
  const second = flaky === 0 ? '' : `, ${flaky} at the second try`;
  const bound = SECONDS_BOUND[name];
  const time = `${seconds.toFixed(0)}${bound === undefined ? '' : ` of ${bound}`} s`;
  return `${failed === 0 ? '✓' : '✗'} ${name.padEnd(12)} ${tally(passed, failed)}${second}  (${time})`;
}

function tally(passed: number, failed: number): string {
  return `${passed} passed, ${failed} failed`;
}
