// Reading JSON of unknown origin: a value of another type than expected counts as missing, and nothing throws.

export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The first string that is not blank. */
export function firstString(...values: readonly unknown[]): string {
  return stringOf(values.find((value) => typeof value === 'string' && value.trim() !== ''));
}

/** A string, or a number as one. */
export function idOf(...values: readonly unknown[]): string | null {
  const ids = values.flatMap((value) => {
    if (typeof value === 'string' && value !== '') return [value];
    return typeof value === 'number' && value >= 0 ? [String(value)] : [];
  });
  return ids[0] ?? null;
}

/** A value as JSON, indented, for what is shown folded. */
export function jsonOf(value: unknown): string {
  if (typeof value === 'string') return value;
  // Deeper values than any screen shows could end the stack.
  return value === undefined || depthOf(value) > MAX_SHOWN_DEPTH ? '' : JSON.stringify(value, null, 2);
}

const MAX_SHOWN_DEPTH = 100;

function depthOf(value: unknown): number {
  let depth = 0;
  let level: readonly unknown[] = [value];
  while (depth <= MAX_SHOWN_DEPTH) {
    const below = level.flatMap((one) =>
      Array.isArray(one) ? one : isRecord(one) ? Object.values(one) : [],
    );
    if (below.length === 0) return depth;
    level = below;
    depth += 1;
  }
  return depth;
}

/** Milliseconds since 1970, from seconds, milliseconds, microseconds or ISO 8601; null for anything else, and after 9999. */
export function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string' || value.length > MAX_TIME_CHARS) return null;
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const iso = ISO_TIME.exec(text);
  if (iso === null) return null;
  const [, day = '', clock = '00:00', seconds = ':00', fraction = '', zone = ''] = iso;
  // A time without a zone is UTC in every export that has one.
  return inRange(Date.parse(`${day}T${clock}${seconds}${fraction.slice(0, 4)}${zone || 'Z'}`));
}

const MAX_TIME_CHARS = 50;
const ISO_TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?$/;

const MAX_SECONDS = 1e11;
const MAX_MILLISECONDS = 1e14;
const MAX_MICROSECONDS = 1e17;

function fromNumber(value: number): number | null {
  if (!(value > 0 && value < MAX_MICROSECONDS)) return null;
  if (value < MAX_SECONDS) return inRange(Math.floor(value * 1_000));
  return inRange(Math.floor(value < MAX_MILLISECONDS ? value : value / 1_000));
}

function inRange(ms: number): number | null {
  return ms >= 0 && ms < Date.UTC(10_000, 0) ? ms : null;
}
