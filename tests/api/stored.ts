// Direct access to the emulator's Firestore, without rules: to check that an attempt changes nothing, and to set up states
// that no caller can produce.
import { expect } from 'vitest';
import * as z from 'zod/v4';
import { DEMO_PROJECT_ID } from '@/model/demo';
import { setting } from './server';

const documentSchema = z.object({
  fields: z.record(z.string(), z.unknown()).default({}),
  updateTime: z.string(),
});
export type Stored = z.infer<typeof documentSchema>;
type Value =
  | { timestampValue: string }
  | { integerValue: string }
  | { stringValue: string }
  | { booleanValue: boolean }
  | { bytesValue: string };

const AS_ADMINISTRATOR = { authorization: 'Bearer owner' };

function urlOf(path: string): string {
  const host = setting('FIRESTORE_EMULATOR_HOST');
  return `http://${host}/v1/projects/${DEMO_PROJECT_ID}/databases/(default)/documents/${path}`;
}

/** A document with its update time; undefined when it does not exist. */
export async function stored(path: string): Promise<Stored | undefined> {
  const response = await fetch(urlOf(path), { headers: AS_ADMINISTRATOR });
  if (response.status === 404) return undefined;
  return documentSchema.parse(await response.json());
}

/** Ids of the first documents in a collection. */
export async function storedIds(collection: string): Promise<string[]> {
  const response = await fetch(`${urlOf(collection)}?pageSize=300`, { headers: AS_ADMINISTRATOR });
  const { documents } = z
    .object({ documents: z.array(z.object({ name: z.string() })).default([]) })
    .parse(await response.json());
  return documents.map(({ name }) => name.slice(name.lastIndexOf('/') + 1));
}

/** Merges these fields into a document, or creates it. */
export async function plant(path: string, fields: Record<string, Value>): Promise<void> {
  const mask = Object.keys(fields).map((field) => `updateMask.fieldPaths=${field}`);
  const response = await fetch(`${urlOf(path)}?${mask.join('&')}`, {
    method: 'PATCH',
    headers: { ...AS_ADMINISTRATOR, 'content-type': 'application/json' },
    body: JSON.stringify({ fields }),
  });
  expect(response.status).toBe(200);
}
