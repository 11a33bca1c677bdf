// The open runs of a thread: the one that is writing, the queued ones, and whether there is space for one more.
import 'server-only';
import type { QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import { AppError } from '@/model/errors';
import { MAX_QUEUE } from '@/model/limits';
import { runsPath } from '@/model/paths';
import { OPEN_RUN_STATUSES, type Run, runSchema } from '@/model/run';
import type { Thread } from '@/model/thread';
import { readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';

/** A run as it was read; `updateTime` refuses a batch when the run has changed since. */
export type OpenRun = { threadId: string; run: Run; updateTime: Timestamp };

export async function readOpenRuns(threadId: string): Promise<OpenRun[]> {
  const open = firestore()
    .collection(runsPath(threadId))
    .where('status', 'in', OPEN_RUN_STATUSES)
    .limit(MAX_QUEUE + 1);
  const { docs } = await open.get();
  return docs.flatMap((doc) => openRun(threadId, doc));
}

/** The question that is answered next. */
export async function readFirstQueued(threadId: string): Promise<OpenRun | undefined> {
  const first = firestore()
    .collection(runsPath(threadId))
    .where('status', '==', 'queued')
    .orderBy('answerSeq')
    .limit(1);
  const { docs } = await first.get();
  return docs.flatMap((doc) => openRun(threadId, doc))[0];
}

function openRun(threadId: string, doc: QueryDocumentSnapshot): OpenRun[] {
  return readDocuments(runSchema, [doc]).map((run) => ({ threadId, run, updateTime: doc.updateTime }));
}

/** @throws AppError busy when MAX_QUEUE questions are queued */
export async function requireQueueSpace(thread: Thread): Promise<void> {
  const queued = firestore().collection(runsPath(thread.id)).where('status', '==', 'queued').count();
  const { count } = (await queued.get()).data();
  if (count >= MAX_QUEUE) throw new AppError('busy');
}
