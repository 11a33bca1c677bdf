// The table of stores, beside the paths that exist, the collections that the code names, and the TTL policies. What its rows
// promise is shown by tests/flow/stores.test.ts.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/v4';
import * as paths from '@/model/paths';
import { ARCHIVED, STORES, storeName } from '@/model/stores';
import { ROOT } from '@/scripts/stack/child';
import { KINDS } from '@/server/archives/record';
import { pathOf } from '@/server/archives/stored-thread';
import { readSource } from './source-files';

/** A document that every path function names; one of a collection names its documents by one more part. */
function documentNamed(build: unknown): string {
  const args = build === paths.partPath ? [paths.draftPath('*', '*', 1), 1] : ['*', '*', '*'];
  const named = typeof build === 'function' ? String(Reflect.apply(build, undefined, args)) : '';
  return named.split('/').length % 2 === 0 ? named : `${named}/*`;
}

const inFirestore = () => Object.keys(STORES).filter((name) => !name.includes(':'));

test('[A34] every path of a document is in the table of stores, and the table has no other', () => {
  const builders = Object.entries(paths).filter(([name]) => name.endsWith('Path'));
  expect(builders.length).toBeGreaterThan(25);
  const named = builders.map(([, build]) => storeName(documentNamed(build)));
  // Two collections of the trash and of versions are named by their collection alone.
  expect([...new Set(named)].toSorted()).toEqual(inFirestore().toSorted());
});

test('[A34] every collection that the code names is one of a store', () => {
  const known = new Set(
    Object.keys(STORES).flatMap((name) => name.split('/').filter((part) => part !== '*')),
  );
  const files = fs.globSync('{server,services,functions/src}/**/*.ts', {
    cwd: ROOT,
    exclude: ['**/*.test.ts'],
  });
  const named = files.flatMap((file) =>
    [...(readSource(file) ?? '').matchAll(/\bcollection(?:Group)?\((?:\w+(?:\(\))?, *)?'([^']+)'/g)].map(
      ([, name = '']) => ({ file, name }),
    ),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(({ name }) => !known.has(name))).toEqual([]);
});

test('[A34] subcollections of a thread are emptied by its deletion', () => {
  const below = Object.keys(STORES).flatMap((name) => /^threads\/\*\/(\w+)\/\*$/.exec(name)?.[1] ?? []);
  expect(below.toSorted()).toEqual([...paths.THREAD_COLLECTIONS].toSorted());
});

const overrideSchema = z.object({
  collectionGroup: z.string(),
  fieldPath: z.string(),
  ttl: z.boolean().optional(),
});

test('[A34] documents that end by time have a TTL policy, and no others', () => {
  const text = fs.readFileSync(path.join(ROOT, 'firestore.indexes.json'), 'utf8');
  const { fieldOverrides } = z.object({ fieldOverrides: z.array(overrideSchema) }).parse(JSON.parse(text));
  const policies = fieldOverrides
    .filter(({ ttl }) => ttl === true)
    .map(({ collectionGroup, fieldPath }) => `${collectionGroup}.${fieldPath}`);
  const ending = Object.entries(STORES).flatMap(([name, { endsAt }]) =>
    endsAt === undefined ? [] : [`${name.split('/').at(-2)}.${endsAt}`],
  );
  expect(policies.toSorted()).toEqual(ending.toSorted());
});

test('[A34] [K30] the table says of every store whether it is archived, as the code does', () => {
  expect(Object.keys(ARCHIVED).toSorted()).toEqual(Object.keys(STORES).toSorted());
  const copied = KINDS.map((kind) =>
    storeName(pathOf('thread-1', { kind, id: kind === 'versions' ? 'm/v' : 'd' })),
  );
  const said = Object.entries(ARCHIVED).filter(([, how]) => how === 'whole' || 'part' in how);
  // Tombstones have lists of their own.
  expect([...copied, 'tombstones/*'].toSorted()).toEqual(said.map(([name]) => name).toSorted());
});
