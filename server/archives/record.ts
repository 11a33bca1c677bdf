// What an archive holds of a thread: its documents, each as one canonical text, so that equal documents have equal hashes whichever
// store they are in.
import 'server-only';
import { createHash } from 'node:crypto';
import { Timestamp } from 'firebase-admin/firestore';
import * as z from 'zod/v4';

/** In the order in which they are stored: a message before its versions. They are the tables and collections of an archive. */
export const KINDS = [
  'threads',
  'members',
  'trashedMembers',
  'instructions',
  'removed',
  'events',
  'messages',
  'versions',
] as const;
export const kindSchema = z.enum(KINDS);
export type Kind = z.infer<typeof kindSchema>;

/** `id`: of the document; of a version with its message: `message/version`. `document`: by `documentText`. */
export type ThreadRecord = { kind: Kind; id: string; document: string };

export type Fields = Record<string, unknown>;

const DATE = '$date';
const NUMBER = '$number';

/** Fields of a document of Firestore as JSON with sorted keys; times in microseconds. @throws for types that no thread has */
export function documentText(fields: Fields): string {
  return JSON.stringify(encoded(fields));
}

/** The fields that `documentText` was given. @throws when it is no such text */
export function documentFields(text: string): Fields {
  return fieldsOf(decoded(JSON.parse(text)));
}

/** The value as the fields of a document. @throws when it is none */
export function fieldsOf(value: unknown): Fields {
  if (!isMap(value)) throw new Error('not the fields of a document');
  return value;
}

export function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function encoded(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { [NUMBER]: String(value) };
  if (value instanceof Timestamp) return { [DATE]: isoMicros(value) };
  if (Array.isArray(value)) return value.map(encoded);
  if (!isMap(value) || Object.getPrototypeOf(value) !== Object.prototype)
    throw new Error(`a document has a value of a type that archives do not know: ${typeof value}`);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  // A name of ours in somebody's map is told apart by one more sign.
  return Object.fromEntries(
    entries.map(([key, inner]) => [key.startsWith('$') ? `$${key}` : key, encoded(inner)]),
  );
}

function decoded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decoded);
  if (!isMap(value)) return value;
  const [date, number] = [value[DATE], value[NUMBER]];
  if (typeof date === 'string') return timestampOf(date);
  if (typeof number === 'string') return Number(number);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.startsWith('$$') ? key.slice(1) : key, decoded(inner)]),
  );
}

function isoMicros(time: Timestamp): string {
  const seconds = new Date(time.seconds * 1_000).toISOString().slice(0, -'.000Z'.length);
  return `${seconds}.${String(Math.floor(time.nanoseconds / 1_000)).padStart(6, '0')}Z`;
}

function timestampOf(text: string): Timestamp {
  const [seconds = '', fraction = ''] = text.replace('Z', '').split('.');
  return new Timestamp(Date.parse(`${seconds}Z`) / 1_000, Number(fraction.padEnd(6, '0')) * 1_000);
}

const MODULUS = 2n ** 256n;

/** Counts and a hash of records in any order: the sum of theirs. */
export class Digest {
  records = 0;
  messages = 0;
  #sum = 0n;

  add({ kind, id, document }: ThreadRecord): void {
    const hash = createHash('sha256').update(`${kind}\n${id}\n${document}`).digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % MODULUS;
    this.records += 1;
    if (kind === 'messages') this.messages += 1;
  }

  get hash(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }
}
