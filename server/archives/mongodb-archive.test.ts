// What of the adapter for MongoDB can be seen without a server: the documents that it stores, and its words for errors.
import { Timestamp } from 'firebase-admin/firestore';
import { MongoServerError } from 'mongodb';
import { expect, test } from 'vitest';
import { explain, mongodbArchive, storedRecord } from './mongodb-archive';
import { documentText } from './record';

const createdAt = Timestamp.fromMillis(1_700_000_000_000);

test('[K30] a message in MongoDB has the fields of the guide, and the whole document beside them', () => {
  const document = documentText({
    role: 'user',
    content: 'Hi',
    createdAt,
    metadata: { own: { a: 1 } },
    seq: 1,
    replyTo: null,
  });
  expect(storedRecord('thread-1', { kind: 'messages', id: 'm-1', document }, 'run')).toEqual({
    _id: 'thread-1/m-1',
    threadId: 'thread-1',
    id: 'm-1',
    role: 'user',
    content: 'Hi',
    createdAt: createdAt.toDate(),
    metadata: { own: { a: 1 } },
    seq: 1,
    authorId: null,
    authorName: null,
    status: null,
    document,
    run: 'run',
  });
});

test('[K30] a thread in MongoDB has its own id, and its creator as the guide names them', () => {
  const document = documentText({
    title: 'Plans',
    createdBy: 'ada',
    createdAt,
    updatedAt: createdAt,
    metadata: {},
  });
  const stored = storedRecord('thread-1', { kind: 'threads', id: 'thread-1', document }, 'run');
  expect(stored).toMatchObject({
    _id: 'thread-1',
    title: 'Plans',
    userId: 'ada',
    createdAt: createdAt.toDate(),
  });
});

test('[K36] a MongoDB that cannot be reached or refuses is told in words, without the password', async () => {
  const archive = mongodbArchive('mongodb://ada:s3cret@127.0.0.1:1/db?serverSelectionTimeoutMS=50');
  const error = await archive.state().catch((reason: unknown) => reason);
  await archive.close();
  expect(archive.explain(error)).toMatch(/^mongodb:\/\/ada@127\.0\.0\.1:1\/db cannot be reached\./);
  expect(explain(new MongoServerError({ code: 18, message: 'x' }), 'db')).toBe(
    'db refuses this user or password.',
  );
  expect(explain(new MongoServerError({ code: 13, message: 'x' }), 'db')).toBe(
    'db: this user may not write to it.',
  );
  expect(explain(new Error('ours'), 'db')).toBeUndefined();
});
