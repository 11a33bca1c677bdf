// `npm test`: everything, several suites at once where the cores allow it; last a line that sums all suites.
import { buildFunctions } from './build-functions';
import { checkJobs } from './check';
import type { Environment } from '@/scripts/stack/child';
import { buildApp, runApi, runStories } from '@/scripts/stack/e2e';
import { startEmulators, type Emulators } from '@/scripts/stack/emulators';
import { runMain } from '@/scripts/stack/main';
import { freeEmulatorPorts, type EmulatorPorts } from '@/scripts/stack/ports';
import { CORES, runJobs, type Job } from '@/scripts/stack/schedule';
import { runTrial, runVitest, summarise, type SuiteResult } from '@/scripts/stack/suites';
import { requireBrowser } from '@/scripts/stack/browser';

async function main(): Promise<number> {
  const began = Date.now();
  requireBrowser();
  await buildFunctions();
  const ports = await freeEmulatorPorts();
  const emulators = startEmulators({ ports, functions: 'with' });
  emulators.catch(() => undefined); // Told where it is awaited; the checks go first.
  const results = await runJobs([...checkJobs(), ...suitesOn(ports, emulators)], CORES);
  return summarise(results, (Date.now() - began) / 1_000);
}

/** What others wait for comes first. The stories come last and alone: they measure how soon a page shows something. */
function suitesOn(ports: EmulatorPorts, emulators: Promise<Emulators>): Job<SuiteResult>[] {
  const on = (run: (env: Environment) => Promise<SuiteResult>) => async () => run((await emulators).env);
  const after = ['build'];
  const suites: Job<SuiteResult>[] = [
    { name: 'build', cores: 1.5, run: buildSuite },
    { name: 'rules', cores: 0.5, run: on((env) => runVitest('rules', env)) },
    { name: 'flow', cores: 1, after, run: on((env) => runVitest('flow', env)) },
    { name: 'servers', cores: 0.5, after, run: on((env) => runVitest('servers', env)) },
    { name: 'api', cores: 0.5, after, run: on(() => runApi(ports)) },
    { name: 'functions', cores: 0.5, after, run: on((env) => runVitest('functions', env)) },
    { name: 'chaos', cores: 0.5, after, run: on((env) => trial('chaos', env)) },
    { name: 'bench', cores: 0.5, after, run: on((env) => trial('bench', env)) },
  ];
  const others = suites.map(({ name }) => name);
  return [...suites, { name: 'e2e', cores: 2, after: others, run: () => runStories() }];
}

/** The shortest of a trial: that it works, not what it measures. */
function trial(name: string, env: Environment): Promise<SuiteResult> {
  return runTrial(name, [`tests/load/${name}.ts`, '--smoke'], env);
}

/** Only a build that failed counts: it is no test. */
async function buildSuite(): Promise<SuiteResult> {
  const began = Date.now();
  const failed = await buildApp().then(
    () => 0,
    () => 1,
  );
  return { name: 'build', passed: 0, failed, seconds: (Date.now() - began) / 1_000 };
}

await runMain(main);
