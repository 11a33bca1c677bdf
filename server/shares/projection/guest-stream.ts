// A guest's page as a stream of server-sent events. Bytes are shared by all guests of a view, so a slow one costs little until it is
// far behind; then it is disconnected, and resumes.
import 'server-only';
import type { Connection } from './projection';

const KEEP_ALIVE_MS = 15_000;
/** Bytes that one guest may be behind. */
const MOST_BEHIND = 8 * 1024 * 1024;

const BEAT = new TextEncoder().encode(': still here\n\n');

/** `follow` begins to send and returns how to leave. The stream ends with `signal`. @throws what `follow` throws */
export async function guestStream(
  follow: (connection: Connection) => Promise<() => void>,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  let leave = () => {};
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isOver = false;
  const body = new ReadableStream<Uint8Array>(
    {
      start(given) {
        controller = given;
      },
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }),
  );

  function send(bytes: Uint8Array): void {
    if (isOver || controller === undefined) return;
    if ((controller.desiredSize ?? 0) < -MOST_BEHIND) return end();
    controller.enqueue(bytes);
  }

  function end(): void {
    if (isOver) return;
    isOver = true;
    clearInterval(beat);
    signal.removeEventListener('abort', end);
    leave();
    try {
      controller?.close();
    } catch {
      // Its reader has cancelled it.
    }
  }

  const beat = setInterval(() => send(BEAT), KEEP_ALIVE_MS);
  beat.unref();
  try {
    leave = await follow({ send, end });
  } catch (error) {
    end();
    throw error;
  }
  // It may have been cut, or have left, meanwhile.
  if (isOver) leave();
  else if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return body;
}
