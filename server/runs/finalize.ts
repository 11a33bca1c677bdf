// Finalizes a run, however it ended, in ONE batch: stores the answer, deletes draft, parts and lease, ends the run, updates
// the thread. Followers never see a moment with two texts or with none.
import 'server-only';
import { FieldValue, type Precondition, type Timestamp, type WriteBatch } from 'firebase-admin/firestore';
import { clipBytes } from '@/model/answer';
import { type LedgerRow, NOTHING_SPENT, type Spent } from '@/model/ledger';
import { MAX_ANSWER_BYTES, byteLength } from '@/model/limits';
import { type Message, messageSchema } from '@/model/message';
import { draftPath, messagePath, runPath, threadPath, versionPath } from '@/model/paths';
import type { Run, RunError, Stop, Usage } from '@/model/run';
import { readDocument } from '@/server/platform/documents';
import { addEvent } from '@/server/access/events';
import { firestore } from '@/server/platform/firebase';
import { addMessages, changeMessage, assistantAuthor } from '@/server/messages/messages';
import type { NewMessage } from '@/server/messages/new-message';
import { type Settlement, readRow, settleRow } from '@/server/usage/ledger';
import { type StoredAttempt, deleteParts } from './draft';
import { deleteLease } from './lease';
import type { OpenRun } from './queue';

/** How a run ended: written by its own writer, or finalized by another person or server. */
export type WrittenEnd = { status: 'done' | 'cut-off' } | { status: 'failed'; error: RunError };
type StoppedEnd = { status: 'stopped'; stop: Stop };
type CancelledEnd = { status: 'cancelled' } & ({ stop: Stop } | { error: 'asker-left' });

/** The precondition that refuses the batch when somebody else has finalized or taken over the run meanwhile. */
type Fence =
  | { queuedRun: Timestamp }
  /** The draft of this attempt must exist; `draftUnchangedSince` also requires that its text is the one that was read. */
  | { attempt: number; parts: number; draftUnchangedSince?: Timestamp | undefined };

export type RunOutcome = {
  threadId: string;
  run: Run;
  text: string;
  fence: Fence;
  usage?: Usage | null;
  metadata?: Message['metadata'];
  /** What its last attempt used of the model; undefined: it had none. */
  spent?: Spent;
  /** The run's row of the ledger, null where it is older than that; undefined: it must be read. */
  row?: LedgerRow | null | undefined;
} & (WrittenEnd | StoppedEnd | CancelledEnd);

/** A queued question that gets no answer; refused when its run has started since it was read. */
export function cancelledOutcome(
  { threadId, run, updateTime }: OpenRun,
  why: { stop: Stop } | { error: 'asker-left' },
): RunOutcome {
  return { threadId, run, text: '', fence: { queuedRun: updateTime }, status: 'cancelled', ...why };
}

/** The end of an attempt by code other than its writer; refused when the draft was flushed since it was read. */
export function storedOutcome(
  { attempt, parts, draft, ...stored }: StoredAttempt & { row: LedgerRow | null; spent: Spent },
  end: StoppedEnd | { status: 'failed'; error: 'timed-out' },
): RunOutcome {
  const fence = { attempt, parts, draftUnchangedSince: draft.updateTime };
  return { ...stored, fence, ...end };
}

/** @throws a refusal (codes 5, 6, 9) when the fence does not hold: read again before deciding what that means */
export async function finalizeRun(outcome: RunOutcome): Promise<void> {
  const { threadId, run, usage = null, fence } = outcome;
  const answer = answerOf(outcome);
  const { status, error, stop } = answer;
  const batch = firestore().batch();
  await settle(batch, outcome, { end: status === 'cut-off' ? 'done' : status, error });
  if (run.isRegeneration) await putRegeneratedAnswer(batch, answer);
  else putAnswer(batch, answer);
  if ('attempt' in fence) endAttempt(batch, { threadId, runId: run.id }, fence);
  batch.update(
    firestore().doc(runPath(threadId, run.id)),
    {
      status: status === 'cut-off' ? 'done' : status,
      error,
      stop,
      usage,
      endedAt: FieldValue.serverTimestamp(),
    },
    'queuedRun' in fence ? { lastUpdateTime: fence.queuedRun } : { exists: true },
  );
  if (stop !== null) {
    const was = 'queuedRun' in fence ? 'waiting' : 'writing';
    const by = { uid: stop.by, name: stop.byName };
    const thread = { id: threadId, seq: run.answerSeq };
    addEvent(batch, thread, by, { kind: 'stopped', answerSeq: run.answerSeq, was });
  }
  await batch.commit();
}

