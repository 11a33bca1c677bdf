// `npm run dev`: everything Cothread needs on this machine, started together, ended together.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs, parseEnv, stripVTControlCharacters } from 'node:util';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '@/model/demo';
import { PRODUCT_NAME } from '@/model/product';
import { buildFunctions } from './build-functions';
import { ROOT, type Child, type Environment } from './child';
import { startDemoModel } from './demo-model';
import { environmentOf, startEmulators } from './emulators';
import { PlainError, onEnd, runMain } from './main';
import { startNext, warm, webEnvironment } from './next-server';
import { emulatorPortsFromEnvironment, portFrom, requireFreePort, type EmulatorPorts } from './ports';
import { seed } from './seed';

const DATA = path.join(ROOT, '.data', 'emulators');

type Settings = {
  ports: EmulatorPorts;
  webPort: number;
  modelPort: number;
  /** A model of one's own is configured. */
  hasModel: boolean;
  isVerbose: boolean;
};

/** What was started, in order; ended in the reverse of it. */
type Part = { name: string; stop: () => Promise<void>; gone?: Promise<unknown>; child?: Child };

async function main(): Promise<number> {
  const settings = readSettings();
  const parts: Part[] = [];
  const over = Promise.withResolvers<number>();
  let isEnding = false;
  const end = (code: number) => {
    isEnding = true;
    over.resolve(code);
  };
  onEnd(() => end(0));
  const add = (part: Part) => {
    parts.push(part);
    void part.gone?.then(() => {
      if (!isEnding) sayWhatEnded(part);
      end(1);
      return undefined;
    });
  };
  start(settings, add).then(
    () => isEnding || announce(settings),
    (error: unknown) => {
      if (!isEnding) console.error(error instanceof PlainError ? `\n${error.message}` : error);
      end(1);
    },
  );
  const code = await over.promise;
  await stopAll(parts);
  return code;
}

function sayWhatEnded({ name, child }: Part): void {
  console.error(`\n${name} ended unasked, so everything ends. The last words:`);
  console.error(plain((child?.lastLines() ?? []).slice(-20).join('\n')));
}

function readSettings(): Settings {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean' }, verbose: { type: 'boolean' } } });
  if (values.fresh) fs.rmSync(DATA, { recursive: true, force: true });
  const configured = { ...fileEnvironment(), ...process.env };
  return {
    ports: emulatorPortsFromEnvironment(),
    webPort: portFrom('PORT', 3000),
    modelPort: portFrom('DEMO_MODEL_PORT', 4010),
    hasModel: Boolean(configured['THESYS_API_KEY'] ?? configured['MODEL_BASE_URL']),
    isVerbose: values.verbose ?? false,
  };
}

/** What Next will read from its files, for the one question whether a model is configured. */
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

/** All parts at the same time; resolves when each is ready. */
async function start(settings: Settings, add: (part: Part) => void): Promise<void> {
  await requireFreePort({ variable: 'PORT', port: settings.webPort, what: 'the web app' });
  if (!settings.hasModel) {
    await requireFreePort({ variable: 'DEMO_MODEL_PORT', port: settings.modelPort, what: 'the demo model' });
  }
  Object.assign(process.env, environmentOf(settings.ports));
  const data = timed('Emulators: Firestore, Auth, Functions', startData(settings, add)).then(() =>
    timed('Demo people and threads', seed()),
  );
  await Promise.all([data, startModel(settings, add), startWeb(settings, add, data)]);
}

async function startData(settings: Settings, add: (part: Part) => void): Promise<void> {
  await buildFunctions();
  const emulators = await startEmulators({
    ports: settings.ports,
    functions: 'with',
    data: DATA,
    onLine: (line) => settings.isVerbose && console.log(plain(line)),
    onStart: (child) => add({ name: 'The emulators', stop: child.stop }),
  });
  add({ name: 'The emulators', stop: emulators.stop, gone: emulators.gone, child: emulators.child });
}

async function startModel({ hasModel, modelPort }: Settings, add: (part: Part) => void): Promise<void> {
  if (hasModel) return;
  const log = process.env.DEMO_MODEL_LOG;
  const model = await timed('Demo model', startDemoModel({ port: modelPort, log }));
  add({ name: 'The demo model', stop: model.close });
}

async function startWeb(settings: Settings, add: (part: Part) => void, data: Promise<void>): Promise<void> {
  const began = Date.now();
  const next = await startNext({
    mode: 'dev',
    port: settings.webPort,
    env: webEnvironment({ ...settings, stage: 'development' }),
    onLine: (line, from) => (settings.isVerbose || from === 'stderr') && console.log(plain(line)),
    onStart: (child) => add({ name: 'The web app', stop: child.stop }),
  });
  add({ name: 'The web app', stop: next.child.stop, gone: next.child.exited, child: next.child });
  await warm(next.url, ['/']);
  await data;
  await warm(next.url, ['/api/health']);
  tick('Web app', began);
}

/** Colours are for terminals that know them. */
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
  if (!hasModel) console.log('Answers come from a script; a real model: THESYS_API_KEY in .env.local');
  console.log('Ctrl-C ends everything; what was written stays in .data/ (--fresh starts anew).');
}

/** The web app first: it may still hand over answers it is writing. */
async function stopAll(parts: Part[]): Promise<void> {
  console.log('\nEnding…');
  for (const part of parts.toReversed()) await part.stop();
  console.log('Everything has ended.');
}

runMain(main());
