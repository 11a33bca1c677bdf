// How a script ends: with a number for the shell, and with one sentence for what people can mend themselves.

/** A failure that people are told in one sentence, without a stack. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

export function runMain(work: Promise<number>): void {
  work.then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof PlainError ? error.message : error);
      process.exit(1);
    },
  );
}

const PARENT_CHECK_MS = 500;

/** Calls back when this process is to end: told by a signal, or because whoever started it is gone. */
export function onEnd(end: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  // npm that is killed does not always pass it on: its children are given another parent.
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    end();
  }, PARENT_CHECK_MS);
  check.unref();
}
