// Writes zip files for tests, right and wrong ones.
import { deflateRawSync } from 'node:zlib';

export type ZipFile = {
  name: string;
  data: Buffer | string;
  /** As it is, without compression. */
  stored?: boolean;
  /** What the directory says, where it lies. */
  declared?: Partial<{ size: number; compressed: number; at: number; flags: number; method: number }>;
};

export function zipOf(files: Readonly<Record<string, string>> | readonly ZipFile[]): Blob {
  const list: readonly ZipFile[] = isList(files)
    ? files
    : Object.entries(files).map(([name, data]) => ({ name, data }));
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of list) {
    const name = Buffer.from(file.name);
    const data = Buffer.from(file.data);
    const packed = file.stored === true ? data : deflateRawSync(data);
    const entry = {
      size: data.length,
      compressed: packed.length,
      at,
      flags: 0,
      method: file.stored === true ? 0 : 8,
    };
    const body = Buffer.concat([localHeader(entry, name), packed]);
    directory.push(centralHeader({ ...entry, ...file.declared }, name));
    bodies.push(body);
    at += body.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return new Blob([...bodies, central, end].map((part) => new Uint8Array(part)));
}

function isList(files: Readonly<Record<string, string>> | readonly ZipFile[]): files is readonly ZipFile[] {
  return Array.isArray(files);
}

type Entry = { size: number; compressed: number; at: number; flags: number; method: number };

function localHeader({ size, compressed, flags, method }: Entry, name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(compressed, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader({ size, compressed, at, flags, method }: Entry, name: Buffer): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(compressed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(at, 42);
  return Buffer.concat([header, name]);
}
