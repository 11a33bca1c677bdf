// (f) Opening a thread of ten thousand messages.
import { heapOf } from '@/tests/load/bench/page-watch';
import { plantMessages } from '@/tests/load/bench/plant-messages';
import { type Part, atMost, bytes, count, ms } from '@/tests/load/bench/report';
import { addScreenPerson, openScreen } from '@/tests/load/bench/screen';
import { type Fixtures, firestoreHost, openThread } from '@/tests/load/bench/fixtures';
import { isOfThread, quiet, startWebReads } from '@/tests/load/bench/web-reads';
import { yearsOf } from './years';

const MESSAGES = 10_000;
const LAST = 'This is the last message of all.';
const MAX_DOCUMENTS = 60;

export async function openingPart(fixtures: Fixtures): Promise<Part> {
  const thread = await openThread(fixtures);
  await addScreenPerson(fixtures, thread);
  await plantMessages(fixtures, thread, { count: MESSAGES, last: LAST });
  const reads = await startWebReads(firestoreHost(fixtures));
  const server = await fixtures.world.server({ FIRESTORE_EMULATOR_HOST: reads.host });
  const screen = await openScreen(server);
  await quiet(reads);
  reads.reset();
  const began = Date.now();
  await screen.open(thread.threadId, LAST);
  const shownMs = Date.now() - began;
  await quiet(reads);
  const heap = await heapOf(screen.page);
  const documents = [...reads.documents()].filter(([name]) => isOfThread(name));
  const total = documents.reduce((sum, [, read]) => sum + read, 0);
  await screen.close();
  await server.terminate();
  await reads.close();
  const years = await yearsOf(fixtures);
  return {
    title: '(f) Opening a thread of 10,000 messages, and one of 5,000 threads',
    how:
      'Chromium, signed in, loads `/t/{id}` anew. Documents were counted by a proxy that reads along between page and ' +
      'Firestore, by listener or get, the thread list and its read states aside (reads of rules do not show there); heap is JavaScript’s after a collection. The person of 5,000 threads opens one of them; the list and its read states are counted there.',
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
      ...years.tables,
    ],
    verdicts: [
      atMost('documents read by opening the thread', { figure: total, bound: MAX_DOCUMENTS, unit: count }),
      ...years.verdicts,
    ],
  };
}
