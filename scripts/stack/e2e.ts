// End-to-end tests over what production runs: the built app, emulators, a model server, a real browser.
import fs from 'node:fs';
import path from 'node:path';
import { requireBrowser } from './browser';
import { CACHE, localBin, runCommand, type Environment } from './child';
import { startDemoModel } from '@/scripts/demo-model/server';
import { startEmulators } from './emulators';
import { PlainError } from './main';
import { startNext, warm, webEnvironment } from './next-server';
import { freeEmulatorPorts, freePort, type EmulatorPorts } from './ports';
import { runPlaywright, runVitest, type SuiteResult } from '@/scripts/suites/suites';

/** `typesChecked`: the build need not check them again. */
export async function buildApp({ typesChecked = false } = {}): Promise<void> {
  const types: Environment = typesChecked ? { TYPES_CHECKED: 'yes' } : {};
  const code = await runCommand(localBin('next'), ['build'], { NEXT_TELEMETRY_DISABLED: '1', ...types });
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
    // Of threads that pay themselves alone: no other answer uses a budget.
    BUDGET_PER_THREAD_PER_MONTH: '2 answers',
    MODEL_PRICES: pricesFile(),
    // Sees the whole site's usage.
    SITE_ADMINS: 'linus@example.com',
  };
  // In a process of its own: the environment of this one belongs to all suites that run meanwhile.
  await runCommand(localBin('tsx'), ['--conditions=react-server', 'scripts/seed.ts'], env);
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

/** Of every model, in dollars for a million tokens. */
function pricesFile(): string {
  const file = path.join(CACHE, 'prices.json');
  fs.writeFileSync(
    file,
    JSON.stringify({ currency: 'USD', models: {}, otherwise: { input: 3, output: 15 } }),
  );
  return file;
}

/** The API over HTTP. The app must be built and the emulators up. */
export async function runApi(ports: EmulatorPorts): Promise<SuiteResult> {
  const served = await serveBuiltApp(ports);
  try {
    return await runVitest('api', served.env);
  } finally {
    await served.stop();
  }
}

/** Most of a story is waiting: so many are told at once, each in a world of its own, where nobody else is called Ada. */
export const WORLDS = 2;

/**
 * An emulator that has stored much answers slowly, also what is asked about other documents, and also once they are deleted: the stories
 * are told in so many parts, each in new worlds.
 */
const PARTS = 4;

/** All stories, or some, chosen by Playwright's own options. The app must be built. */
export async function runStories(count = WORLDS, options: readonly string[] = []): Promise<SuiteResult> {
  if (options.length > 0) return await runPart(count, options);
  const parts: SuiteResult[] = [];
  for (let part = 1; part <= PARTS; part += 1) parts.push(await runPart(count, [`--shard=${part}/${PARTS}`]));
  const sum = (key: 'passed' | 'failed' | 'flaky' | 'seconds') =>
    parts.reduce((total, each) => total + (each[key] ?? 0), 0);
  return {
    name: 'e2e',
    passed: sum('passed'),
    failed: sum('failed'),
    flaky: sum('flaky'),
    seconds: sum('seconds'),
    troubles: parts.flatMap(({ troubles = [] }) => troubles),
  };
}

async function runPart(count: number, options: readonly string[]): Promise<SuiteResult> {
  const worlds = await Promise.all(Array.from({ length: count }, openWorld));
  try {
    const envs = worlds.map(({ env }) => env);
    const all = { ...envs[0], WORLDS: JSON.stringify(envs) };
    return await runPlaywright('e2e', all, [`--workers=${count}`, ...options]);
  } finally {
    await Promise.all(worlds.map(({ close }) => close()));
  }
}

/** Emulators, model and server that no other story uses. */
async function openWorld(): Promise<{ env: Environment; close: () => Promise<void> }> {
  const ports = await freeEmulatorPorts();
  const emulators = await startEmulators({ ports, functions: 'without' });
  const served = await serveBuiltApp(ports);
  return {
    env: served.env,
    close: async () => {
      await served.stop();
      await emulators.stop();
    },
  };
}
