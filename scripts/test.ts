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
  const build = buildJob();
  type Run = (env: Environment) => Promise<SuiteResult>;
  const suite = (name: string, cores: number, run: Run): Job<SuiteResult> => ({
    name,
    cores,
    run: async () => run((await emulators).env),
  });
  const ofApp = (name: string, run: Run): Job<SuiteResult> => ({
    ...suite(name, 0.5, (env) => (build.isGood() ? run(env) : notRun(name))),
    after: ['build'],
  });
  const suites = [
    build,
    suite('rules', 0.5, (env) => runVitest('rules', env)),
    // Its tests measure time: the build takes all that there is.
    { ...suite('flow', 1, (env) => runVitest('flow', env)), after: ['build'] },
    ofApp('servers', (env) => runVitest('servers', env)),
    ofApp('api', () => runApi(ports)),
    { ...suite('functions', 0.5, (env) => runVitest('functions', env)), after: ['build'] },
    ofApp('chaos', (env) => trial('chaos', env)),
    ofApp('bench', (env) => trial('bench', env)),
  ];
  const stories = ofApp('e2e', () => runStories());
  return [...suites, { ...stories, cores: CORES, after: suites.map(({ name }) => name) }];
}

/** A suite that ran nothing has failed once. */
function notRun(name: string): Promise<SuiteResult> {
  return Promise.resolve({ name, passed: 0, failed: 1, seconds: 0 });
}

/** The shortest of a trial: that it works, not what it measures. */
function trial(name: string, env: Environment): Promise<SuiteResult> {
  return runTrial(name, [`tests/load/${name}.ts`, '--smoke'], env);
}

/** Only a build that failed counts: it is no test. */
function buildJob(): Job<SuiteResult> & { isGood: () => boolean } {
  let failed = 1;
  const run = async () => {
    const began = Date.now();
    failed = await buildApp().then(
      () => 0,
      () => 1,
    );
    return { name: 'build', passed: 0, failed, seconds: (Date.now() - began) / 1_000 };
  };
  return { name: 'build', cores: 1.5, run, isGood: () => failed === 0 };
}

await runMain(main);
