// Colours of code, from a worker that is made with the first one. Nothing but its end ends a pattern that runs for minutes: each
// code has a bound of time, after which the worker is ended and the code stays plain.
import { COLOURING_MS, COLOURING_MS_PER_CHAR, MAX_KEPT_CODE_CHARS } from '@/model/limits';
import type { Runs } from './colour-kinds';
import type { Grammar } from './grammar-names';

export type ToColourWorker = { code: string; grammar: Grammar };
export type FromColourWorker = 'started' | 'failed' | Runs;

/** `slow`: the code stays plain, whenever it is shown. `failed`: it stays plain for now. */
export type Colours = Runs | 'slow' | 'failed';

type Job = ToColourWorker & { signal: AbortSignal; settle: (colours: Colours) => void };

/** For fetching the worker's code and a grammar. */
const LOAD_MS = 30_000;

const waiting: Job[] = [];
let isBusy = false;
let worker: Worker | null = null;

/** Aborting takes the code out of the queue: its colours are `failed`. */
export function readColours(wanted: ToColourWorker, signal: AbortSignal): Promise<Colours> {
  const kept = recall(wanted);
  if (kept !== undefined) return Promise.resolve(kept);
  return new Promise((settle) => {
    waiting.push({ ...wanted, signal, settle });
    if (!isBusy) void work();
  });
}

async function work(): Promise<void> {
  isBusy = true;
  for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
    // Two blocks may have the same code.
    const colours = job.signal.aborted ? 'failed' : (recall(job) ?? (await colour(job).catch(unavailable)));
    if (colours !== 'failed') keep(job, colours);
    job.settle(colours);
  }
  isBusy = false;
}

/** A browser that refuses to make a worker: code stays plain. */
const unavailable = (): Colours => 'failed';

function colour({ code, grammar }: ToColourWorker): Promise<Colours> {
  return new Promise((resolve) => {
    worker ??= new Worker(new URL('./colour-worker.ts', import.meta.url), { type: 'module' });
    const asked = worker;
    const done = new AbortController();
    const end = (colours: Colours, isLost: boolean) => {
      done.abort();
      clearTimeout(timer);
      if (isLost) asked.terminate();
      if (isLost) worker = null;
      resolve(colours);
    };
    let timer = setTimeout(() => end('failed', true), LOAD_MS);
    const options = { signal: done.signal };
    const onMessage = ({ data }: MessageEvent<FromColourWorker>) => {
      if (data !== 'started') return end(data, false);
      clearTimeout(timer);
      timer = setTimeout(() => end('slow', true), COLOURING_MS + code.length * COLOURING_MS_PER_CHAR);
    };
    asked.addEventListener('message', onMessage, options);
    // Its own code could not be fetched.
    asked.addEventListener('error', () => end('failed', true), options);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    asked.postMessage({ code, grammar } satisfies ToColourWorker);
  });
}

/** The latest last. */
const known = new Map<string, Colours>();
let knownChars = 0;

const keyOf = ({ code, grammar }: ToColourWorker) => `${grammar}\n${code}`;

function recall(wanted: ToColourWorker): Colours | undefined {
  return known.get(keyOf(wanted));
}

function keep(wanted: ToColourWorker, colours: Colours): void {
  const key = keyOf(wanted);
  if (!known.has(key)) knownChars += key.length;
  known.set(key, colours);
  for (const [old] of known) {
    if (knownChars <= MAX_KEPT_CODE_CHARS) return;
    known.delete(old);
    knownChars -= old.length;
  }
}
