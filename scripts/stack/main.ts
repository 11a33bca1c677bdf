// How a script ends: nothing it started is left behind, and what people can mend themselves is told in one sentence.

/** A failure that people are told in one sentence, without a stack. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

/** `users` end before what they use: a web server hands its work over to the emulators before those go. */
type ShutdownOrder = 'dependents' | 'dependencies';
const stops: { order: ShutdownOrder; stop: () => Promise<void> }[] = [];

export function onExit(order: ShutdownOrder, stop: () => Promise<void>): void {
  stops.push({ order, stop });
}

let isShuttingDown = false;

type MainOptions = {
  /** The exit code when somebody ends the script by a signal. */
  signalCode?: number;
  /** Said before all that was started is ended. */
  shutdownMessage?: string;
};

/** Runs a script's main function, ends all it started, and gives its number to the shell. */
export async function runMain(main: () => Promise<number>, options: MainOptions = {}): Promise<never> {
  const signalled = new Promise<number>((resolve) =>
    onShutdownRequest(() => resolve(options.signalCode ?? 130)),
  );
  const code = await Promise.race([signalled, main().catch(reportFailure)]);
  isShuttingDown = true;
  if (options.shutdownMessage !== undefined) console.log(options.shutdownMessage);
  for (const order of ['dependents', 'dependencies'] as const) {
    await Promise.all(stops.filter((each) => each.order === order).map(({ stop }) => stop()));
  }
  process.exit(code);
}

function reportFailure(error: unknown): number {
  // What fails because all is being ended is no news.
  if (!isShuttingDown) console.error(error instanceof PlainError ? `\n${error.message}` : error);
  return 1;
}

const PARENT_CHECK_MS = 500;

/** Calls back when this process is to end: told by a signal, or because whoever started it is gone. */
function onShutdownRequest(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // npm that is killed does not always pass it on: its children are given another parent.
  const parent = process.ppid;
  const check = setInterval(() => process.ppid === parent || end(), PARENT_CHECK_MS);
  check.unref();
}
