import { chatRequestSchema } from '@/model/requests';
import { AppError } from '@/model/errors';
import { say } from '@/server/chat/say';
import { openStream } from '@/server/platform/rates/open-streams';
import { shutdownSignal } from '@/server/platform/shutdown';
import { type FollowEvent, followRun } from '@/server/runs/follow';
import { handler, languageOf } from '@/app/api/handler';

const KEEP_ALIVE_MS = 15_000;

/** `Accept: application/json` (our page) gets 202 at once; any other client (curl) gets the answer as a stream. */
export const POST = handler('POST /api/chat', async ({ request, person, readBody, json, background }) => {
  const body = await readBody(chatRequestSchema);
  // guard: body-user-is-token-user
  if (body.userId !== undefined && body.userId !== person.uid)
    throw new AppError('forbidden', 'userId must be the person of the token.');
  if (request.headers.get('accept')?.includes('application/json') === true)
    return json(await say(person, body, background), 202);
  // Before the message is stored: a refused one leaves nothing behind.
  const close = openStream(person.uid, 'answer');
  try {
    const { messageId, runId } = await say(person, body, background);
    // Readers of the stream are disconnected by a server that shuts down; the answer continues elsewhere.
    const signal = AbortSignal.any([request.signal, shutdownSignal()]);
    const follow = { threadId: body.threadId, uid: person.uid, signal, language: languageOf(request) };
    const events = runId === null ? onlyDone(messageId) : followRun({ ...follow, runId });
    return eventStream({ signal, close }, events);
  } catch (error) {
    close();
    throw error;
  }
});

async function* onlyDone(messageId: string): AsyncGenerator<FollowEvent> {
  yield { event: 'done', data: { messageId, status: 'sent' } };
}

type Connection = { signal: AbortSignal; close: () => void };

/** Server-sent events; the answer continues when this reader disconnects. */
function eventStream({ signal, close }: Connection, events: AsyncGenerator<FollowEvent>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const beat = setInterval(() => controller.enqueue(encoder.encode(': still here\n\n')), KEEP_ALIVE_MS);
      signal.addEventListener('abort', () => clearInterval(beat), { once: true });
      try {
        for await (const { event, data } of events) {
          if (signal.aborted) return;
          controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      } finally {
        clearInterval(beat);
        close();
      }
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
}
