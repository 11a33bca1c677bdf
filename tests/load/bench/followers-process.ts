// Followers in a separate process, so that they and the server do not block each other. The argument lists the threads to
// follow; the output is one JSON line per event.
import * as z from 'zod/v4';
import { onExit, runMain } from '@/scripts/stack/main';
import { follow } from '@/tests/load/follower';
import { benchEvents, benchEventSchema } from './events';

const followSchema = z.object({ host: z.string(), uid: z.string(), threadId: z.string() });
export type Follow = z.infer<typeof followSchema>;

/** `index`: which follower of this process. */
export const reportedEventSchema = benchEventSchema.extend({ index: z.number() });
export type ReportedEvent = z.infer<typeof reportedEventSchema>;

async function main(): Promise<number> {
  const follows = z.array(followSchema).parse(JSON.parse(process.argv[2] ?? '[]'));
  for (const [index, each] of follows.entries()) {
    const onEvent = benchEvents((event) =>
      console.log(JSON.stringify({ index, ...event } satisfies ReportedEvent)),
    );
    onExit('dependents', follow({ ...each, onEvent }).close);
  }
  return new Promise<never>(() => undefined); // Runs until a signal ends it.
}

if (import.meta.main) await runMain(main, { signalCode: 0 });
