// Firestore documents parsed into the model's shapes: the only file in which the server reads stored data.
import 'server-only';
import { type DocumentData, type DocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import * as z from 'zod/v4';
import { logError } from './log';

/** The document in the shape of `schema`, times as milliseconds; undefined when it does not exist. @throws when malformed. */
export function readDocument<S extends z.core.$ZodType>(
  schema: S,
  snapshot: DocumentSnapshot,
): z.infer<S> | undefined {
  const data = snapshot.data();
  return data === undefined ? undefined : z.parse(schema, plainValues(data, snapshot.id));
}

/** Like `readDocument`, for many documents; a malformed one is reported and skipped. */
export function readDocuments<S extends z.core.$ZodType>(
  schema: S,
  snapshots: readonly DocumentSnapshot[],
): z.infer<S>[] {
  return snapshots.flatMap((snapshot) => {
    const parsed = z.safeParse(schema, plainValues(snapshot.data() ?? {}, snapshot.id));
    if (parsed.success) return [parsed.data];
    logError('malformed document', parsed.error, { path: snapshot.ref.path });
    return [];
  });
}

function plainValues(data: DocumentData, id: string): unknown {
  return { ...Object.fromEntries(Object.entries(data).map(([key, value]) => [key, plainValue(value)])), id };
}

function plainValue(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis();
  if (Array.isArray(value)) return value.map(plainValue);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
}

/** A Firestore time in microseconds, its whole precision; 0 of anything else. */
export function microsOf(time: unknown): number {
  return time instanceof Timestamp ? time.seconds * 1_000_000 + Math.floor(time.nanoseconds / 1_000) : 0;
}

export function timestampOf(micros: number): Timestamp {
  return new Timestamp(Math.floor(micros / 1_000_000), (micros % 1_000_000) * 1_000);
}
