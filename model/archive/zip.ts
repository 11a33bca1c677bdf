// Zip files (APPNOTE 6.3.10), read at their central directory, so an entry is found without what is before it, and a bomb is refused
// by what it declares, then by what it inflates to. Inflation is the platform's: DecompressionStream, in browsers and in Node.
import type { ArchiveLimits } from '@/model/import-limits';
import { bytesOf, CHUNK_BYTES, type Bytes } from './byte-stream';
import { RefusedFile } from './refusal';

export type ZipEntry = {
  /** With "/" between folders. */
  name: string;
  method: number;
  compressed: number;
  size: number;
  /** Of its local header. */
  at: number;
};

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;

const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const MAX_COMMENT_BYTES = 0xffff;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const IN_ZIP64 = 0xffffffff;
const IN_ZIP64_SHORT = 0xffff;
/** Of the central directory: 10,000 entries have about 1 MB. */
const MAX_DIRECTORY_BYTES = 32 * 1024 * 1024;
/** Below it a ratio says nothing: a file of blanks is small however it is compressed. */
const MIN_RATIO_BYTES = 1024 * 1024;

export function isZip(head: Uint8Array): boolean {
  if (head.length < 4) return false;
  const signature = new DataView(head.buffer, head.byteOffset).getUint32(0, true);
  return signature === LOCAL_HEADER || signature === END;
}

/** The files of a zip, in its order. @throws RefusedFile */
export async function zipEntries(blob: Blob, limits: ArchiveLimits): Promise<ZipEntry[]> {
  const directory = await findDirectory(blob);
  if (directory.entries > limits.zipEntries) throw new RefusedFile('zip-too-many-entries');
  if (directory.bytes > MAX_DIRECTORY_BYTES) throw new RefusedFile('zip-broken');
  const view = await viewOf(blob, directory.at, directory.bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < directory.entries; index += 1) {
    const { entry, next } = readEntry(view, at);
    if (!entry.name.endsWith('/')) entries.push(entry);
    at = next;
  }
  checkDeclared(entries, directory.at, limits);
  return entries;
}

async function viewOf(blob: Blob, at: number, bytes: number): Promise<DataView> {
  const view = new DataView(await blob.slice(at, at + bytes).arrayBuffer());
  if (view.byteLength < bytes) throw new RefusedFile('zip-broken');
  return view;
}

type Directory = { at: number; bytes: number; entries: number };

async function findDirectory(blob: Blob): Promise<Directory> {
  const tailAt = Math.max(0, blob.size - END_BYTES - MAX_COMMENT_BYTES);
  const tail = await viewOf(blob, tailAt, blob.size - tailAt);
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END) continue;
    const entries = tail.getUint16(at + 10, true);
    const [bytes, offset] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
    const is64 = entries === IN_ZIP64_SHORT || bytes === IN_ZIP64 || offset === IN_ZIP64;
    return is64 ? findDirectory64(blob, tailAt + at) : { at: offset, bytes, entries };
  }
  throw new RefusedFile('zip-broken');
}

async function findDirectory64(blob: Blob, endAt: number): Promise<Directory> {
  if (endAt < LOCATOR_BYTES) throw new RefusedFile('zip-broken');
  const locator = await viewOf(blob, endAt - LOCATOR_BYTES, LOCATOR_BYTES);
  if (locator.getUint32(0, true) !== END_64_LOCATOR) throw new RefusedFile('zip-broken');
  const end = await viewOf(blob, Number(locator.getBigUint64(8, true)), 56);
  if (end.getUint32(0, true) !== END_64) throw new RefusedFile('zip-broken');
  const [entries, bytes, at] = [32, 40, 48].map((field) => Number(end.getBigUint64(field, true)));
  return { at: at ?? 0, bytes: bytes ?? 0, entries: entries ?? 0 };
}

function readEntry(view: DataView, at: number): { entry: ZipEntry; next: number } {
  if (at + CENTRAL_BYTES > view.byteLength || view.getUint32(at, true) !== CENTRAL_HEADER) {
    throw new RefusedFile('zip-broken');
  }
  const flags = view.getUint16(at + 8, true);
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
  const nameAt = at + CENTRAL_BYTES;
  const extraAt = nameAt + (nameBytes ?? 0);
  const next = extraAt + (extraBytes ?? 0) + (commentBytes ?? 0);
  if (next > view.byteLength) throw new RefusedFile('zip-broken');
  if ((flags & 1) === 1) throw new RefusedFile('zip-encrypted');
  const name = safeName(
    new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + nameAt, nameBytes)),
  );
  const small = {
    size: view.getUint32(at + 24, true),
    compressed: view.getUint32(at + 20, true),
    at: view.getUint32(at + 42, true),
  };
  const sizes = withZip64(small, { view, from: extraAt, to: extraAt + (extraBytes ?? 0) });
  return { entry: { name, method: view.getUint16(at + 10, true), ...sizes }, next };
}

