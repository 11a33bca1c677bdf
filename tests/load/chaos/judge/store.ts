// The stored state of a thread, read without the rules.
import type { Firestore } from 'firebase-admin/firestore';
import { draftsPath, messagesPath, runsPath, threadPath, leasePath } from '@/model/paths';
import { OPEN_RUN_STATUSES, runStatusSchema } from '@/model/run';
import type { Stored, StoredMessage } from './judge';

const OPEN: ReadonlySet<string> = new Set(OPEN_RUN_STATUSES);

export type RunEnd = {
  runId: string;
  status: string;
  error: string | null;
  attempt: number;
  questionId: string;
};

export async function readStored(db: Firestore, threadId: string): Promise<Stored & { runs: RunEnd[] }> {
  const [thread, messages, runs, lease, drafts] = await Promise.all([
    db.doc(threadPath(threadId)).get(),
    db.collection(messagesPath(threadId)).get(),
    db.collection(runsPath(threadId)).get(),
    db.doc(leasePath(threadId)).get(),
    // Includes deleted documents that still have parts below them.
    db.collection(draftsPath(threadId)).listDocuments(),
  ]);
  const parts = await Promise.all(drafts.map((draft) => draft.collection('parts').listDocuments()));
  const open = runs.docs.filter((run) => OPEN.has(runStatusSchema.parse(run.get('status'))));
  const left = [...open, ...(lease.exists ? [lease] : [])].map(({ ref }) => ref);
  return {
    seq: Number(thread.get('seq')),
    landedCount: Number(thread.get('landedCount')),
    messages: messages.docs.map((message) => storedMessage(message)),
    attempts: new Map(runs.docs.map((run) => [run.id, Number(run.get('attempt'))])),
    left: [...left, ...drafts, ...parts.flat()].map(({ path }) =>
      path.slice(threadPath(threadId).length + 1),
    ),
    runs: runs.docs.map((run) => ({
      runId: run.id,
      status: String(run.get('status')),
      error: textOrNull(run.get('error')),
      attempt: Number(run.get('attempt')),
      questionId: String(run.get('questionId')),
    })),
  };
}

type Readable = { id: string; get: (field: string) => unknown };

function storedMessage(message: Readable): StoredMessage {
  return {
    id: message.id,
    seq: Number(message.get('seq')),
    role: String(message.get('role')),
    content: String(message.get('content')),
    status: String(message.get('status')),
    error: textOrNull(message.get('error')),
    runId: textOrNull(message.get('runId')),
    questionId: textOrNull(message.get('questionId')),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
