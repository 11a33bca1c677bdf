// Direct access to the store, without server and rules: for checks, and for data that no person could create in a minute.
import { expect } from 'playwright/test';
import * as z from 'zod/v4';
import { DEMO_PEOPLE } from '@/model/demo';
import { storedMessage } from '@/tests/support/stored-message';

const ROOT = 'projects/demo-cothread/databases/(default)/documents';

export function documentUrl(path: string): string {
  return `http://${process.env['FIRESTORE_EMULATOR_HOST']}/v1/${ROOT}/${path}`;
}

/** The error of a write that conflicts with a transaction: the write is retried. */
const CONFLICT = 409;

async function ask(path: string, body: unknown, tries = 5): Promise<unknown> {
  const response = await fetch(documentUrl(path).replace(/\/:/, ':'), {
    method: 'POST',
    headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status === CONFLICT && tries > 1) return ask(path, body, tries - 1);
  expect(response.status, path).toBe(200);
  return await response.json();
}

export type Write = {
  path: string;
  /** Strings, numbers, booleans, dates, lists and objects of such, null. */
  fields: Record<string, unknown>;
  /** Leaves the other fields as they are. */
  only?: readonly string[];
  /** Fails where no document exists. */
  ifThere?: boolean;
};

/** Writes everything in one commit, without rules. */
export async function commit(writes: readonly Write[]): Promise<void> {
  await ask(':commit', {
    writes: writes.map(({ path, fields, only, ifThere }) => ({
      update: { name: `${ROOT}/${path}`, fields: encoded(fields) },
      ...(only && { updateMask: { fieldPaths: only } }),
      ...(ifThere && { currentDocument: { exists: true } }),
    })),
  });
}

function encoded(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, valueOf(value)]));
}

function valueOf(value: unknown): unknown {
  if (value === null || value === undefined) return { nullValue: null };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'number') return { integerValue: String(value) };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (value instanceof Date) return { timestampValue: value.toISOString() };
  if (Array.isArray(value)) return { arrayValue: { values: value.map(valueOf) } };
  return { mapValue: { fields: encoded(Object.fromEntries(Object.entries(value))) } };
}

/** A document as it is stored, read without rules; undefined when it does not exist. */
export async function stored(path: string): Promise<Record<string, unknown> | undefined> {
  const response = await fetch(documentUrl(path), { headers: { authorization: 'Bearer owner' } });
  if (response.status === 404) return undefined;
  return z.object({ fields: z.record(z.string(), z.unknown()) }).parse(await response.json()).fields;
}

/** The documents of a collection, by id, read without rules. */
export async function storedDocuments(
  path: string,
): Promise<{ id: string; fields: Record<string, unknown> }[]> {
  const found: z.infer<typeof pageSchema>['documents'] = [];
  let pageToken: string | undefined = '';
  while (pageToken !== undefined) {
    const query = new URLSearchParams({ pageSize: '300', ...(pageToken !== '' && { pageToken }) });
    const headers = { authorization: 'Bearer owner' };
    // oxlint-disable-next-line no-await-in-loop -- a page says where the next one begins
    const answer = await (await fetch(`${documentUrl(path)}?${query}`, { headers })).json();
    const page = pageSchema.parse(answer);
    found.push(...page.documents);
    pageToken = page.nextPageToken;
  }
  return found.map(({ name, fields }) => ({ id: name.slice(name.lastIndexOf('/') + 1), fields }));
}

const pageSchema = z.object({
  documents: z
    .array(z.object({ name: z.string(), fields: z.record(z.string(), z.unknown()).default({}) }))
    .default([]),
  nextPageToken: z.string().optional(),
});

/**
 * Adds `count` messages directly, by Ada and Grace in turn, `Line 1` and so on: for threads longer than anybody can write
 * in a minute; the last one is `apartMs` old. Their ids are `line-0001` and so on.
 */
export async function plantLines(threadId: string, count: number, apartMs = 1_000): Promise<void> {
  const now = Date.now();
  const thread = `threads/${threadId}`;
  const lines = Array.from({ length: count }, (_, index) => {
    const author = index % 2 === 0 ? 'Ada' : 'Grace';
    const at = new Date(now - (count - index) * apartMs);
    return {
      path: `${thread}/messages/line-${String(index + 1).padStart(4, '0')}`,
      fields: storedMessage(
        { role: 'user', authorId: `demo-${author.toLowerCase()}`, authorName: author },
        { seq: index + 1, content: `Line ${index + 1}`, at },
      ),
    };
  });
  await commit([
    ...lines,
    { path: thread, fields: { seq: count, landedCount: count }, only: ['seq', 'landedCount'] },
  ]);
}

/** Adds `count` viewers to a thread, called "Person 001" and so on; they never sign in. */
export async function plantMembers(threadId: string, count: number): Promise<void> {
  const thread = `threads/${threadId}`;
  const { memberIds } = z
    .object({
      memberIds: z.object({
        arrayValue: z.object({ values: z.array(z.object({ stringValue: z.string() })) }),
      }),
    })
    .parse(await stored(thread));
  const uids = Array.from({ length: count }, (_, index) => `person-${String(index + 1).padStart(3, '0')}`);
  const members = uids.map((uid) => ({
    path: `${thread}/members/${uid}`,
    fields: {
      role: 'viewer',
      name: uid.replace('person-', 'Person '),
      photoUrl: null,
      joinedAt: new Date(),
      invitedBy: null,
    },
  }));
  const all = [...memberIds.arrayValue.values.map(({ stringValue }) => stringValue), ...uids];
  await commit([...members, { path: thread, fields: { memberIds: all }, only: ['memberIds'] }]);
}

const foundSchema = z.array(z.object({ document: z.object({ name: z.string() }).optional() }));

/**
 * Removes the threads of a story from everybody's list: the emulator sends the whole list at every change, and each story
 * would be slower than the one before.
 */
export async function unlistThreads(): Promise<void> {
  const structuredQuery = {
    from: [{ collectionId: 'threads' }],
    select: { fields: [{ fieldPath: '__name__' }] },
    where: {
      fieldFilter: {
        field: { fieldPath: 'memberIds' },
        op: 'ARRAY_CONTAINS_ANY',
        value: valueOf(DEMO_PEOPLE.map(({ uid }) => uid)),
      },
    },
  };
  const found = foundSchema.parse(await ask(':runQuery', { structuredQuery }));
  const paths = found.flatMap(({ document }) => document?.name.slice(ROOT.length + 1) ?? []);
  const writes = paths
    .filter((path) => !path.startsWith('threads/demo-'))
    .map((path) => ({ path, fields: { memberIds: [] }, only: ['memberIds'], ifThere: true }));
  if (writes.length > 0) await commit(writes);
}
