// The files of a zip by their names. Memory is bounded by one line (lines.ts), whatever a zip inflates to.
import 'server-only';
import fs from 'node:fs';
import type { Bytes } from '@/model/archive/byte-stream';
import { entryBytes, type ZipEntry, zipEntries } from '@/model/archive/zip';
import { ARCHIVE_LIMITS } from '@/model/import-limits';
import { ArchiveError } from './archive';

/** As many as a zip of ours can have; a thread of equal letters is packed as tightly as deflate can. */
const LIMITS = { ...ARCHIVE_LIMITS, zipEntries: 65_000, inflatedBytes: 2 ** 42, inflationRatio: 1_100 };

export type OpenZip = { blob: Blob; entries: ReadonlyMap<string, ZipEntry> };

/** @throws RefusedFile when it is no zip, or one that is made to harm */
export async function openZip(file: string): Promise<OpenZip> {
  const blob = await fs.openAsBlob(file);
  const entries = await zipEntries(blob, LIMITS);
  return { blob, entries: new Map(entries.map((entry) => [entry.name, entry])) };
}

/** @throws ArchiveError when there is no such file in it */
export function entryOf({ blob, entries }: OpenZip, name: string): Bytes {
  const entry = entries.get(name);
  if (entry === undefined) throw new ArchiveError(`The zip is incomplete: it has no ${name}.`);
  return entryBytes(blob, entry);
}
