// The end of a run, whatever it was, in ONE batch: answer, draft and parts gone, run over, turn gone, thread told.
// Followers never see a moment with two texts or with none.
import 'server-only';
import { FieldValue, type Precondition, type Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import { clipBytes } from '@/model/answer';
import { MAX_ANSWER_BYTES, byteLength } from '@/model/limits';
import { type Message, type MessageStatus, messageSchema } from '@/model/message';
import { draftPath, messagePath, partPath, runPath, threadPath, leasePath, versionPath } from '@/model/paths';
import type { Run, RunError, Stop, Usage } from '@/model/run';
import { readDocument } from '@/server/platform/documents';
import { addEvent } from '@/server/access/events';
import { firestore } from '@/server/platform/firebase';
import { addMessages, assistantAuthor } from '@/server/messages/messages';

type EndStatus = Extract<MessageStatus, 'done' | 'stopped' | 'failed' | 'cut-off' | 'cancelled'>;

/** What refuses the batch when somebody else has ended or taken the run in the meantime. */
type Fence =
  | { queuedRun: Timestamp }
  /** The draft of this attempt must stand; `draftUnchangedSince` also asks that its text is the one that was read. */
  | { attempt: number; parts: number; draftUnchangedSince?: Timestamp | undefined };

export type RunOutcome = {
  threadId: string;
  run: Run;
  status: EndStatus;
  text: string;
  fence: Fence;
  error?: RunError;
  stop?: Stop;
  usage?: Usage | null;
  metadata?: Message['metadata'];
};

/** @throws a refusal (codes 5, 6, 9) when the fence does not hold: read again before deciding what that means */
export async function finalizeRun(outcome: RunOutcome): Promise<void> {
  const { threadId, run, error = null, stop = null, usage = null, fence } = outcome;
  const db = firestore();
  const batch = db.batch();
  const tooLong = byteLength(outcome.text) > MAX_ANSWER_BYTES;
  const text = tooLong ? clipBytes(outcome.text, MAX_ANSWER_BYTES) : outcome.text;
  const status = tooLong && outcome.status === 'done' ? 'cut-off' : outcome.status;
  if (run.isRegeneration) await putRegeneratedAnswer(batch, { ...outcome, text, status });
  else putAnswer(batch, { ...outcome, text, status });
  if ('attempt' in fence) {
    const draft = draftPath(threadId, run.id, fence.attempt);
    batch.delete(db.doc(draft), draftPrecondition(fence.draftUnchangedSince));
    for (let part = 0; part < fence.parts; part += 1) batch.delete(db.doc(partPath(draft, part)));
    batch.delete(db.doc(leasePath(threadId)), { exists: true });
  }
  const runPrecondition: Precondition =
    'queuedRun' in fence ? { lastUpdateTime: fence.queuedRun } : { exists: true };
  batch.update(
    db.doc(runPath(threadId, run.id)),
    {
      status: status === 'cut-off' ? 'done' : status,
      error,
      stop,
      usage,
      endedAt: FieldValue.serverTimestamp(),
    },
    runPrecondition,
  );
  if (stop !== null) {
    const was = 'queuedRun' in fence ? 'waiting' : 'writing';
    const by = { uid: stop.by, name: stop.byName };
    const thread = { id: threadId, seq: run.answerSeq };
    addEvent(batch, thread, by, { kind: 'stopped', answerSeq: run.answerSeq, was });
  }
  await batch.commit();
}

/** A second try that worked moves what stood there to the versions; one that failed leaves it and says why. */
async function putRegeneratedAnswer(batch: WriteBatch, outcome: RunOutcome): Promise<void> {
  const { threadId, run, text, error, stop } = outcome;
  const answer = firestore().doc(messagePath(threadId, run.answerId));
  const earlier = await answer.get();
  const keepsEarlier = earlier.get('content') !== '' && (text === '' || outcome.status === 'failed');
  if (keepsEarlier) {
    batch.update(answer, {
      error: error ?? null,
      stop: stop ?? null,
      changedAt: FieldValue.serverTimestamp(),
    });
    return;
  }
  const { runId: earlierRun, versions = 0 } = readDocument(messageSchema, earlier) ?? {};
  const moves = typeof earlierRun === 'string' && earlier.get('content') !== '';
  if (moves) {
    batch.set(firestore().doc(versionPath(threadId, run.answerId, earlierRun)), earlier.data() ?? {});
  }
  putAnswer(batch, outcome, moves ? versions + 1 : versions);
}

function putAnswer(
  batch: WriteBatch,
  { threadId, run, text, status, error, stop, metadata }: RunOutcome,
  versions = 0,
): void {
  const { threadChanges } = addMessages(batch, threadId, [
    {
      ...assistantAuthor,
      id: run.answerId,
      seq: run.answerSeq,
      content: text,
      status,
      runId: run.id,
      questionId: run.questionId,
      askedBy: run.askedBy,
      error: error ?? null,
      stop: stop ?? null,
      metadata: metadata ?? {},
      replaces: run.isRegeneration,
      versions,
    },
  ]);
  batch.update(firestore().doc(threadPath(threadId)), threadChanges);
}

function draftPrecondition(unchangedSince: Timestamp | undefined): Precondition {
  return unchangedSince === undefined ? { exists: true } : { lastUpdateTime: unchangedSince };
}
