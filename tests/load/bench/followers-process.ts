// Followers in a process of their own, so that they and the server do not wait for each other: told by its argument whom
// to follow, tells a JSON line for each piece of news.
import * as z from 'zod/v4';
import { onExit, runMain } from '@/scripts/stack/main';
import { follow } from '@/tests/load/follower';
import { benchEvents, benchEventSchema } from './events';

const followSchema = z.object({ host: z.string(), uid: z.string(), threadId: z.string() });
export type Follow = z.infer<typeof followSchema>;

/** `index`: which follower of this process. */
export const lineSchema = benchEventSchema.extend({ index: z.number() });
export type Line = z.infer<typeof lineSchema>;

async function main(): Promise<number> {
  const follows = z.array(followSchema).parse(JSON.parse(process.argv[2] ?? '[]'));
  for (const [index, each] of follows.entries()) {
    const onEvent = benchEvents((event) => console.log(JSON.stringify({ index, ...event } satisfies Line)));
    onExit('dependents', follow({ ...each, onEvent }).close);
  }
  return new Promise<never>(() => undefined); // Until a signal ends it.
}

if (import.meta.main) await runMain(main, { signalCode: 0 });
