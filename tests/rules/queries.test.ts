// Compares the table of queries with the code that runs them and the indexes that they need.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/v4';
import { ROOT } from './project';
import { queriesIn } from './queries-in-code';
import { QUERY_SHAPES, compositeFor, type QueryShape } from './query-shapes';

const scopeSchema = z.enum(['COLLECTION', 'COLLECTION_GROUP']);
const indexesSchema = z.strictObject({
  indexes: z.array(
    z.strictObject({
      collectionGroup: z.string(),
      queryScope: scopeSchema,
      fields: z.array(
        z.strictObject({
          fieldPath: z.string(),
          order: z.string().optional(),
          arrayConfig: z.string().optional(),
        }),
      ),
    }),
  ),
  fieldOverrides: z.array(
    z.strictObject({
      collectionGroup: z.string(),
      fieldPath: z.string(),
      ttl: z.boolean().optional(),
      indexes: z.array(
        z.strictObject({
          order: z.string().optional(),
          arrayConfig: z.string().optional(),
          queryScope: scopeSchema,
        }),
      ),
    }),
  ),
});

const { indexes, fieldOverrides } = indexesSchema.parse(
  JSON.parse(fs.readFileSync(path.join(ROOT, 'firestore.indexes.json'), 'utf8')),
);

/** One line per query, in the same format for table and code; the code does not always name its collection. */
const lineOf = ({ file, where = [], orderBy = [] }: Pick<QueryShape, 'file' | 'where' | 'orderBy'>) =>
  `${file}: ${[...where.map((part) => `where ${part.join(' ')}`), ...orderBy.map((part) => `by ${part.join(' ')}`)].join(', ')}`;

const sorted = (lines: readonly string[]) => [...new Set(lines)].toSorted();

describe('queries', () => {
  it('[T9] in the code are in the table, and those of the table in the code', () => {
    const inTable = QUERY_SHAPES.map(lineOf);
    const inCode = queriesIn(ROOT, ['services', 'server', 'functions/src', 'scripts']).map(lineOf);
    expect(sorted(inCode)).toEqual(sorted(inTable));
  });

  it('[T9] have the composite indexes they need, and there are no others', () => {
    const needed = QUERY_SHAPES.flatMap((shape) => compositeFor(shape) ?? []);
    const unique = [...new Map(needed.map((index) => [JSON.stringify(index), index])).values()];
    expect(new Set(indexes)).toEqual(new Set(unique));
  });

  it('over collection groups have single-field indexes of that scope', () => {
    const alone = QUERY_SHAPES.filter((shape) => shape.group && compositeFor(shape) === undefined);
    for (const { collection, where = [], orderBy = [] } of alone) {
      const [field] = [...where, ...orderBy].map(([name]) => name);
      const override = fieldOverrides.find(
        ({ collectionGroup, fieldPath }) => collectionGroup === collection && fieldPath === field,
      );
      const isList = where.some(([name, operator]) => name === field && operator === 'array-contains');
      const how = isList ? { arrayConfig: 'CONTAINS' } : { order: 'ASCENDING' };
      expect(override?.indexes).toContainEqual({ ...how, queryScope: 'COLLECTION_GROUP' });
    }
  });

  it('never use a field that is exempt from indexing', () => {
    const unindexed = fieldOverrides
      .filter((override) => override.indexes.length === 0)
      .map((override) => `${override.collectionGroup}.${override.fieldPath}`);
    const asked = QUERY_SHAPES.flatMap(({ collection, where = [], orderBy = [] }) =>
      [...where, ...orderBy].map(([field]) => `${collection}.${field.split('.', 1)[0] ?? ''}`),
    );
    expect(asked.filter((field) => unindexed.includes(field))).toEqual([]);
  });

  it('need no index of long texts and callers’ maps, which are exempt', () => {
    const unindexed = fieldOverrides
      .filter((override) => override.indexes.length === 0)
      .map((override) => `${override.collectionGroup}.${override.fieldPath}`);
    expect(unindexed.toSorted()).toEqual(
      [
        ...['messages', 'hiddenMessages', 'versions', 'drafts', 'parts'].map(
          (collection) => `${collection}.content`,
        ),
        ...['messages', 'hiddenMessages', 'versions'].map((collection) => `${collection}.plain`),
        ...['threads', 'messages', 'hiddenMessages', 'versions'].map(
          (collection) => `${collection}.metadata`,
        ),
        ...['messages', 'hiddenMessages', 'versions'].map((collection) => `${collection}.imported`),
        ...['messages', 'hiddenMessages', 'versions'].flatMap((collection) => [
          `${collection}.forms`,
          `${collection}.sentForm`,
          `${collection}.polls`,
        ]),
        'inputs.value',
        'feedback.comment',
        'staged.entries',
        'importDays.endsAt',
        'threads.mentioned',
        'private.text',
        'readStates.unsentText',
        'pictures.bytes',
        'rates.endsAt',
        'requests.endsAt',
        'shares.endsAt',
        'shareViewers.endsAt',
        'budgets.endsAt',
        'budgetCounters.endsAt',
        'siteBudgets.endsAt',
      ].toSorted(),
    );
  });
});
