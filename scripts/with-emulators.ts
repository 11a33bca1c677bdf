// `tsx scripts/with-emulators.ts [--functions] CMD…` runs a command while Firestore and Auth emulators are up.
import { runCommand, type Environment } from '@/scripts/stack/child';
import { startEmulators } from '@/scripts/stack/emulators';
import { PlainError, runMain } from '@/scripts/stack/main';
import { freeEmulatorPorts } from '@/scripts/stack/ports';

/** Starts emulators on free ports for as long as `work` takes; uses those of the surrounding run, if there are any. */
export async function withEmulators<T>(
  functions: 'with' | 'without',
  work: (env: Environment) => Promise<T>,
): Promise<T> {
  if (process.env.FIRESTORE_EMULATOR_HOST) return work({});
  const emulators = await startEmulators({ ports: await freeEmulatorPorts(), functions, java: 'quick' });
  try {
    return await work(emulators.env);
  } finally {
    await emulators.stop();
  }
}

async function main(args: string[]): Promise<number> {
  const functions = args[0] === '--functions' ? 'with' : 'without';
  const [command, ...rest] = functions === 'with' ? args.slice(1) : args;
  if (command === undefined) throw new PlainError('Say what to run: with-emulators.ts [--functions] CMD…');
  return withEmulators(functions, (env) => runCommand(command, rest, env));
}

if (import.meta.main) await runMain(() => main(process.argv.slice(2)));
