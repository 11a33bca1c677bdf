// The emulators of firebase-tools as one child process: ready when it says so, gone with everything it started.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod/v4';
import { DEMO_PROJECT_ID } from '@/model/demo';
import { CACHE, ROOT, findOnPath, localBin, startChild, type Child, type Environment } from './child';
import { firestoreLauncher } from './firestore-jar';
import { PlainError } from './main';
import { HOST, isPortFree, requireFreeEmulatorPorts, type EmulatorPorts, type PortsInUse } from './ports';

export type EmulatorOptions = {
  ports: EmulatorPorts;
  functions: 'with' | 'without';
  /** A folder that is read at the start, when it exists, and written at the end. */
  data?: string;
  /** `quick`: compiled once and simply, which takes half the CPU time of what runs for a minute or two. */
  java?: 'quick' | 'thorough';
  onLine?: (line: string) => void;
};

export type Emulators = {
  /** What a process needs in its environment to work on these emulators. */
  env: Environment;
  child: Child;
  /** Resolves when one of them no longer answers: firebase-tools itself lives on when its Java dies. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

const firebaseJsonSchema = z.looseObject({
  firestore: z.looseObject({ rules: z.string(), indexes: z.string() }),
  functions: z.array(z.looseObject({ source: z.string() })),
});

/** Starts them and waits until all are ready. Throws PlainError when something they need is missing. */
export async function startEmulators(options: EmulatorOptions): Promise<Emulators> {
  requireJava();
  await requireFreeEmulatorPorts(options.ports);
  const launcher = firestoreLauncher(CACHE);
  const ready = Promise.withResolvers<'ready'>();
  const child = startChild({
    ...commandLine(options),
    env: {
      ...quiet,
      ...environmentOf(options.ports),
      ...(launcher === undefined ? {} : { FIRESTORE_EMULATOR_BINARY_PATH: launcher }),
      ...(options.java === 'quick' ? QUICK_JAVA : {}),
    },
    cwd: folderOf(options.ports),
    stopSignal: 'SIGINT',
    // An export of what was written may take its time.
    graceMs: 20_000,
    onLine: (line) => {
      if (line.includes('All emulators ready')) ready.resolve('ready');
      options.onLine?.(line);
    },
  });
  const outcome = await Promise.race([ready.promise, child.exited]);
  if (outcome !== 'ready') {
    await child.stop();
    throw new PlainError(whyNotStarted(child.lastLines(), launcher));
  }
  child.noteDescendants();
  const exited = Promise.race([child.exited.then(() => undefined), whenUnreachable(options.ports)]);
  return { env: environmentOf(options.ports), child, exited, stop: child.stop };
}

const ANSWER_CHECK_MS = 2_000;

function whenUnreachable({ firestore, auth }: EmulatorPorts): Promise<void> {
  return new Promise((resolve) => {
    const look = async () => {
      if (!(await isPortFree(firestore)) && !(await isPortFree(auth))) return;
      clearInterval(check);
      resolve();
    };
    const check = setInterval(() => void look(), ANSWER_CHECK_MS);
    check.unref();
  });
}

export function environmentOf(ports: PortsInUse): Environment {
  return {
    FIRESTORE_EMULATOR_HOST: `${HOST}:${ports.firestore}`,
    FIREBASE_AUTH_EMULATOR_HOST: `${HOST}:${ports.auth}`,
    FIREBASE_EMULATOR_HUB: `${HOST}:${ports.hub}`,
    GCLOUD_PROJECT: DEMO_PROJECT_ID,
    GOOGLE_CLOUD_PROJECT: DEMO_PROJECT_ID,
    FIREBASE_PROJECT_ID: DEMO_PROJECT_ID,
    // Nobody asks Google's metadata server who we are: on most machines that takes seconds to fail.
    METADATA_SERVER_DETECTION: 'none',
  };
}

/** firebase-tools without questions, update checks and usage reports. */
const quiet: Environment = {
  CI: 'true',
  NO_UPDATE_NOTIFIER: '1',
  FIREBASE_TOOLS_DISABLE_ANALYTICS: '1',
  FORCE_COLOR: '0',
  NODE_NO_WARNINGS: '1',
};

const QUICK_JAVA: Environment = { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' };

function commandLine({ ports, functions, data }: EmulatorOptions): { command: string; args: string[] } {
  const only = ['firestore', 'auth', ...(functions === 'with' ? ['functions'] : [])].join(',');
  const args = [
    'emulators:start',
    '--only',
    only,
    '--project',
    DEMO_PROJECT_ID,
    '--config',
    writeConfig(ports),
  ];
  if (data !== undefined) {
    fs.mkdirSync(path.dirname(data), { recursive: true });
    if (fs.existsSync(data)) args.push('--import', data);
    args.push('--export-on-exit', data);
  }
  return { command: localBin('firebase'), args };
}

/** firebase.json as it is, with these ports; paths made whole because this file stands elsewhere. */
function writeConfig(ports: EmulatorPorts): string {
  const config = firebaseJsonSchema.parse(
    JSON.parse(fs.readFileSync(path.join(ROOT, 'firebase.json'), 'utf8')),
  );
  const folder = folderOf(ports);
  fs.mkdirSync(folder, { recursive: true });
  const derived = {
    firestore: {
      ...config.firestore,
      rules: path.join(ROOT, config.firestore.rules),
      indexes: path.join(ROOT, config.firestore.indexes),
    },
    functions: config.functions.map((each) => ({
      ...each,
      // The emulator joins this to the folder of the configuration.
      source: path.relative(folder, path.join(ROOT, each.source)),
    })),
    emulators: {
      singleProjectMode: false,
      ui: { enabled: false },
      ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, { host: HOST, port }])),
    },
  };
  const file = path.join(folder, 'firebase.json');
  fs.writeFileSync(file, JSON.stringify(derived, null, 2));
  return file;
}

/** One folder a run: logs of two runs at the same time do not mix. */
function folderOf(ports: EmulatorPorts): string {
  return path.join(CACHE, 'emulators', String(ports.hub));
}

function requireJava(): void {
  const java = findOnPath('java');
  try {
    if (java !== undefined) return void execFileSync(java, ['-version'], { stdio: 'ignore' });
  } catch {
    // A `java` that cannot run (macOS ships such a stub) is as good as none: told below.
  }
  throw new PlainError(
    'The Firestore emulator needs Java 17 or newer, and there is none on the PATH. Install one ' +
      '(Debian, Ubuntu: apt-get install default-jre-headless; macOS: brew install openjdk) and start again.',
  );
}

function whyNotStarted(lines: string[], launcher: string | undefined): string {
  const output = lines.join('\n');
  if (launcher === undefined && /download|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|fetch/i.test(output)) {
    return (
      'The Firestore emulator is not on this machine and could not be downloaded. Install it with ' +
      '`gcloud components install cloud-firestore-emulator`, or start once with a connection to the internet.'
    );
  }
  if (/Java version|UnsupportedClassVersionError|no longer supports Java/i.test(output)) {
    return `This Java is too old for the Firestore emulator. Install Java 21 and start again.\n${output}`;
  }
  return `The emulators did not start. Their last words:\n${output}`;
}
