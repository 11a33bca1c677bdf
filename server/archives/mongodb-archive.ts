// An archive in MongoDB: a collection a kind of document. Without transactions, which a single server does not have: a thread is whole
// while its document in `checks` is there, which is removed first and written last.
import 'server-only';
import { type AnyBulkWriteOperation, MongoClient, MongoError } from 'mongodb';
import { newToken } from '@/server/platform/commit';
import {
  type Archive,
  archivedThreadSchema,
  foreign,
  shownAddress,
  parseState,
  tombstoneSchema,
} from './archive';
import { COLUMNS, columnsOf } from './columns';
import { KINDS, type ThreadRecord } from './record';

const PAGE = 200;
const SELECT_TIMEOUT_MS = 10_000;

/** `_id`: of a thread its own, else `thread/document`. `run`: the writing that stored it. */
export type StoredRecord = {
  _id: string;
  threadId: string;
  id: string;
  document: string;
  run: string;
  [column: string]: unknown;
};
type Named = { _id: string; value: string };

const keyOf = (threadId: string, { kind, id }: Pick<ThreadRecord, 'kind' | 'id'>) =>
  kind === 'threads' ? id : `${threadId}/${id}`;

/** A record as it is stored: the fields of the guide beside the document. */
export function storedRecord(threadId: string, record: ThreadRecord, run: string): StoredRecord {
  const values = columnsOf(record);
  const columns = COLUMNS[record.kind].map(({ name, type }, index) => {
    const value = values[index] ?? null;
    return [name, type === 'json' && typeof value === 'string' ? JSON.parse(value) : value];
  });
  const { kind, id, document } = record;
  return { ...Object.fromEntries(columns), _id: keyOf(threadId, { kind, id }), threadId, id, document, run };
}

/** @throws ArchiveError for an incomplete address */
export function mongodbArchive(address: string): Archive {
  const name = shownAddress(address);
  const isTimeoutNamed = address.includes('serverSelectionTimeoutMS=');
  const client = new MongoClient(address, {
    appName: 'cothread-archive',
    ...(!isTimeoutNamed && { serverSelectionTimeoutMS: SELECT_TIMEOUT_MS }),
  });
  const db = client.db();
  const named = (collection: 'state' | 'checks' | 'tombstones') => db.collection<Named>(collection);
  const put = (collection: 'state' | 'checks' | 'tombstones', id: string, value: unknown) =>
    named(collection).replaceOne({ _id: id }, { value: JSON.stringify(value) }, { upsert: true });
  const values = async function* (collection: 'checks' | 'tombstones') {
    for await (const { value } of named(collection).find().sort({ _id: 1 }).batchSize(PAGE))
      yield JSON.parse(value);
  };

  return {
    name,
    state: async () => {
      const collections = await db.listCollections({}, { nameOnly: true }).toArray();
      if (collections.length === 0) return null;
      if ((await named('state').findOne({ _id: 'format' })) === null) throw foreign(name);
      const found = await named('state').findOne({ _id: 'archive' });
      return found === null ? null : parseState(JSON.parse(found.value));
    },
    prepare: async () => {
      await put('state', 'format', 'cothread-archive');
      for (const kind of KINDS) await db.collection(kind).createIndex({ threadId: 1, id: 1 });
    },
    setState: async (state) => void (await put('state', 'archive', state)),
    threads: async function* () {
      for await (const value of values('checks')) yield archivedThreadSchema.parse(value);
    },
    threadsOf: async (ids) => {
      const found = await named('checks')
        .find({ _id: { $in: [...ids] } })
        .toArray();
      return found.map(({ value }) => archivedThreadSchema.parse(JSON.parse(value)));
    },
    records: async function* (threadId) {
      for (const kind of KINDS) {
        const found = db.collection<StoredRecord>(kind).find({ threadId }).sort({ id: 1 }).batchSize(PAGE);
        for await (const { id, document } of found) yield [{ kind, id, document }];
      }
    },
    putThread: async (threadId, pages, summary) => {
      const run = newToken();
      await named('checks').deleteOne({ _id: threadId });
      for await (const page of pages)
        for (const kind of KINDS) {
          const records = page.filter((record) => record.kind === kind);
          const writes = records.map((record): AnyBulkWriteOperation<StoredRecord> => {
            const replacement = storedRecord(threadId, record, run);
            return { replaceOne: { filter: { _id: keyOf(threadId, record) }, replacement, upsert: true } };
          });
          if (writes.length > 0) await db.collection<StoredRecord>(kind).bulkWrite(writes);
        }
      for (const kind of KINDS)
        await db.collection<StoredRecord>(kind).deleteMany({ threadId, run: { $ne: run } });
      await put('checks', threadId, summary());
    },
    bury: async (tombstones) => {
      const ids = tombstones.map(({ id }) => id);
      await named('checks').deleteMany({ _id: { $in: ids } });
      for (const kind of KINDS)
        await db.collection<StoredRecord>(kind).deleteMany({ threadId: { $in: ids } });
      for (const tombstone of tombstones) await put('tombstones', tombstone.id, tombstone);
    },
    tombstones: async function* () {
      for await (const value of values('tombstones')) yield tombstoneSchema.parse(value);
    },
    finish: () => Promise.resolve(),
    close: () => client.close(),
    explain: (error) => explain(error, name),
  };
}

/** By the codes of MongoDB and the names of its driver's errors. */
export function explain(error: unknown, name: string): string | undefined {
  if (!(error instanceof MongoError)) return undefined;
  if (error.code === 18 || error.code === 8000) return `${name} refuses this user or password.`;
  if (error.code === 13) return `${name}: this user may not write to it.`;
  if (/^Mongo(Network|ServerSelection|PoolCleared|Topology|NotConnected)/.test(error.name))
    return `${name} cannot be reached. What it has stays as it is: when it is back, the same command continues.`;
  return `${name} refused a command (${error.name}, ${String(error.code ?? 'no code')}).`;
}
