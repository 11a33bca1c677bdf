// A zip (APPNOTE 6.3.10) that is written while its files are made: sizes and checksums follow each file, so none is held. Files and
// the whole are below 4 GB: what would go beyond is refused by `isFull`, because old readers know no more.
import 'server-only';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Sizes follow the file, and its name is UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
const DEFLATED = 8;
const MAX_BYTES = 3.5 * 1024 ** 3;
const MAX_FILES = 60_000;

type Entry = { name: Buffer; crc: number; compressed: number; size: number; at: number };

export class ZipStream {
  readonly #entries: Entry[] = [];
  readonly #stamp: number;
  #at = 0;

  /** `at`: the time of all files, in milliseconds. */
  constructor(at: number) {
    this.#stamp = dosTime(new Date(at));
  }

  get isFull(): boolean {
    return this.#at > MAX_BYTES || this.#entries.length >= MAX_FILES;
  }

  /** The bytes of one more file. */
  async *file(name: string, chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
    const entry = { name: Buffer.from(name), crc: 0, compressed: 0, size: 0, at: this.#at };
    yield this.#counted(this.#localHeader(entry));
    const deflated = Readable.from(measured(entry, chunks)).compose(createDeflateRaw());
    for await (const chunk of deflated) {
      const bytes = Buffer.from(chunk);
      entry.compressed += bytes.length;
      yield this.#counted(bytes);
    }
    yield this.#counted(words(DESCRIPTOR, entry.crc, entry.compressed, entry.size));
    this.#entries.push(entry);
  }

  /** The directory of all files, which ends the zip. */
  *end(): Generator<Uint8Array> {
    const from = this.#at;
    for (const entry of this.#entries) yield this.#counted(this.#centralHeader(entry));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END, 0);
    end.writeUInt16LE(this.#entries.length, 8);
    end.writeUInt16LE(this.#entries.length, 10);
    end.writeUInt32LE(this.#at - from, 12);
    end.writeUInt32LE(from, 16);
    yield end;
  }

  #counted(bytes: Uint8Array): Uint8Array {
    this.#at += bytes.length;
    return bytes;
  }

  #localHeader({ name }: Entry): Uint8Array {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(LOCAL, 0);
    header.writeUInt16LE(VERSION, 4);
    this.#writeCommon(header, 6);
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, name]);
  }

  #centralHeader({ name, crc, compressed, size, at }: Entry): Uint8Array {
    const header = Buffer.alloc(46);
    header.writeUInt32LE(CENTRAL, 0);
    header.writeUInt16LE(VERSION, 4);
    header.writeUInt16LE(VERSION, 6);
    this.#writeCommon(header, 8);
    words(crc, compressed, size).copy(header, 16);
    header.writeUInt16LE(name.length, 28);
    header.writeUInt32LE(at, 42);
    return Buffer.concat([header, name]);
  }

  #writeCommon(header: Buffer, at: number): void {
    header.writeUInt16LE(FLAGS, at);
    header.writeUInt16LE(DEFLATED, at + 2);
    header.writeUInt32LE(this.#stamp, at + 4);
  }
}

async function* measured(
  entry: Entry,
  chunks: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk);
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    yield bytes;
  }
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, 4 * index);
  return bytes;
}

/** Two seconds fine, from 1980, by UTC. */
function dosTime(date: Date): number {
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}
