// `npm test`: everything, several suites at once where the cores allow it; last a line that sums all suites.
import { buildFunctions } from './build-functions';
import { checkJobs } from './check';
import type { Environment } from '@/scripts/stack/child';
import { buildApp, runApi, runStories } from '@/scripts/stack/e2e';
import { startEmulators, type Emulators } from '@/scripts/stack/emulators';
import { runMain } from '@/scripts/stack/main';
import { freeEmulatorPorts, type EmulatorPorts } from '@/scripts/stack/ports';
import { CORES, runJobs, type Job } from '@/scripts/suites/schedule';
import { searchEnvironment } from '@/scripts/stack/search';
import { runTrial, runVitest, summarise, type SuiteResult } from '@/scripts/suites/suites';
import { requireBrowser } from '@/scripts/stack/browser';

async function main(): Promise<number> {
  const began = Date.now();
  requireBrowser();
  await buildFunctions();
  const ports = await freeEmulatorPorts();
  const emulators = startEmulators({ ports, functions: 'with', java: 'quick' });
  emulators.catch(() => undefined); // Told where it is awaited; the checks go first.
  const results = await runJobs([...checkJobs(), ...suitesOn(ports, emulators)], CORES);
  return summarise(results, (Date.now() - began) / 1_000);
}

/** What others wait for comes first; the stories take longest, and what mostly waits runs beside them. */
function suitesOn(ports: EmulatorPorts, emulators: Promise<Emulators>): Job<SuiteResult>[] {
  const build = buildJob();
  const ofApp =
    (run: Run): Run =>
    (name, env) =>
      build.isGood() ? run(name, env) : notRun(name);
  const api: Run = () => runApi(ports);
  const stories: Run = () => runStories();
  const suite = (name: string, cores: number, after: readonly string[], run: Run): Job<SuiteResult> => ({
    name,
    cores,
    after,
    run: async () => run(name, (await emulators).env),
  });
  return [
    build,
    suite('rules', 0.5, [], runVitest),
    // Needs no emulators, but a PostgreSQL server where there is one.
    {
      name: 'search',
      cores: 0.5,
      after: ['build'],
      run: async () => runVitest('search', await searchEnvironment()),
    },
    // The same server again, beside the emulators.
    {
      name: 'archives',
      cores: 0.5,
      after: ['search', 'functions'],
      run: async () => runVitest('archives', { ...(await emulators).env, ...(await searchEnvironment()) }),
    },
    // Its tests measure time: the build takes all that there is.
    suite('flow', 1, ['build'], runVitest),
    suite('functions', 0.5, ['build'], runVitest),
    // Its server stands by in the project of the functions, and would take over the leases that their sweep releases.
    suite('api', 0.5, ['build', 'functions'], ofApp(api)),
    suite('servers', 0.5, ['build'], ofApp(runVitest)),
    suite('e2e', 1.5, ['rules', 'flow', 'api'], ofApp(stories)),
    suite('chaos', 0.5, ['flow', 'api'], ofApp(runSmoke)),
    suite('bench', 0.5, ['flow', 'api'], ofApp(runSmoke)),
  ];
}

type Run = (name: string, env: Environment) => Promise<SuiteResult>;

/** The shortest of a trial: that it works, not what it measures. */
function runSmoke(name: string, env: Environment): Promise<SuiteResult> {
  return runTrial(name, [`tests/load/${name}.ts`, '--smoke'], env);
}

/** A suite that ran nothing has failed once. */
function notRun(name: string): Promise<SuiteResult> {
  return Promise.resolve({ name, passed: 0, failed: 1, seconds: 0 });
}

/** Only a build that failed counts: it is no test. */
function buildJob(): Job<SuiteResult> & { isGood: () => boolean } {
  let failed = 1;
  const run = async () => {
    const began = Date.now();
    failed = await buildApp({ typesChecked: true }).then(
      () => 0,
      () => 1,
    );
    return { name: 'build', passed: 0, failed, seconds: (Date.now() - began) / 1_000 };
  };
  return { name: 'build', cores: 1.5, run, isGood: () => failed === 0 };
}

await runMain(main);
