// People's actions on runs: stop, ask, regenerate, resume.
import 'server-only';
import { type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore';
import { mayCancel } from '@/model/access';
import { AppError } from '@/model/errors';
import { type Message, isRemoved, messageSchema } from '@/model/message';
import { draftPath, ledgerPath, messagePath, runPath } from '@/model/paths';
import { type RegenerateResponse, type Stop, runSchema, runState } from '@/model/run';
import type { Background } from '@/server/platform/background';
import { readDocument } from '@/server/platform/documents';
import { changeMessage } from '@/server/messages/messages';
import { firestore } from '@/server/platform/firebase';
import type { Person } from '@/server/access/person';
import { countChange, requireAccess, requireOpen } from '@/server/access/thread-access';
import { errorText } from '@/server/platform/strings';
import { rowIn } from '@/server/usage/ledger';
import { type StoredAttempt, readAttempt } from './draft';
import { cancelledOutcome, finalizeRun, storedOutcome } from './finalize';
import { type EstimateOf, estimatesIn } from './history';
import { readOpenRuns } from './queue';
import { changeRuns, startNextRun } from './runner';
import {
  type Next,
  type RunIds,
  type StartAccess,
  newRunIds,
  nextOfRepeat,
  requireStartAccess,
  startRun,
} from './start';

type StopResult = 'stopped' | 'already-over';

/**
 * Stops a run: this server finalizes it itself, whether its writer is alive or not. The saved answer is exactly the last
 * stored text, because the batch is refused when another flush came in between. A queued run is cancelled.
 * @throws AppError not-found, forbidden (role; or somebody else's queued question)
 */
export async function stopRun(
  person: Person,
  id: { threadId: string; runId: string },
  background: Background,
): Promise<StopResult> {
  const at = Date.now();
  const estimateOf = estimatesIn(id.threadId);
  return await changeRuns(id.threadId, background, async () => ({
    result: await stopOnce(person, id, { at, estimateOf }),
    next: { kind: 'start-next' },
  }));
}

async function stopOnce(
  person: Person,
  { threadId, runId }: { threadId: string; runId: string },
  { at, estimateOf }: { at: number; estimateOf: EstimateOf },
): Promise<StopResult> {
  const { member, further } = await requireAccess(person, threadId, 'stop a run', [
    firestore().doc(runPath(threadId, runId)),
    firestore().doc(ledgerPath(runId)),
  ]);
  const [runDoc, rowDoc] = further;
  const run = runDoc && readDocument(runSchema, runDoc);
  if (run === undefined || runDoc?.updateTime === undefined) throw new AppError('not-found');
  const row = rowIn(rowDoc);
  const stop = { by: person.uid, byName: member.name, at };
  const state = runState(run);
  switch (state.kind) {
    // Ended by this very request, whose reply from Firestore was lost, or before it.
    case 'over':
      return isSameStop(state.stop, stop) ? 'stopped' : 'already-over';
    case 'queued':
      // guard: queued-run-cancelled-by-asker
      if (!mayCancel({ uid: person.uid, role: member.role }, run)) {
        throw new AppError('forbidden', errorText.cancelNotYours);
      }
      await finalizeRun({
        ...cancelledOutcome({ threadId, run, updateTime: runDoc.updateTime }, { stop }),
        row,
      });
      return 'stopped';
    case 'writing': {
      const estimate = await estimateOf(run, row);
      // Last: whatever is read after it gives the writer time for the flush that refuses this end.
      const stored = await storedSoFar({ threadId, run, attempt: state.attempt });
      const used = { row, spent: estimate(stored.text) };
      await finalizeRun(storedOutcome({ ...stored, ...used }, { status: 'stopped', stop }));
      return 'stopped';
    }
  }
}

function isSameStop(one: Stop | null, other: Stop): boolean {
  return one?.by === other.by && one.at === other.at;
}

async function storedSoFar(
  writing: Pick<StoredAttempt, 'threadId' | 'run' | 'attempt'>,
): Promise<StoredAttempt> {
  const { threadId, run, attempt } = writing;
  const draft = await firestore()
    .doc(draftPath(threadId, run.id, attempt))
    .get();
  return await readAttempt({ ...writing, draft });
}

type Asked = { result: RegenerateResponse; next: Next };

/**
 * Answers a question again. The answer keeps its position, and the previous answer is shown until the new one has been
 * written; then the previous one is moved to the versions.
 * @throws AppError not-found (no such answer here), conflict (it is being written), busy, over-budget
 */
export async function regenerate(
  person: Person,
  target: { threadId: string; messageId: string },
  background: Background,
): Promise<RegenerateResponse> {
  const ids = newRunIds();
  return await changeRuns(target.threadId, background, () => regenerateOnce(person, target, ids));
}

async function regenerateOnce(
  person: Person,
  { threadId, messageId }: { threadId: string; messageId: string },
  ids: RunIds,
): Promise<Asked> {
  const db = firestore();
  const access = await requireStartAccess(person, threadId, 'regenerate', [
    db.doc(messagePath(threadId, messageId)),
    db.doc(runPath(threadId, ids.runId)),
  ]);
  requireOpen(access.thread);
  const [answerDoc, ownRun] = access.further;
  if (ownRun?.exists === true) return askedBefore(access, ownRun, ids);
  const answer = answerDoc && readDocument(messageSchema, answerDoc);
  if (answer?.role !== 'assistant' || answer.questionId === null) throw new AppError('not-found');
  if (isRemoved(answer.status)) throw new AppError('conflict', errorText.messageRemoved);
  // guard: imported-answers-stay
  if (answer.imported !== undefined) throw new AppError('conflict', errorText.importedStays);
  await Promise.all([requireNotAsked(threadId, answer), requireQuestion(threadId, answer.questionId)]);
  const batch = db.batch();
  const { next, notice, stored } = await startRun(batch, access, {
    ids,
    questionId: answer.questionId,
    answerId: answer.id,
    answerSeq: answer.seq,
    isRegeneration: true,
  });
  batch.update(access.threadRef, { updatedAt: FieldValue.serverTimestamp() }, access.guard);
  await batch.commit();
  stored();
  return { result: { runId: ids.runId, ...notice }, next };
}

/**
 * Asks about the messages so far: a message that asked nobody gets an answer at the end of the thread. Idempotent, also
 * across people.
 * @throws AppError not-found, forbidden, conflict (an answer or deleted; the assistant is off here), busy, over-budget
 */
export async function askAbout(
  person: Person,
  target: { threadId: string; messageId: string },
  background: Background,
): Promise<RegenerateResponse> {
  const ids = newRunIds();
  return await changeRuns(target.threadId, background, () => askOnce(person, target, ids));
}

async function askOnce(
  person: Person,
  { threadId, messageId }: { threadId: string; messageId: string },
  ids: RunIds,
): Promise<Asked> {
  const db = firestore();
  const access = await requireStartAccess(person, threadId, 'ask the assistant', [
    db.doc(messagePath(threadId, messageId)),
    db.doc(runPath(threadId, ids.runId)),
  ]);
  const { thread, threadRef, guard } = access;
  requireOpen(thread);
  const [messageDoc, ownRun] = access.further;
  if (ownRun?.exists === true) return askedBefore(access, ownRun, ids);
  const message = messageDoc && readDocument(messageSchema, messageDoc);
  if (message?.role !== 'user' || messageDoc?.updateTime === undefined) throw new AppError('not-found');
  if (message.runId !== null) return { result: { runId: message.runId }, next: { kind: 'nothing' } };
  if (isRemoved(message.status)) throw new AppError('conflict', errorText.messageRemoved);
  if (thread.settings.replyPolicy === 'off') throw new AppError('conflict', errorText.assistantOff);
  const batch = db.batch();
  const answerSeq = thread.seq + 1;
  const { answerId } = ids;
  const question = { ids, questionId: message.id, answerId, answerSeq, isRegeneration: false };
  const { next, notice, stored } = await startRun(batch, access, question);
  changeMessage(batch, messageDoc, { runId: ids.runId });
  batch.update(threadRef, { seq: answerSeq, updatedAt: FieldValue.serverTimestamp() }, guard);
  await batch.commit();
  stored();
  return { result: { runId: ids.runId, ...notice }, next };
}

function askedBefore({ thread, leaseDoc }: StartAccess, runDoc: DocumentSnapshot, ids: RunIds): Asked {
  const next = nextOfRepeat(thread.id, { runDoc, leaseDoc, owner: ids.owner });
  return { result: { runId: ids.runId }, next };
}

async function requireNotAsked(threadId: string, answer: Message): Promise<void> {
  const open = await readOpenRuns(threadId);
  if (open.some(({ run }) => run.answerId === answer.id)) {
    throw new AppError('conflict', errorText.beingAnswered);
  }
}

async function requireQuestion(threadId: string, questionId: string): Promise<void> {
  const question = readDocument(
    messageSchema,
    await firestore().doc(messagePath(threadId, questionId)).get(),
  );
  if (question !== undefined && isRemoved(question.status))
    throw new AppError('conflict', errorText.questionRemoved);
}

/** Resumes a thread after its server died; any member may call it, any number of times. */
export async function resume(person: Person, threadId: string, background: Background): Promise<void> {
  await requireAccess(person, threadId, 'read thread');
  await countChange(threadId);
  background(() => startNextRun(threadId, background));
}
