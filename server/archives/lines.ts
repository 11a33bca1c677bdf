// JSON lines, as streams.
import 'server-only';
import fs from 'node:fs';
import { ArchiveError } from './archive';

/** A document of Firestore has 1 MiB; in JSON a character of a text has up to six. */
const MAX_LINE_BYTES = 8 * 1024 * 1024;
const PAGE = 200;

export function fileLines(file: string): AsyncIterable<string> {
  return linesOf(fs.createReadStream(file));
}

/** The lines of a text in UTF-8. @throws ArchiveError for one that no document has */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8');
      [parts, length, from] = [[], 0, end + 1];
      if (line !== '') yield line;
    }
    parts.push(chunk.slice(from));
    length += chunk.length - from;
    // guard: archive-lines-bounded
    if (length > MAX_LINE_BYTES)
      throw new ArchiveError('The archive has a line that is longer than any document.');
  }
  const rest = Buffer.concat(parts).toString('utf8');
  if (rest !== '') yield rest;
}

/** @throws ArchiveError for a line that is not what is expected */
export async function* parsedLines<T>(
  lines: AsyncIterable<string>,
  parse: (value: unknown) => T,
): AsyncGenerator<T> {
  for await (const line of lines) {
    let parsed: T;
    try {
      parsed = parse(JSON.parse(line));
    } catch (error) {
      throw new ArchiveError('The archive has a line that is damaged.', { cause: error });
    }
    yield parsed;
  }
}

export async function* pagesOf<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let page: T[] = [];
  for await (const each of all) {
    page.push(each);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
