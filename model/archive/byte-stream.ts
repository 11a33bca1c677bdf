// Bytes of a file in pieces of a bounded size. A Blob is a file in the browser, and in Node by fs.openAsBlob.

export type Bytes = AsyncIterable<Uint8Array<ArrayBuffer>>;

/** Small enough for one inflation of it to fit into memory: deflate makes at most 1,032 bytes of one. */
export const CHUNK_BYTES = 16 * 1024;
const READ_BYTES = 1024 * 1024;

export async function* bytesOf(blob: Blob, chunkBytes = READ_BYTES): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < blob.size; at += chunkBytes) {
    yield new Uint8Array(await blob.slice(at, at + chunkBytes).arrayBuffer());
  }
}

/** The first bytes, at most so many. */
export async function headOf(bytes: Bytes, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const head = new Uint8Array(most);
  let length = 0;
  for await (const chunk of bytes) {
    const part = chunk.subarray(0, most - length);
    head.set(part, length);
    length += part.length;
    if (length === most) break;
  }
  return head.subarray(0, length);
}