type Sizes = { size: number; compressed: number; at: number };

/** Numbers that do not fit are in an extra field, in this order, those alone. */
function withZip64(sizes: Sizes, { view, from, to }: { view: DataView; from: number; to: number }): Sizes {
  const whole = { ...sizes };
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    for (const name of ['size', 'compressed', 'at'] as const) {
      if (whole[name] !== IN_ZIP64) continue;
      if (field + 8 > to) throw new RefusedFile('zip-broken');
      whole[name] = Number(view.getBigUint64(field, true));
      field += 8;
    }
    break;
  }
  return whole;
}

/** @throws RefusedFile for a name that would leave its folder */
function safeName(stored: string): string {
  const name = stored.replaceAll('\\', '/');
  const isUnsafe = name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.includes('\u0000');
  if (isUnsafe || name.split('/').includes('..')) throw new RefusedFile('zip-unsafe-name');
  return name;
}

/** @throws RefusedFile by what the directory says of the entries, before one is read */
function checkDeclared(entries: readonly ZipEntry[], directoryAt: number, limits: ArchiveLimits): void {
  let end = 0;
  let total = 0;
  for (const { at, compressed, size } of entries.toSorted((a, b) => a.at - b.at)) {
    // Entries that share their bytes inflate the same bytes again and again.
    if (at < end) throw new RefusedFile('zip-overlapping');
    end = at + LOCAL_BYTES + compressed;
    if (isBomb(size, compressed, limits)) throw new RefusedFile('zip-ratio');
    total += size;
  }
  if (total > limits.inflatedBytes) throw new RefusedFile('zip-too-large');
  if (end > directoryAt) throw new RefusedFile('zip-overlapping');
}

function isBomb(size: number, compressed: number, limits: ArchiveLimits): boolean {
  return size > MIN_RATIO_BYTES && size > compressed * limits.inflationRatio;
}

/** The bytes of an entry: no more than it declares, so that all of them are within the bound. @throws RefusedFile */
export async function* entryBytes(blob: Blob, entry: ZipEntry): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let size = 0;
  for await (const chunk of inflatedChunks(await storedBytes(blob, entry), entry.method)) {
    size += chunk.length;
    // guard: inflation-counted
    if (size > entry.size) throw new RefusedFile('zip-size-wrong');
    yield chunk;
  }
}

async function storedBytes(blob: Blob, entry: ZipEntry): Promise<Blob> {
  const header = await viewOf(blob, entry.at, LOCAL_BYTES);
  if (header.getUint32(0, true) !== LOCAL_HEADER) throw new RefusedFile('zip-broken');
  const from = entry.at + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  if (from + entry.compressed > blob.size) throw new RefusedFile('zip-broken');
  return blob.slice(from, from + entry.compressed);
}

const STORED = 0;
const DEFLATED = 8;
/** Most files of a zip are pictures, of which only the first bytes are looked at. */
const STORED_BYTES = 64 * 1024;

function inflatedChunks(stored: Blob, method: number): Bytes {
  if (method === STORED) return bytesOf(stored, STORED_BYTES);
  if (method === DEFLATED) return inflate(stored);
  throw new RefusedFile('zip-method');
}

/** Written piece by piece, only when what was made of the last one has been read. */
async function* inflate(stored: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream('deflate-raw');
  const [writer, reader] = [stream.writable.getWriter(), stream.readable.getReader()];
  const written = writeAll(writer, bytesOf(stored, CHUNK_BYTES));
  try {
    while (true) {
      const { value, done } = await reader.read();
      if (done) break;
      yield value;
    }
  } catch {
    // Not deflated, or cut off: the stream's own words differ from platform to platform.
    throw new RefusedFile('zip-broken');
  } finally {
    await reader.cancel().catch(ignore);
    await written;
  }
}

async function writeAll(writer: WritableStreamDefaultWriter<BufferSource>, chunks: Bytes): Promise<void> {
  try {
    for await (const chunk of chunks) await writer.write(chunk);
    await writer.close();
  } catch {
    // The reader fails with the same, or has left.
  }
}

const ignore = () => undefined;
