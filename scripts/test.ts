// `npm test`: everything. Check, build, rules, flow, functions, servers, short trials, end to end; last a line that sums
// all suites.
import { buildFunctions } from './build-functions';
import { runChecks } from './check';
import { buildApp, runEndToEnd } from '@/scripts/stack/e2e';
import { startEmulators } from '@/scripts/stack/emulators';
import { runMain } from '@/scripts/stack/main';
import { freeEmulatorPorts, type EmulatorPorts } from '@/scripts/stack/ports';
import { runTrial, runVitest, summarise, type SuiteResult } from '@/scripts/stack/suites';
import { requireBrowser } from '@/scripts/stack/browser';

async function main(): Promise<number> {
  requireBrowser();
  await buildFunctions();
  const ports = await freeEmulatorPorts();
  const emulators = startEmulators({ ports, functions: 'with' });
  emulators.catch(() => undefined); // Told where it is awaited; the checks go first.
  const checks = await runChecks();
  Object.assign(process.env, (await emulators).env);
  return summarise([...checks, ...(await runOverEmulators(ports))]);
}

/** The build shares the machine with the rules alone: flow tests measure time. */
async function runOverEmulators(ports: EmulatorPorts): Promise<SuiteResult[]> {
  const [build, rules] = await Promise.all([buildSuite(), runVitest('rules')]);
  const flow = await runVitest('flow');
  const functions = await runVitest('functions');
  if (build.failed > 0) return [build, rules, flow, functions];
  const servers = await runVitest('servers');
  const bench = await runTrial('bench', ['tests/load/bench.ts', '--smoke']);
  const chaos = await runTrial('chaos', ['tests/load/chaos.ts', '--smoke']);
  return [build, rules, flow, functions, servers, bench, chaos, ...(await runEndToEnd(ports))];
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
