// Next as a child process, in development or as built, over the emulators and the model it is told.
import fs from 'node:fs';
import path from 'node:path';
import { DEMO_PROJECT_ID } from '@/model/demo';
import { CACHE, ROOT, localBin, startChild, type Child, type Environment, type Stream } from './child';
import { environmentOf } from './emulators';
import { PlainError } from './main';
import { HOST, type PortsInUse } from './ports';

/** Whether there is something for `next start`. */
export function isAppBuilt(root = ROOT): boolean {
  return fs.existsSync(path.join(root, '.next', 'BUILD_ID'));
}

/** @throws PlainError when there is nothing for `next start` */
export function requireBuiltApp(root = ROOT): void {
  if (!isAppBuilt(root)) throw new PlainError('The app is not built: `npm run build` first.');
}

/** Longer than callers keep an idle connection: none reuses one that the server is closing. */
const KEEP_ALIVE = ['--keepAliveTimeout', '70000'];

type NextOptions = {
  mode: 'dev' | 'start';
  port: number;
  env: Environment;
  onLine?: (line: string, from: Stream) => void;
};

/** Resolves when Next takes requests. */
export async function startNext({
  mode,
  port,
  env,
  onLine,
}: NextOptions): Promise<{ url: string; child: Child }> {
  const ready = Promise.withResolvers<'ready'>();
  const child = startChild({
    command: localBin('next'),
    args: [mode, '--port', String(port), '--hostname', HOST, ...(mode === 'start' ? KEEP_ALIVE : [])],
    order: 'dependents',
    env: { NEXT_TELEMETRY_DISABLED: '1', ...env },
    onLine: (line, from) => {
      if (/Ready in/.test(line)) ready.resolve('ready');
      onLine?.(line, from);
    },
  });
  const outcome = await Promise.race([ready.promise, child.exited]);
  if (outcome !== 'ready') {
    throw new PlainError(`The web app did not start. Its last words:\n${child.lastLines().join('\n')}`);
  }
  return { url: `http://${HOST}:${port}`, child };
}

type WebSettings = {
  ports: PortsInUse;
  webPort: number;
  modelPort: number;
  /** A model of one's own is configured: the demo model is not named then. */
  hasModel: boolean;
  stage: 'development' | 'test';
};

/** The variables of .env.example with which the web app runs on this machine alone. */
export function webEnvironment({ ports, webPort, modelPort, hasModel, stage }: WebSettings): Environment {
  return {
    ...environmentOf(ports),
    APP_STAGE: stage,
    APP_URL: `http://localhost:${webPort}`,
    NEXT_PUBLIC_FIREBASE_API_KEY: 'demo-key',
    NEXT_PUBLIC_FIREBASE_AUTH_DOMAIN: 'localhost',
    NEXT_PUBLIC_FIREBASE_PROJECT_ID: DEMO_PROJECT_ID,
    NEXT_PUBLIC_FIREBASE_STORAGE_BUCKET: `${DEMO_PROJECT_ID}.appspot.com`,
    NEXT_PUBLIC_FIREBASE_MESSAGING_SENDER_ID: '0',
    NEXT_PUBLIC_FIREBASE_APP_ID: 'demo',
    // Everybody has one network address here, and tests do in a minute what people do in a day.
    RATE_FACTOR: stage === 'test' ? '1000' : '20',
    ...(stage === 'test' && {
      MAX_ANSWERS_PER_DAY_SITE: '1000000',
      // Of its own: an index is of one store, and every run has another.
      SEARCH_FILE: path.join(CACHE, 'search', `${webPort}-${Date.now()}.sqlite`),
    }),
    ...(hasModel ? {} : demoModelEnvironment(modelPort)),
  };
}

function demoModelEnvironment(port: number): Environment {
  return { MODEL_BASE_URL: `http://${HOST}:${port}/v1`, MODEL_NAME: 'cothread-demo', MODEL_API_KEY: 'demo' };
}

const WARM_MS = 120_000;

/** Pages are compiled when they are asked for first: asked for here, the first person does not wait. */
export async function warm(url: string, paths: readonly string[]): Promise<void> {
  for (const page of paths) {
    const problem = await fetch(url + page, { signal: AbortSignal.timeout(WARM_MS) }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status < 500 ? undefined : `answers with ${response.status}`;
      },
      (error: unknown) => `does not answer (${String(error)})`,
    );
    if (problem !== undefined) console.error(`${page} ${problem}: --verbose shows more.`);
  }
}
