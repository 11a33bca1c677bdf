// The environment of trials: emulators, the demo model in a separate process, servers as production runs them, and people
// with tokens. Everything is on free ports of this machine and ends with the script.
import { randomUUID } from 'node:crypto';
import { deleteApp, getApps, initializeApp } from 'firebase-admin/app';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import type { AddedBy } from '@/model/adding';
import { userPath } from '@/model/paths';
import * as z from 'zod/v4';
import { DEMO_PROJECT_ID } from '@/model/demo';
import { ROOT, localBin, startChild, type Environment } from '@/scripts/stack/child';
import { startEmulators, type Emulators } from '@/scripts/stack/emulators';
import { requireBuiltApp, webEnvironment } from '@/scripts/stack/next-server';
import {
  HOST,
  emulatorPortsInUse,
  freeEmulatorPorts,
  freePort,
  type EmulatorPorts,
  type PortsInUse,
} from '@/scripts/stack/ports';
import { callerFor, type Caller } from './caller';
import { killOnExit } from './reaper';
import { startServer, type Server } from './server';

export type World = {
  ports: EmulatorPorts;
  emulators: Emulators;
  projectId: string;
  /** The store, without the rules. */
  db: Firestore;
  model: Model;
  /** A server on its own port; `env` is added to the environment that all of them get. */
  server: (env?: Environment) => Promise<Server>;
  /** A new person with a verified address, who has signed in once on `server`. */
  person: (name: string, server: Server) => Promise<Caller>;
};

/** A world on emulators that the caller started and that it does not stop. */
export type JoinedWorld = Omit<World, 'emulators' | 'ports'> & {
  ports: PortsInUse;
  /** Ends servers and model in any state. */
  end: () => Promise<void>;
};

/** A world for code that does not end it. */
export type TrialWorld = Omit<JoinedWorld, 'end'>;

export type Model = {
  url: string;
  /** The model's requests whose question contains `question`, oldest first. */
  requests: (question: string) => Promise<ModelRequest[]>;
};

const requestSchema = z.object({
  id: z.string(),
  question: z.string(),
  /** MODEL_API_KEY of the server that asked. */
  key: z.string(),
  startedAt: z.number(),
  aborted: z.number().nullable(),
  done: z.boolean(),
  text: z.string(),
  /** When each length of `text` had been sent, by the clock that all processes of one machine share. */
  chunks: z.array(z.object({ at: z.number(), length: z.number() })),
});
export type ModelRequest = z.infer<typeof requestSchema>;

type WorldOptions = {
  /** The checkout whose build the servers run; default: this one. */
  root?: string;
  /** Worlds on the same emulators need one each: servers resume runs that others of their project leave. */
  projectId?: string;
};

/** Starts emulators and model; servers are started individually. The app must be built. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const ports = await freeEmulatorPorts();
  const emulators = await startEmulators({ ports, functions: 'without' });
  Object.assign(process.env, emulators.env);
  return { ...(await worldOn(ports, options)), ports, emulators };
}

/** As `startWorld` on the emulators that the environment names, as inside `npm test`. */
export async function joinWorld(options: WorldOptions = {}): Promise<JoinedWorld> {
  return await worldOn(emulatorPortsInUse(), options);
}

async function worldOn(
  ports: PortsInUse,
  { root = ROOT, projectId = DEMO_PROJECT_ID }: WorldOptions,
): Promise<JoinedWorld> {
  requireBuiltApp(root);
  const model = await startModel();
  const app = getApps()[0] ?? initializeApp({ projectId });
  const servers: Server[] = [];
  return {
    ports,
    projectId,
    db: getFirestore(app),
    model,
    server: async (env = {}) => {
      const webPort = await freePort();
      const modelPort = Number(new URL(model.url).port);
      const own = {
        ...webEnvironment({ ports, webPort, modelPort, hasModel: false, stage: 'test' }),
        ...environmentOfProject(projectId),
      };
      // Where nobody searches, a listener on every message would only slow the emulator down.
      const search = { SEARCH_FILE: 'off' };
      const everybody = { ...search, ALLOWED_EMAIL_DOMAINS: '*', MAX_ANSWERS_PER_PERSON_PER_DAY: '1000000' };
      const server = await startServer({ port: webPort, env: { ...own, ...everybody, ...env }, root });
      servers.push(server);
      return server;
    },
    person: async (name, server) => {
      const person = await callerFor({
        server: server.url,
        auth: `${HOST}:${ports.auth}`,
        projectId,
        name,
        uid: `${name.toLowerCase()}-${randomUUID().slice(0, 8)}`,
      });
      // They share no thread yet, and are added to some.
      const addedBy = 'anyone' satisfies AddedBy;
      await getFirestore(app).doc(userPath(person.uid)).update({ 'preferences.addedBy': addedBy });
      return person;
    },
    end: async () => {
      await Promise.all(servers.map((server) => server.kill()));
      await model.stop();
      await deleteApp(app);
    },
  };
}

function environmentOfProject(projectId: string): Environment {
  return {
    GCLOUD_PROJECT: projectId,
    GOOGLE_CLOUD_PROJECT: projectId,
    FIREBASE_PROJECT_ID: projectId,
    NEXT_PUBLIC_FIREBASE_PROJECT_ID: projectId,
  };
}

async function startModel(): Promise<Model & { stop: () => Promise<void> }> {
  const port = await freePort();
  const ready = Promise.withResolvers<void>();
  const child = startChild({
    command: localBin('tsx'),
    args: ['scripts/demo-model/server.ts', '--port', String(port)],
    onLine: (line) => line.startsWith('demo model:') && ready.resolve(),
  });
  killOnExit(child);
  await Promise.race([ready.promise, child.exited]);
  const url = `http://${HOST}:${port}/v1`;
  return {
    url,
    stop: child.stop,
    requests: async (question) => {
      const response = await fetch(`http://${HOST}:${port}/log?question=${encodeURIComponent(question)}`);
      return z.object({ requests: z.array(requestSchema) }).parse(await response.json()).requests;
    },
  };
}
