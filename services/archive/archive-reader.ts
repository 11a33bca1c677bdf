// Files that a person brings, read in a worker. Leaving the loop, and aborting, end the worker and everything that it holds.
import { AppError } from '@/model/errors';
import type { FromWorker, ReaderProgress, ReaderReply, ReaderRequest, ToWorker } from './reader-messages';

type Follow = { signal: AbortSignal; onProgress: (progress: ReaderProgress) => void };

/** @throws AppError offline: the worker's code cannot be fetched; unknown: it failed */
export async function* readFiles(
  request: ReaderRequest,
  { signal, onProgress }: Follow,
): AsyncGenerator<ReaderReply> {
  const worker = new Worker(new URL('./archive-worker.ts', import.meta.url), { type: 'module' });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  const post = (message: ToWorker) => worker.postMessage(message);
  try {
    let ask: ToWorker = request;
    for (;;) {
      const waited = nextReply(worker, { signal, onProgress });
      post(ask);
      const reply = await waited;
      if (reply.kind === 'end') return;
      if (reply.kind === 'failed') throw new AppError('unknown', undefined, { cause: new Error(reply.why) });
      yield reply;
      ask = { kind: 'next' };
    }
  } finally {
    worker.terminate();
  }
}

type Reply = Exclude<FromWorker, ReaderProgress>;

function nextReply(worker: Worker, { signal, onProgress }: Follow): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const end = (settle: () => void) => {
      done.abort();
      settle();
    };
    const options = { signal: done.signal };
    const onReply = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'progress') onProgress(data);
      else end(() => resolve(data));
    };
    worker.addEventListener('message', onReply, options);
    // Its code could not be fetched: it reports its own failures as replies.
    worker.addEventListener('error', () => end(() => reject(new AppError('offline'))), options);
    signal.addEventListener('abort', () => end(() => reject(signal.reason)), options);
    if (signal.aborted) end(() => reject(signal.reason));
  });
}
