// How a script ends: nothing it started is left behind, and what people can mend themselves is told in one sentence.

/** A failure that people are told in one sentence, without a stack. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

/** `users` end before what they use: a web server hands its work over to the emulators before those go. */
type Order = 'users' | 'used';
const stops: { order: Order; stop: () => Promise<void> }[] = [];

export function atEnd(order: Order, stop: () => Promise<void>): void {
  stops.push({ order, stop });
}

let isEnding = false;

type MainOptions = {
  /** The exit code when somebody ends the script by a signal. */
  signalCode?: number;
  /** Said before all that was started is ended. */
  ending?: string;
};

/** Runs a script's main function, ends all it started, and gives its number to the shell. */
export async function runMain(main: () => Promise<number>, options: MainOptions = {}): Promise<never> {
  const signalled = new Promise<number>((resolve) => onEnd(() => resolve(options.signalCode ?? 130)));
  const code = await Promise.race([signalled, main().catch(sayWhy)]);
  isEnding = true;
  if (options.ending !== undefined) console.log(options.ending);
  for (const order of ['users', 'used'] as const) {
    await Promise.all(stops.filter((each) => each.order === order).map(({ stop }) => stop()));
  }
  process.exit(code);
}

function sayWhy(error: unknown): number {
  // What fails because all is being ended is no news.
  if (!isEnding) console.error(error instanceof PlainError ? `\n${error.message}` : error);
  return 1;
}

const PARENT_CHECK_MS = 500;

/** Calls back when this process is to end: told by a signal, or because whoever started it is gone. */
function onEnd(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // npm that is killed does not always pass it on: its children are given another parent.
  const parent = process.ppid;
  const check = setInterval(() => process.ppid === parent || end(), PARENT_CHECK_MS);
  check.unref();
}