async function settle(
  batch: WriteBatch,
  { run, fence, metadata, spent = NOTHING_SPENT, row: read }: RunOutcome,
  ended: Pick<Settlement, 'end' | 'error'>,
): Promise<void> {
  const row = read === undefined ? await readRow(run.id) : read;
  if (row === null) return;
  const { model, firstTokenMs, totalMs } = metadata ?? {};
  const attempts = 'attempt' in fence ? fence.attempt : 0;
  const queuedMs = run.startedAt === null ? undefined : Math.max(0, run.startedAt - run.createdAt);
  settleRow(batch, row, { ...ended, spent, attempts, model, queuedMs, firstTokenMs, totalMs });
}

/** What a run stores as its message. */
type Answer = {
  threadId: string;
  run: Run;
  text: string;
  status: RunOutcome['status'];
  error: RunError | null;
  stop: Stop | null;
  metadata: Message['metadata'];
};

function answerOf(outcome: RunOutcome): Answer {
  const { threadId, run, text, status, metadata = {} } = outcome;
  const isTooLong = byteLength(text) > MAX_ANSWER_BYTES;
  return {
    threadId,
    run,
    text: isTooLong ? clipBytes(text, MAX_ANSWER_BYTES) : text,
    status: isTooLong && status === 'done' ? 'cut-off' : status,
    error: 'error' in outcome ? outcome.error : null,
    stop: 'stop' in outcome ? outcome.stop : null,
    metadata,
  };
}

/** Deletes the draft with its parts and the lease; the draft's precondition is the fence. */
function endAttempt(
  batch: WriteBatch,
  { threadId, runId }: { threadId: string; runId: string },
  fence: Extract<Fence, { attempt: number }>,
): void {
  const draft = draftPath(threadId, runId, fence.attempt);
  // defect: kept-draft
  batch.delete(firestore().doc(draft), draftPrecondition(fence.draftUnchangedSince));
  deleteParts(batch, draft, fence.parts);
  deleteLease(batch, threadId);
}

function draftPrecondition(unchangedSince: Timestamp | undefined): Precondition {
  return unchangedSince === undefined ? { exists: true } : { lastUpdateTime: unchangedSince };
}

/** A regeneration that worked moves the previous answer to the versions; one that failed leaves it and stores the reason. */
async function putRegeneratedAnswer(batch: WriteBatch, answer: Answer): Promise<void> {
  const { threadId, run, text, status, error, stop } = answer;
  const ref = firestore().doc(messagePath(threadId, run.answerId));
  const previous = await ref.get();
  const keepsPrevious = previous.get('content') !== '' && (text === '' || status === 'failed');
  if (keepsPrevious) {
    changeMessage(batch, { ref }, { error, stop });
    return;
  }
  const { runId: previousRun, versions = 0 } = readDocument(messageSchema, previous) ?? {};
  const moves = typeof previousRun === 'string' && previous.get('content') !== '';
  if (moves) {
    batch.set(firestore().doc(versionPath(threadId, run.answerId, previousRun)), previous.data() ?? {});
  }
  const landedAt: unknown = previous.get('landedAt') ?? previous.get('createdAt');
  putAnswer(batch, answer, { versions: moves ? versions + 1 : versions, landedAt });
}

function putAnswer(
  batch: WriteBatch,
  { threadId, run, text, status, error, stop, metadata }: Answer,
  replaced: Pick<NewMessage, 'versions' | 'landedAt'> = {},
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
      error,
      stop,
      metadata,
      replaces: run.isRegeneration,
      ...replaced,
    },
  ]);
  batch.update(firestore().doc(threadPath(threadId)), threadChanges);
}
