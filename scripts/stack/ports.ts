// Ports on this machine: which are free, and which the parts of a development or test run take.
import net from 'node:net';
import { PlainError } from './main';

export const HOST = '127.0.0.1';

export type EmulatorPorts = {
  firestore: number;
  auth: number;
  functions: number;
  hub: number;
  logging: number;
  eventarc: number;
  tasks: number;
};

/** Of emulators that are up: what a process must know that works on them. */
export type PortsInUse = Pick<EmulatorPorts, 'firestore' | 'auth' | 'hub'>;

type PortSetting = { variable: string; port: number; what: string };

const EMULATOR_PORTS: Record<keyof EmulatorPorts, PortSetting> = {
  firestore: { variable: 'FIRESTORE_PORT', port: 8080, what: 'the Firestore emulator' },
  auth: { variable: 'AUTH_PORT', port: 9099, what: 'the Auth emulator' },
  functions: { variable: 'FUNCTIONS_PORT', port: 5001, what: 'the Functions emulator' },
  hub: { variable: 'HUB_PORT', port: 4400, what: 'the emulators’ hub' },
  logging: { variable: 'LOGGING_PORT', port: 4420, what: 'the emulators’ log' },
  eventarc: { variable: 'EVENTARC_PORT', port: 4430, what: 'the Eventarc emulator' },
  tasks: { variable: 'TASKS_PORT', port: 4440, what: 'the Tasks emulator' },
};

/** The port that `variable` names in the environment, else `otherwise`. */
export function portFrom(variable: string, otherwise: number): number {
  const text = process.env[variable];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainError(`${variable}=${text} is not a port. Give a number from 1 to 65535.`);
}

export function emulatorPortsFromEnvironment(): EmulatorPorts {
  return mapPorts(({ variable, port }) => portFrom(variable, port));
}

/** Ports of the emulators that this process was started for; scripts/stack/emulators.ts names them in the environment. */
export function emulatorPortsInUse(): PortsInUse {
  const portOf = (variable: string) => {
    const host = process.env[variable];
    if (host === undefined || host === '')
      throw new PlainError(`${variable} is missing: no emulators are up.`);
    return Number(host.slice(host.lastIndexOf(':') + 1));
  };
  return {
    firestore: portOf('FIRESTORE_EMULATOR_HOST'),
    auth: portOf('FIREBASE_AUTH_EMULATOR_HOST'),
    hub: portOf('FIREBASE_EMULATOR_HUB'),
  };
}

/** Ports nobody listens on at the moment, all different. */
export async function freeEmulatorPorts(): Promise<EmulatorPorts> {
  const free = await freePorts(Object.keys(EMULATOR_PORTS).length);
  return mapPorts(() => free.pop() ?? 0);
}

function mapPorts(portOf: (setting: PortSetting) => number): EmulatorPorts {
  return {
    firestore: portOf(EMULATOR_PORTS.firestore),
    auth: portOf(EMULATOR_PORTS.auth),
    functions: portOf(EMULATOR_PORTS.functions),
    hub: portOf(EMULATOR_PORTS.hub),
    logging: portOf(EMULATOR_PORTS.logging),
    eventarc: portOf(EMULATOR_PORTS.eventarc),
    tasks: portOf(EMULATOR_PORTS.tasks),
  };
}

/** All are held open until each has one, so that no two are alike. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  const ports = servers.map(portOfServer);
  await Promise.all(servers.map(closeServer));
  return ports;
}

export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port ?? 0;
}

export async function isPortFree(port: number): Promise<boolean> {
  try {
    await closeServer(await listen(port));
    return true;
  } catch {
    return false; // Whatever keeps us from listening there would keep the part from it too.
  }
}

/** Throws one sentence that names the port, who wants it and the variable that moves it. */
export async function requireFreePort({ variable, port, what }: PortSetting): Promise<void> {
  if (await isPortFree(port)) return;
  throw new PlainError(
    `Port ${port}, wanted for ${what}, is taken. End what listens there, or choose another with ${variable}=${port + 1}.`,
  );
}

export async function requireFreeEmulatorPorts(ports: EmulatorPorts): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    const setting = Object.entries(EMULATOR_PORTS).find(([key]) => key === name)?.[1];
    if (setting) await requireFreePort({ ...setting, port });
  }
}

function listen(port: number): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(port, HOST, () => resolve(server));
  });
}

function closeServer(server: net.Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

function portOfServer(server: net.Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
