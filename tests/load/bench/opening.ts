// (f) Opening a thread in which ten thousand messages stand.
import { setTimeout as wait } from 'node:timers/promises';
import { Timestamp } from 'firebase-admin/firestore';
import { messagePath, threadPath } from '@/model/paths';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import { type Part, atMost, bytes, count, ms } from './report';
import { type Screen, admitScreen, openScreen } from './screen';
import { type Room, type Stage, firestoreHost, openRoom } from './stage';
import { startWebReads } from './web-reads';

const MESSAGES = 10_000;
const LAST = 'This is the last message of all.';
const MAX_DOCUMENTS = 60;
/** The list beside the thread, which every page has. */
const THREAD_LIST = 'threads';

export async function openingPart(stage: Stage): Promise<Part> {
  const room = await openRoom(stage);
  await admitScreen(stage, room);
  await plant(stage, room);
  const reads = await startWebReads(firestoreHost(stage));
  const server = await stage.world.server({ FIRESTORE_EMULATOR_HOST: reads.host });
  const screen = await openScreen(server);
  await quiet(reads);
  reads.reset();
  const began = Date.now();
  await screen.open(room.threadId, LAST);
  const shownMs = Date.now() - began;
  await quiet(reads);
  const heap = await heapOf(screen);
  const documents = [...reads.documents()].filter(([name]) => name !== THREAD_LIST);
  const total = documents.reduce((sum, [, read]) => sum + read, 0);
  await screen.close();
  await server.terminate();
  await reads.close();
  return {
    title: '(f) Opening a thread of 10,000 messages',
    how:
      'Chromium, signed in, loads `/t/{id}` anew. Documents were counted by a proxy that reads along between page and ' +
      'Firestore, by listener or get, the thread list aside (reads of rules do not show there); heap is JavaScript’s after a collection.',
    tables: [
      {
        head: ['', ''],
        rows: [
          ['last message seen after', ms(shownMs)],
          ['JavaScript heap', bytes(heap)],
        ],
      },
      {
        head: ['listened to or asked for', 'documents'],
        rows: [...documents.map(([name, read]) => [name, count(read)]), ['together', count(total)]],
      },
    ],
    verdicts: [
      atMost('documents read by opening the thread', { figure: total, bound: MAX_DOCUMENTS, unit: count }),
    ],
  };
}

/** Messages by two authors in turn, a minute apart, the last one now. */
async function plant({ world: { db }, ada }: Stage, { threadId }: Room): Promise<void> {
  const writer = db.bulkWriter();
  const now = Date.now();
  for (let seq = 2; seq <= MESSAGES; seq += 1) {
    const at = Timestamp.fromMillis(now - (MESSAGES - seq) * 60_000);
    const author =
      seq % 2 === 0
        ? { role: 'user', authorId: ada.uid, authorName: ada.name }
        : { role: 'assistant', authorId: ASSISTANT_ID, authorName: ASSISTANT_NAME };
    void writer.create(db.doc(messagePath(threadId, `planted-${seq}`)), {
      ...author,
      seq,
      content: seq === MESSAGES ? LAST : `Message ${seq}. ${'Some words that were said here. '.repeat(6)}`,
      format: 'markdown',
      plain: '',
      mentions: [],
      status: seq % 2 === 0 ? 'sent' : 'done',
      createdAt: at,
      changedAt: at,
      editedAt: null,
      runId: null,
      answers: null,
      error: null,
      stop: null,
      versions: 0,
      metadata: {},
    });
  }
  await writer.close();
  await db.doc(threadPath(threadId)).update({ seq: MESSAGES, landed: MESSAGES });
}

const QUIET_MS = 2_000;

/** Resolves when no further documents come. */
async function quiet(reads: { documents: () => Map<string, number> }): Promise<void> {
  const sum = () => [...reads.documents().values()].reduce((total, read) => total + read, 0);
  for (let before = -1; before !== sum();) {
    before = sum();
    await wait(QUIET_MS);
  }
}

async function heapOf({ page }: Screen): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
