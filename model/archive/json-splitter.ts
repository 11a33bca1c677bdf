// Splits a stream of JSON bytes into the elements of its outer containers without holding more than one of them: those of an array,
// and of an object each value, lists element by element. Brackets, quotes and commas are counted; JSON.parse judges each element.
import type { ArchiveLimits } from '@/model/import-limits';
import type { Break } from './refusal';

export type JsonPiece =
  | { kind: 'begin'; container: 'array' | 'object' }
  /** `key`: of an element of an object, or of a list in one. `list`: whether it is such an element. */
  | { kind: 'element'; key: string | null; list: boolean; value: unknown; bytes: number; values: number }
  /** A list that is a value of the outer object begins; its elements follow. */
  | { kind: 'list'; key: string | null }
  | { kind: 'broken'; key: string | null; reason: Break }
  /** `whole`: false where the stream ended inside. */
  | { kind: 'end'; whole: boolean };

export type SplitterLimits = Pick<ArchiveLimits, 'conversationBytes' | 'conversationValues' | 'jsonDepth'>;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** Blank, tab, line feed, carriage return, and the bytes of a byte order mark. */
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

export class JsonSplitter {
  readonly #limits: SplitterLimits;
  /** Which elements come next: of an array, an object's values, a list that is an object's value; outside of all. */
  #inside: 'nothing' | 'array' | 'object' | 'list' = 'nothing';
  #key: string | null = null;
  #awaits: 'key' | 'value' = 'key';

  #element: 'none' | 'text' | 'scalar' | 'container' = 'none';
  #pieces: Uint8Array[] = [];
  #bytes = 0;
  #depth = 0;
  #values = 0;
  #inText = false;
  #isEscaped = false;
  #problem: Break | null = null;
  #wasBroken = false;

  constructor(limits: SplitterLimits) {
    this.#limits = limits;
  }

  *feed(chunk: Uint8Array): Generator<JsonPiece> {
    let from = 0;
    for (let at = 0; at < chunk.length;) {
      if (this.#element === 'none') {
        const byte = chunk[at] ?? 0;
        const piece = this.#between(byte);
        if (piece !== null) yield piece;
        if (this.#element === 'none') at += 1;
        else from = at;
      }
      if (this.#element !== 'none') {
        const end = this.#endOfElement(chunk, at);
        this.#keep(chunk.subarray(from, end ?? chunk.length));
        if (end === null) return;
        at = end;
        const piece = this.#finish();
        if (piece !== null) yield piece;
      }
    }
  }

  /** What the end of the stream leaves open. */
  *end(): Generator<JsonPiece> {
    if (this.#inside === 'nothing') return;
    if (this.#element !== 'none') {
      yield { kind: 'broken', key: this.#key, reason: this.#problem ?? 'cut-off' };
    }
    yield { kind: 'end', whole: false };
  }

  /** A byte between elements. Leaves `#element` other than 'none' where one begins with this byte. */
  #between(byte: number): JsonPiece | null {
    if (BLANKS.has(byte) || byte === COMMA || byte === COLON) return null;
    switch (this.#inside) {
      case 'nothing':
        return this.#beginOuter(byte);
      case 'array':
      case 'list':
        if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) return this.#endContainer();
        break;
      case 'object':
        if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) return this.#endContainer();
        if (this.#awaits === 'value' && byte === OPEN_LIST) {
          this.#inside = 'list';
          return { kind: 'list', key: this.#key };
        }
        break;
    }
    this.#beginElement(byte);
    return null;
  }

  #beginOuter(byte: number): JsonPiece | null {
    // Words around JSON are nobody's conversation.
    if (byte !== OPEN_LIST && byte !== OPEN_OBJECT) return null;
    this.#inside = byte === OPEN_LIST ? 'array' : 'object';
    this.#awaits = 'key';
    this.#key = null;
    return { kind: 'begin', container: this.#inside };
  }

  #endContainer(): JsonPiece | null {
    const wasList = this.#inside === 'list';
    this.#inside = wasList ? 'object' : 'nothing';
    this.#awaits = 'key';
    this.#key = null;
    return wasList ? null : { kind: 'end', whole: true };
  }

