// JSONL: a value a line. A broken line ends with the line, so it costs no other; other JSON goes to the splitter.
import type { ArchiveLimits } from '@/model/import-limits';
import { parsedJson, type JsonPiece, type JsonSplitter } from './json-splitter';

const LINE_FEED = 0x0a;
/** So much is looked at to tell lines of JSON from JSON over several lines. */
const HEAD_BYTES = 1024 * 1024;

export class JsonLines {
  readonly #limits: Pick<ArchiveLimits, 'conversationBytes' | 'conversationValues' | 'jsonDepth'>;
  readonly #splitter: JsonSplitter;
  #mode: 'undecided' | 'lines' | 'structure' = 'undecided';
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  constructor(
    limits: Pick<ArchiveLimits, 'conversationBytes' | 'conversationValues' | 'jsonDepth'>,
    splitter: JsonSplitter,
  ) {
    this.#limits = limits;
    this.#splitter = splitter;
  }

  *feed(chunk: Uint8Array): Generator<JsonPiece> {
    switch (this.#mode) {
      case 'structure':
        yield* this.#splitter.feed(chunk);
        return;
      case 'lines':
        yield* this.#lines(chunk);
        return;
      case 'undecided':
        this.#pieces.push(chunk);
        this.#bytes += chunk.length;
        if (this.#bytes >= HEAD_BYTES) yield* this.#decide();
    }
  }

  *end(): Generator<JsonPiece> {
    if (this.#mode === 'undecided') yield* this.#decide();
    if (this.#mode === 'lines') yield* this.#endLine();
    yield* this.#splitter.end();
  }

  *#decide(): Generator<JsonPiece> {
    const chunks = this.#pieces;
    this.#mode = isLines(chunks) ? 'lines' : 'structure';
    this.#pieces = [];
    this.#bytes = 0;
    for (const chunk of chunks) yield* this.feed(chunk);
  }

  *#lines(chunk: Uint8Array): Generator<JsonPiece> {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      this.#keep(chunk.subarray(from, end));
      yield* this.#endLine();
      from = end + 1;
    }
    this.#keep(chunk.subarray(from));
  }

  #keep(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes <= this.#limits.conversationBytes) this.#pieces.push(bytes);
    else this.#pieces = [];
  }

  *#endLine(): Generator<JsonPiece> {
    const [pieces, bytes] = [this.#pieces, this.#bytes];
    this.#pieces = [];
    this.#bytes = 0;
    if (bytes > this.#limits.conversationBytes) {
      yield { kind: 'broken', key: null, reason: 'too-large' };
    } else if (pieces.some((piece) => piece.some((byte) => byte > BLANK))) {
      yield this.#value(pieces, bytes);
    }
  }

  #value(pieces: readonly Uint8Array[], bytes: number): JsonPiece {
    const { depth, values } = extentOf(pieces);
    if (depth > this.#limits.jsonDepth) return { kind: 'broken', key: null, reason: 'too-deep' };
    if (values > this.#limits.conversationValues)
      return { kind: 'broken', key: null, reason: 'too-many-values' };
    const parsed = parsedJson(pieces, bytes);
    if (parsed === null) return { kind: 'broken', key: null, reason: 'not-json' };
    return { kind: 'element', key: null, list: false, value: parsed.value, bytes, values };
  }
}

const BLANK = 0x20;
const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** How deep, and how many values, before anything is parsed. */
function extentOf(pieces: readonly Uint8Array[]): { depth: number; values: number } {
  let [open, depth, values] = [0, 0, 1];
  let [inText, isEscaped] = [false, false];
  for (const piece of pieces) {
    for (const byte of piece) {
      if (inText) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inText = false;
      } else if (byte === QUOTE) {
        inText = true;
      } else if (byte === 0x5b || byte === 0x7b) {
        open += 1;
        values += 1;
        depth = Math.max(depth, open);
      } else if (byte === 0x5d || byte === 0x7d) {
        open -= 1;
      } else if (byte === COMMA) {
        values += 1;
      }
    }
  }
  return { depth, values };
}

/** Two lines that begin a value, one of which is whole: JSON over several lines has only brackets at the beginning of its lines. */
function isLines(chunks: readonly Uint8Array[]): boolean {
  const decoder = new TextDecoder();
  const head = chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('');
  const lines = head
    .slice(0, HEAD_BYTES)
    .split('\n', MAX_LINES_LOOKED_AT)
    .filter((line) => /^[[{]./.test(line));
  return lines.length > 1 && lines.some((line) => isWholeObject(line));
}

const MAX_LINES_LOOKED_AT = 20;

function isWholeObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object';
  } catch {
    // Half a value, or none.
    return false;
  }
}
