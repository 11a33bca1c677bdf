// `npm run check`: the checks that do not run the app. One line per step; output only on failure.
import { checkGuide } from '@/scripts/check/guide';
import { checkSpec } from '@/scripts/check/spec';
import { localBin, startChild } from '@/scripts/stack/child';
import { runMain } from '@/scripts/stack/main';
import { CORES, runJobs, type Job } from '@/scripts/suites/schedule';
import { runVitest, summarise, type SuiteResult } from '@/scripts/suites/suites';

/** `run`: the complaints; none when the step passes. `cores`: how many the step keeps busy. */
type Step = { name: string; cores: number; run: () => Promise<string[]> };

const STEPS: readonly Step[] = [
  { name: 'format', cores: 1, run: () => complaintsOf('oxfmt', ['--check', '.']) },
  { name: 'lint', cores: 1, run: () => complaintsOf('oxlint', ['--deny-warnings', '.']) },
  { name: 'types', cores: 1, run: () => complaintsOf('tsc', ['--noEmit', '-p', '.']) },
  { name: 'dead code', cores: 1, run: () => complaintsOf('knip', ['--no-progress']) },
  { name: 'spec', cores: 1, run: () => Promise.resolve(checkSpec()) },
  { name: 'guide', cores: 1, run: () => Promise.resolve(checkGuide()) },
];

/** The steps as suites, of which only failures count, and the unit tests. */
export function checkJobs(): Job<SuiteResult>[] {
  return [
    ...STEPS.map((step) => ({ name: step.name, cores: step.cores, run: () => runStep(step) })),
    { name: 'unit', cores: 1, run: () => runVitest('unit', {}, 'dot') },
  ];
}

async function runStep({ name, run }: Step): Promise<SuiteResult> {
  const began = Date.now();
  const complaints = await run();
  const seconds = (Date.now() - began) / 1_000;
  console.log(`${complaints.length === 0 ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.toFixed(1)} s`);
  if (complaints.length > 0) console.log(complaints.join('\n'));
  return { name, passed: 0, failed: complaints.length === 0 ? 0 : 1, seconds };
}

async function complaintsOf(command: string, args: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  const child = startChild({ command: localBin(command), args, onLine: (line) => lines.push(line) });
  const { code } = await child.exited;
  return code === 0 ? [] : [...lines, `${command} ended with ${code}`];
}

if (import.meta.main) await runMain(async () => summarise(await runJobs(checkJobs(), CORES)));