  #beginElement(byte: number): void {
    this.#element =
      byte === QUOTE ? 'text' : byte === OPEN_LIST || byte === OPEN_OBJECT ? 'container' : 'scalar';
    this.#pieces = [];
    this.#bytes = 0;
    this.#depth = 0;
    this.#values = 1;
    this.#inText = false;
    this.#isEscaped = false;
    this.#problem = null;
  }

  /** Where the element ends in this chunk; null when it goes on in the next. */
  #endOfElement(chunk: Uint8Array, start: number): number | null {
    for (let at = start; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#inText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) {
          this.#inText = false;
          if (this.#depth === 0) return at + 1;
        }
      } else if (byte === QUOTE) {
        this.#inText = true;
      } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
        this.#depth += 1;
        this.#values += 1;
        if (this.#depth > this.#limits.jsonDepth) this.#problem ??= 'too-deep';
      } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
        if (this.#depth === 0) return at;
        this.#depth -= 1;
        if (this.#depth === 0) return at + 1;
      } else if (byte === COMMA) {
        if (this.#depth === 0) return at;
        this.#values += 1;
      } else if (this.#depth === 0 && this.#element === 'scalar' && (byte === COLON || BLANKS.has(byte))) {
        return at;
      }
    }
    return null;
  }

  #keep(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes > this.#limits.conversationBytes) this.#problem ??= 'too-large';
    if (this.#values > this.#limits.conversationValues) this.#problem ??= 'too-many-values';
    if (this.#problem === null) this.#pieces.push(bytes);
    else this.#pieces = [];
  }

  #finish(): JsonPiece | null {
    const isScalar = this.#element === 'scalar';
    this.#element = 'none';
    const [key, list, bytes] = [this.#key, this.#inside === 'list', this.#bytes];
    const isKey = this.#inside === 'object' && this.#awaits === 'key';
    const parsed =
      this.#problem !== null
        ? null
        : isScalar
          ? parsedScalar(this.#pieces, bytes)
          : parsedJson(this.#pieces, bytes);
    this.#pieces = [];
    if (isKey) {
      this.#key = typeof parsed?.value === 'string' ? parsed.value : null;
      this.#awaits = 'value';
      return null;
    }
    if (this.#inside === 'object') this.#awaits = 'key';
    const wasBroken = this.#wasBroken;
    this.#wasBroken = parsed === null;
    // Where quotes or brackets are missing, everything up to the next container is one broken element.
    if (parsed === null && isScalar && wasBroken) return null;
    if (parsed === null) return { kind: 'broken', key, reason: this.#problem ?? 'not-json' };
    return { kind: 'element', key, list, value: parsed.value, bytes, values: this.#values };
  }
}

/** Without an exception: a file without its quotes has a hundred thousand of them. */
function parsedScalar(pieces: readonly Uint8Array[], bytes: number): { value: unknown } | null {
  if (bytes > MAX_SCALAR_BYTES) return null;
  const text = decoded(pieces, bytes).trim();
  return /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/.test(text)
    ? parsedJson(pieces, bytes)
    : null;
}

const MAX_SCALAR_BYTES = 400;

/** Null when it is no JSON. */
export function parsedJson(pieces: readonly Uint8Array[], bytes: number): { value: unknown } | null {
  const text = decoded(pieces, bytes);
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    // The caller reports the element as broken.
    return null;
  }
}

function decoded(pieces: readonly Uint8Array[], bytes: number): string {
  const [only, ...others] = pieces;
  if (only !== undefined && others.length === 0) return new TextDecoder().decode(only);
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return new TextDecoder().decode(whole);
}
