// One line of JSON per event, as log collectors expect it. Never a token, a key, or what people wrote.
import 'server-only';

type Facts = Record<string, string | number | boolean | null | undefined>;

export function logInfo(event: string, facts: Facts = {}): void {
  process.stdout.write(`${JSON.stringify({ severity: 'INFO', event, ...facts })}\n`);
}

export function logError(event: string, error: unknown, facts: Facts = {}): void {
  const { message, stack, code } = describe(error);
  process.stderr.write(`${JSON.stringify({ severity: 'ERROR', event, message, code, stack, ...facts })}\n`);
}

function describe(error: unknown): { message: string; stack: string | undefined; code: string | undefined } {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined, code: undefined };
  const code = 'code' in error ? String(error.code) : undefined;
  const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? error.cause.message}` : '';
  return { message: error.message, stack: `${error.stack ?? ''}${cause}`, code };
}
