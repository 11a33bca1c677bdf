// Guests of a share in a separate process: bare clients of server-sent events. Prints `ready` when all have their first state, and for
// each, once the answer has landed, when it had which length of it.
import http from 'node:http';
import * as z from 'zod/v4';
import { runMain } from '@/scripts/stack/main';
import type { Sighting } from '@/tests/load/figures';

const jobSchema = z.object({ url: z.string(), cookie: z.string(), guests: z.number(), seq: z.number() });
export type GuestsJob = z.infer<typeof jobSchema>;

const dataSchema = z.object({
  seq: z.number().optional(),
  at: z.number().optional(),
  text: z.string().optional(),
  content: z.string().optional(),
});

/** One guest; `seq`: the answer whose text is watched. */
function follow(
  { url, cookie, seq }: GuestsJob,
  ready: () => void,
  landed: (seen: Sighting[]) => void,
): void {
  const seen: Sighting[] = [];
  let rest = '';
  const request = http.get(url, { headers: { cookie }, agent: false }, (response) => {
    if (response.statusCode !== 200) throw new Error(`A guest got ${response.statusCode}.`);
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      blocks.forEach(take);
    });
  });
  request.on('error', (error) => {
    throw error;
  });

  function take(block: string): void {
    const [, event, json] = /^id: .*\nevent: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    if (event === 'reset') ready();
    if (event !== 'delta' && event !== 'message') return;
    const data = dataSchema.parse(JSON.parse(json ?? ''));
    if (data.seq !== seq) return;
    const length =
      event === 'delta' ? (data.at ?? 0) + (data.text ?? '').length : (data.content ?? '').length;
    seen.push({ at: Date.now(), length });
    if (event === 'message') landed(seen);
  }
}

/** Connections that are opened at the same time. */
const AT_ONCE = 20;

async function main(): Promise<number> {
  const job = jobSchema.parse(JSON.parse(process.argv[2] ?? ''));
  for (let from = 0; from < job.guests; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, job.guests - from) }, async () => {
      await new Promise<void>((resolve) =>
        follow(job, resolve, (seen) => console.log(JSON.stringify({ seen }))),
      );
    });
    await Promise.all(some);
  }
  console.log(JSON.stringify({ ready: true }));
  return new Promise<never>(() => undefined); // Runs until a signal ends it.
}

if (import.meta.main) await runMain(main, { signalCode: 0 });
