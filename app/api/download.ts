// A file as a response: written only as fast as its reader takes it.
import { attachmentOf } from '@/server/archive/file-name';

export type Download = {
  name: string;
  type: string;
  chunks: AsyncGenerator<string | Uint8Array>;
};

/** Small texts are sent together. */
const CHUNK_CHARS = 32 * 1024;

/** `done`: once it is sent, or its reader has left. */
export function download({ name, type, chunks }: Download, done: () => void): Response {
  const encoder = new TextEncoder();
  const parts = gathered(chunks);
  /** A failure ends the response without the rest, which its reader sees as a broken connection. */
  const nextOf = async () => {
    try {
      return await parts.next();
    } catch (error) {
      done();
      throw error;
    }
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await nextOf();
        if (next.done !== true) {
          controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value);
          return;
        }
        controller.close();
        done();
      },
      async cancel() {
        done();
        await parts.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': attachmentOf(name),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // Should a browser show it all the same.
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

async function* gathered(chunks: Download['chunks']): Download['chunks'] {
  let text = '';
  for await (const chunk of chunks) {
    if (typeof chunk === 'string') text += chunk;
    const isFull = text.length >= CHUNK_CHARS || typeof chunk !== 'string';
    if (isFull && text !== '') yield text;
    if (isFull) text = '';
    if (typeof chunk !== 'string') yield chunk;
  }
  if (text !== '') yield text;
}
