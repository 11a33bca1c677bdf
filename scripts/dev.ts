// `npm run dev`: starts everything that Cothread needs on this machine, and stops it together.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs, parseEnv, stripVTControlCharacters } from 'node:util';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '@/model/demo';
import { PRODUCT_NAME } from '@/model/product';
import { buildFunctions } from './build-functions';
import { ROOT, type Child, type Environment, type Stream } from '@/scripts/stack/child';
import { startDemoModel } from '@/scripts/demo-model/server';
import { environmentOf, startEmulators, type Emulators } from '@/scripts/stack/emulators';
import { PlainError, runMain } from '@/scripts/stack/main';
import { startNext, warm, webEnvironment } from '@/scripts/stack/next-server';
import {
  emulatorPortsFromEnvironment,
  portFrom,
  requireFreePort,
  type EmulatorPorts,
} from '@/scripts/stack/ports';
import { seed } from './seed';

const DATA = path.join(ROOT, '.data', 'emulators');
/** The search index of that data: the default of SEARCH_FILE, with the files that SQLite adds. */
const INDEX = ['', '-wal', '-shm'].map((end) => path.join(ROOT, '.data', `search.sqlite${end}`));

type Settings = {
  ports: EmulatorPorts;
  webPort: number;
  modelPort: number;
  /** The developer has configured a model provider. */
  hasModel: boolean;
  isVerbose: boolean;
};

/** A process that should run until the script ends. */
type Part = { name: string; exited: Promise<unknown>; child: Child };

async function main(): Promise<never> {
  const settings = readSettings();
  const { emulators, next } = await start(settings);
  announce(settings);
  return Promise.race([
    failOnExit({ name: 'The emulators', exited: emulators.exited, child: emulators.child }),
    failOnExit({ name: 'The web app', exited: next.child.exited, child: next.child }),
  ]);
}

/** Waits for an unexpected exit, and fails with the last lines of the process's output. */
async function failOnExit({ name, exited, child }: Part): Promise<never> {
  await exited;
  const lastLines = plain(child.lastLines().slice(-20).join('\n'));
  throw new PlainError(
    `${name} exited unexpectedly, so everything is stopped. Its last output:\n${lastLines}`,
  );
}

function readSettings(): Settings {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean' }, verbose: { type: 'boolean' } } });
  if (values.fresh) for (const each of [DATA, ...INDEX]) fs.rmSync(each, { recursive: true, force: true });
  const configured = { ...fileEnvironment(), ...process.env };
  return {
    ports: emulatorPortsFromEnvironment(),
    webPort: portFrom('PORT', 3000),
    modelPort: portFrom('DEMO_MODEL_PORT', 4010),
    hasModel: Boolean(configured['THESYS_API_KEY'] || configured['MODEL_BASE_URL']),
    isVerbose: values.verbose ?? false,
  };
}

/** The environment that Next will read from its files: it tells whether a model is configured. */
function fileEnvironment(): Environment {
  const files = ['.env', '.env.development', '.env.local', '.env.development.local'];
  return Object.assign(
    {},
    ...files
      .map((file) => path.join(ROOT, file))
      .filter((file) => fs.existsSync(file))
      .map((file) => parseEnv(fs.readFileSync(file, 'utf8'))),
  );
}

/** Starts all processes at the same time; resolves when each is ready. */
async function start(settings: Settings) {
  await requireFreePort({ variable: 'PORT', port: settings.webPort, what: 'the web app' });
  if (!settings.hasModel) {
    await requireFreePort({ variable: 'DEMO_MODEL_PORT', port: settings.modelPort, what: 'the demo model' });
  }
  Object.assign(process.env, environmentOf(settings.ports));
  const data = startData(settings);
  const [emulators, next] = await Promise.all([data, startWeb(settings, data), startModel(settings)]);
  return { emulators, next };
}

async function startData(settings: Settings): Promise<Emulators> {
  await buildFunctions();
  const emulators = await timed(
    'Emulators: Firestore, Auth, Functions',
    startEmulators({
      ports: settings.ports,
      functions: 'with',
      data: DATA,
      onLine: (line) => settings.isVerbose && console.log(plain(line)),
    }),
  );
  await timed('Demo people and threads', seed());
  return emulators;
}

async function startModel({ hasModel, modelPort }: Settings): Promise<void> {
  if (hasModel) return;
  await timed('Demo model', startDemoModel({ port: modelPort, log: process.env.DEMO_MODEL_LOG }));
}

async function startWeb(settings: Settings, data: Promise<unknown>) {
  const began = Date.now();
  const next = await startNext({
    mode: 'dev',
    port: settings.webPort,
    env: webEnvironment({ ...settings, stage: 'development' }),
    onLine: (line, from) => (settings.isVerbose || isErrorLine(line, from)) && console.log(plain(line)),
  });
  const warmed = async () => {
    await warm(next.url, ['/']);
    await data;
    await warm(next.url, ['/api/health']);
  };
  await Promise.race([
    warmed(),
    failOnExit({ name: 'The web app', exited: next.child.exited, child: next.child }),
  ]);
  tick('Web app', began);
  return next;
}

/** Next writes errors to stderr, between hints about the machine and its own restarts. */
function isErrorLine(line: string, from: Stream): boolean {
  return from === 'stderr' && !/^\s*⚠|^See more: https:\/\/nextjs\.org/.test(stripVTControlCharacters(line));
}

/** Colours, for terminals that support them. */
function plain(line: string): string {
  const hasColours = process.stdout.isTTY && process.env.TERM !== 'dumb' && !process.env.NO_COLOR;
  return hasColours ? line : stripVTControlCharacters(line);
}

async function timed<T>(name: string, work: Promise<T>): Promise<T> {
  const began = Date.now();
  const result = await work;
  tick(name, began);
  return result;
}

function tick(name: string, began: number): void {
  console.log(`✓ ${name.padEnd(40)} ${((Date.now() - began) / 1_000).toFixed(1).padStart(5)} s`);
}

function announce({ webPort, hasModel }: Settings): void {
  const people = DEMO_PEOPLE.map(({ email }) => email).join(', ');
  console.log(`\n${PRODUCT_NAME} is ready: http://localhost:${webPort}\n`);
  console.log(`Demo people: ${people} (password: ${DEMO_PASSWORD})`);
  if (!hasModel) console.log('Answers are scripted; for a real model, set THESYS_API_KEY in .env.local');
  console.log('Ctrl-C stops everything; the data stays in .data/ (--fresh discards it).');
}

await runMain(main, { signalCode: 0, shutdownMessage: '\nEnding…' });
