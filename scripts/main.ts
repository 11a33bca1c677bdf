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
