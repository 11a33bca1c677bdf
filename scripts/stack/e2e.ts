// End-to-end tests over what production runs: the built app, emulators, a model server, a real browser.
import path from 'node:path';
import { requireBrowser } from './browser';
import { CACHE, localBin, runCommand, type Environment } from './child';
import { startDemoModel } from '@/scripts/demo-model/server';
import { startEmulators } from './emulators';
import { PlainError } from './main';
import { startNext, warm, webEnvironment } from './next-server';
import { freeEmulatorPorts, freePort, type EmulatorPorts } from './ports';
import { seed } from '@/scripts/seed';
import { runPlaywright, runVitest, type SuiteResult } from './suites';

export async function buildApp(): Promise<void> {
  const code = await runCommand(localBin('next'), ['build'], { NEXT_TELEMETRY_DISABLED: '1' });
  if (code !== 0) throw new PlainError('`next build` failed; what it said stands above.');
}

export type ServedApp = {
  /** What a suite must know that works on this server. */
  env: Environment;
  stop: () => Promise<void>;
};

/** The built app over emulators that are up, with the demo model and the demo people. */
export async function serveBuiltApp(ports: EmulatorPorts): Promise<ServedApp> {
  const browser = requireBrowser();
  const [webPort, modelPort] = [await freePort(), await freePort()];
  const log = path.join(CACHE, 'results', `demo-model-${modelPort}.jsonl`);
  const model = await startDemoModel({ port: modelPort, log });
  const env: Environment = {
    ...webEnvironment({ ports, webPort, modelPort, hasModel: false, stage: 'test' }),
    ALLOWED_EMAIL_DOMAINS: '*',
  };
  Object.assign(process.env, { ...env, APP_STAGE: process.env.APP_STAGE });
  await seed();
  const next = await startNext({
    mode: 'start',
    port: webPort,
    env,
    onLine: (line, from) => from === 'stderr' && console.error(line),
  });
  await warm(next.url, ['/', '/api/health']);
  return {
    env: {
      ...env,
      BASE_URL: `http://localhost:${webPort}`,
      DEMO_MODEL_URL: model.url,
      CHROMIUM: browser,
    },
    stop: async () => {
      await next.child.stop();
      await model.close();
    },
  };
}

/** The API over HTTP, then the stories in a browser. The app must be built and the emulators up. */
export async function runEndToEnd(ports: EmulatorPorts): Promise<SuiteResult[]> {
  const served = await serveBuiltApp(ports);
  try {
    const api = await runVitest('api', served.env);
    return [api, ...(await runAllStories())];
  } finally {
    await served.stop();
  }
}

/**
 * Most of a story is waiting: two worlds tell them at once. Each is new: an emulator slows down with everything ever written
 * to it. The stories of the first third wait longest.
 */
function runAllStories(): Promise<SuiteResult[]> {
  return withNewWorld((first) =>
    withNewWorld(async (second) => {
      const thirds = await Promise.all([runThirds(first, [1]), runThirds(second, [2, 3])]);
      return thirds.flat();
    }),
  );
}

async function runThirds(env: Environment, thirds: readonly number[]): Promise<SuiteResult[]> {
  const results: SuiteResult[] = [];
  for (const third of thirds) results.push(await runPlaywright(`e2e-${third}`, env, [`--shard=${third}/3`]));
  return results;
}

/** Some stories, chosen by Playwright's own options. */
export function runStories(options: readonly string[]): Promise<SuiteResult> {
  return withNewWorld((env) => runPlaywright('e2e', env, options));
}

async function withNewWorld<Result>(work: (env: Environment) => Promise<Result>): Promise<Result> {
  const ports = await freeEmulatorPorts();
  const emulators = await startEmulators({ ports, functions: 'without' });
  const served = await serveBuiltApp(ports);
  try {
    return await work(served.env);
  } finally {
    await served.stop();
    await emulators.stop();
  }
}
