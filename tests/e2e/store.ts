// What is stored, past the server and the rules: looked at, and planted where no person could bring it about in a minute.
import { expect } from '@playwright/test';
import * as z from 'zod/v4';

const ROOT = 'projects/demo-cothread/databases/(default)/documents';

export function documentUrl(path: string): string {
  return `http://${process.env['FIRESTORE_EMULATOR_HOST']}/v1/${ROOT}/${path}`;
}

/** What a write is told that met a transaction of somebody else: it is made again. */
const CONFLICT = 409;

async function ask(path: string, method: 'POST' | 'PATCH', body: unknown, tries = 5): Promise<unknown> {
  const response = await fetch(documentUrl(path).replace(/\/:/, ':'), {
    method,
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status === CONFLICT && tries > 1) return ask(path, method, body, tries - 1);
  expect(response.status, path).toBe(200);
  return await response.json();
}

const commit = (writes: readonly unknown[]) => ask(':commit', 'POST', { writes });

/** A document as it is stored, read past the rules; undefined when it does not exist. */
export async function stored(path: string): Promise<Record<string, unknown> | undefined> {
  const response = await fetch(documentUrl(path), { headers: { authorization: 'Bearer owner' } });
  if (response.status === 404) return undefined;
  return z.object({ fields: z.record(z.string(), z.unknown()) }).parse(await response.json()).fields;
}

/** The documents of a collection, by id, read past the rules. */
export async function storedDocuments(
  path: string,
): Promise<{ id: string; fields: Record<string, unknown> }[]> {
  const response = await fetch(documentUrl(path), { headers: { authorization: 'Bearer owner' } });
  const { documents } = z
    .object({
      documents: z
        .array(z.object({ name: z.string(), fields: z.record(z.string(), z.unknown()).default({}) }))
        .default([]),
    })
    .parse(await response.json());
  return documents.map(({ name, fields }) => ({ id: name.slice(name.lastIndexOf('/') + 1), fields }));
}

/** Writes a document past the rules, for what no person can bring about in a minute. */
export async function plant(path: string, fields: Record<string, { integerValue: string }>): Promise<void> {
  await ask(path, 'PATCH', { fields });
}

/**
 * Says `count` messages at once and past the server, by Ada and Grace in turn, as `Line 1` and so on: for threads longer
 * than anybody can write in a minute; the last one stands `apartMs` ago. Their ids are `line-0001` and so on.
 */
export async function plantLines(threadId: string, count: number, apartMs = 1_000): Promise<void> {
  const now = Date.now();
  const lines = Array.from({ length: count }, (_, index) => {
    const author = index % 2 === 0 ? 'Ada' : 'Grace';
    const at = { timestampValue: new Date(now - (count - index) * apartMs).toISOString() };
    return {
      update: {
        name: `${ROOT}/threads/${threadId}/messages/line-${String(index + 1).padStart(4, '0')}`,
        fields: {
          seq: { integerValue: `${index + 1}` },
          role: { stringValue: 'user' },
          authorId: { stringValue: `demo-${author.toLowerCase()}` },
          authorName: { stringValue: author },
          content: { stringValue: `Line ${index + 1}` },
          format: { stringValue: 'markdown' },
          plain: { stringValue: '' },
          mentions: { arrayValue: {} },
          status: { stringValue: 'sent' },
          createdAt: at,
          changedAt: at,
          editedAt: { nullValue: null },
          runId: { nullValue: null },
          answers: { nullValue: null },
          error: { nullValue: null },
          stop: { nullValue: null },
          metadata: { mapValue: {} },
        },
      },
    };
  });
  const counts = { seq: { integerValue: `${count}` }, landed: { integerValue: `${count}` } };
  const thread = {
    update: { name: `${ROOT}/threads/${threadId}`, fields: counts },
    updateMask: { fieldPaths: ['seq', 'landed'] },
  };
  await commit([...lines, thread]);
}

/** Puts `count` viewers more into a thread, called "Person 001" and so on; they sign in nowhere. */
export async function plantMembers(threadId: string, count: number): Promise<void> {
  const { memberIds } = z
    .object({ memberIds: z.object({ arrayValue: z.object({ values: z.array(z.unknown()) }) }) })
    .parse(await stored(`threads/${threadId}`));
  const uids = Array.from({ length: count }, (_, index) => `person-${String(index + 1).padStart(3, '0')}`);
  const members = uids.map((uid) => ({
    update: {
      name: `${ROOT}/threads/${threadId}/members/${uid}`,
      fields: {
        role: { stringValue: 'viewer' },
        name: { stringValue: uid.replace('person-', 'Person ') },
        photoUrl: { nullValue: null },
        joinedAt: { timestampValue: new Date().toISOString() },
        invitedBy: { nullValue: null },
      },
    },
  }));
  const values = [...memberIds.arrayValue.values, ...uids.map((uid) => ({ stringValue: uid }))];
  const thread = {
    update: { name: `${ROOT}/threads/${threadId}`, fields: { memberIds: { arrayValue: { values } } } },
    updateMask: { fieldPaths: ['memberIds'] },
  };
  await commit([...members, thread]);
}

const foundSchema = z.array(z.object({ document: z.object({ name: z.string() }).optional() }));

/**
 * Takes the threads of a story off everybody's list: the emulator sends a list whole at every change, and each story would
 * be slower than the one before.
 */
export async function unlistThreads(): Promise<void> {
  const structuredQuery = {
    from: [{ collectionId: 'threads' }],
    select: { fields: [{ fieldPath: '__name__' }] },
  };
  const found = foundSchema.parse(await ask(':runQuery', 'POST', { structuredQuery }));
  const names = found.flatMap(({ document }) => document?.name ?? []);
  const writes = names
    .filter((name) => !name.includes('/threads/demo-'))
    .map((name) => ({
      update: { name, fields: { memberIds: { arrayValue: {} } } },
      updateMask: { fieldPaths: ['memberIds'] },
      currentDocument: { exists: true },
    }));
  if (writes.length > 0) await commit(writes);
}
