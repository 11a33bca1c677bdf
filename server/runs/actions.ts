// Runs as people act on them: stop one, ask again, make a thread go on.
import 'server-only';
import { type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore';
import { mayCancel } from '@/model/access';
import { AppError } from '@/model/errors';
import { MAX_QUEUE } from '@/model/limits';
import { type Message, messageSchema } from '@/model/message';
import { budgetPath, draftPath, messagePath, runPath, runsPath, leasePath } from '@/model/paths';
import { OPEN_RUN_STATUSES, type Run, type Stop, isOver, runSchema } from '@/model/run';
import { startRun, spendBudget, today } from '@/server/chat/say';
import { newAnswerId, newRunId, newToken, retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import type { Person } from '@/server/access/person';
import { type RunOutcome, finalizeRun } from './finalize';
import { requireAccess, requireOpen } from '@/server/access/thread-access';
import { type HeldLease, storedText } from './lease';
import { type Background, startNextRun, writeAnswer } from './runner';
import { errorText } from '@/server/platform/strings';

/**
 * Ends a run: the stopping server settles it itself, with a writer alive or not. The saved answer is exactly the last
 * stored text, because the batch is refused when another flush came in between. A run that waits is cancelled.
 * @throws AppError not-found, forbidden (role; or somebody else's question waits)
 */
export async function stopRun(
  person: Person,
  { threadId, runId }: { threadId: string; runId: string },
  background: Background,
): Promise<'stopped' | 'already-over'> {
  const at = Date.now();
  const outcome = await retryRefused(async () => {
    const { member, further } = await requireAccess(person, threadId, 'stop a run', [
      firestore().doc(runPath(threadId, runId)),
    ]);
    const [runDoc] = further;
    const run = runDoc && readDocument(runSchema, runDoc);
    if (run === undefined || runDoc?.updateTime === undefined) throw new AppError('not-found');
    const stop = { by: person.uid, byName: member.name, at };
    // Over by this very request, whose reply from Firestore was lost, or before it.
    if (isOver(run.status)) return isSameStop(run.stop, stop) ? 'stopped' : 'already-over';
    if (run.status === 'queued') {
      if (!mayCancel({ uid: person.uid, role: member.role }, run)) {
        throw new AppError('forbidden', errorText.cancelNotYours);
      }
      await finalizeRun({
        threadId,
        run,
        status: 'cancelled',
        text: '',
        stop,
        fence: { queuedRun: runDoc.updateTime },
      });
    } else {
      await finalizeRun({ ...(await storedSoFar(threadId, run)), threadId, run, status: 'stopped', stop });
    }
    return 'stopped';
  });
  background(() => startNextRun(threadId, background));
  return outcome;
}

function isSameStop(one: Stop | null, other: Stop): boolean {
  return one?.by === other.by && one.at === other.at;
}

/** The text that followers have, and the fence that holds only as long as no other flush comes. */
async function storedSoFar(threadId: string, run: Run): Promise<Pick<RunOutcome, 'text' | 'fence'>> {
  const draft = await firestore()
    .doc(draftPath(threadId, run.id, run.attempt))
    .get();
  const { text, parts } = await storedText(draft);
  return { text, fence: { attempt: run.attempt, parts, draftUnchangedSince: draft.updateTime } };
}

/**
 * Asks the question of an answer once more. The answer keeps its place and stands until another
 * has been written; then what it said moves to its versions.
 * @throws AppError not-found (no such answer here), conflict (it is being written), busy, over-budget
 */
export async function regenerate(
  person: Person,
  { threadId, messageId }: { threadId: string; messageId: string },
  background: Background,
): Promise<{ runId: string }> {
  const ids = { runId: newRunId(), owner: newToken() };
  const held = await retryRefused(async () => {
    const db = firestore();
    const answerRef = db.doc(messagePath(threadId, messageId));
    const access = await requireAccess(person, threadId, 'regenerate', [
      answerRef,
      db.doc(leasePath(threadId)),
      db.doc(budgetPath(person.uid, today())),
      db.doc(runPath(threadId, ids.runId)),
    ]);
    requireOpen(access.thread);
    const [answerDoc, leaseDoc, budgetDoc, ownRun] = access.further;
    if (ownRun?.exists === true) return leaseHeldBefore(threadId, { ownRun, leaseDoc, owner: ids.owner });
    const answer = answerDoc && readDocument(messageSchema, answerDoc);
    if (answer?.role !== 'assistant' || answer.questionId === null) throw new AppError('not-found');
    await Promise.all([requireNotAsked(threadId, answer), requireQuestion(threadId, answer.questionId)]);
    const batch = db.batch();
    spendBudget(batch, budgetDoc);
    const question = {
      id: answer.questionId,
      answerId: answer.id,
      answerSeq: answer.seq,
      isRegeneration: true,
    };
    const lease = await startRun(batch, access, { ids, question, leaseExists: leaseDoc?.exists === true });
    batch.update(access.threadRef, { updatedAt: FieldValue.serverTimestamp() }, access.guard);
    await batch.commit();
    return lease;
  });
  background(() => (held === undefined ? startNextRun(threadId, background) : writeAnswer(held, background)));
  return { runId: ids.runId };
}

/**
 * Asks about the messages so far: somebody's message that asked nobody gets an answer, at the end of the thread. Again it
 * has no second effect, whoever presses.
 * @throws AppError not-found, forbidden, conflict (an answer or deleted; the assistant is off here), busy, over-budget
 */
export async function askAbout(
  person: Person,
  { threadId, messageId }: { threadId: string; messageId: string },
  background: Background,
): Promise<{ runId: string }> {
  const ids = { runId: newRunId(), answerId: newAnswerId(), owner: newToken() };
  const { runId, held } = await retryRefused(async () => {
    const db = firestore();
    const access = await requireAccess(person, threadId, 'ask the assistant', [
      db.doc(messagePath(threadId, messageId)),
      db.doc(leasePath(threadId)),
      db.doc(budgetPath(person.uid, today())),
      db.doc(runPath(threadId, ids.runId)),
    ]);
    const { thread, further, threadRef, guard } = access;
    requireOpen(thread);
    const [messageDoc, leaseDoc, budgetDoc, ownRun] = further;
    if (ownRun?.exists === true)
      return { runId: ids.runId, held: leaseHeldBefore(threadId, { ownRun, leaseDoc, owner: ids.owner }) };
    const message = messageDoc && readDocument(messageSchema, messageDoc);
    if (message?.role !== 'user' || messageDoc?.updateTime === undefined) throw new AppError('not-found');
    if (message.runId !== null) return { runId: message.runId };
    if (message.status === 'deleted') throw new AppError('conflict', errorText.messageDeleted);
    if (thread.settings.replyPolicy === 'off') throw new AppError('conflict', errorText.assistantOff);
    const batch = db.batch();
    spendBudget(batch, budgetDoc);
    const answerSeq = thread.seq + 1;
    const question = { id: message.id, answerId: ids.answerId, answerSeq, isRegeneration: false };
    const lease = await startRun(batch, access, { ids, question, leaseExists: leaseDoc?.exists === true });
    const asked = { runId: ids.runId, changedAt: FieldValue.serverTimestamp() };
    batch.update(messageDoc.ref, asked, { lastUpdateTime: messageDoc.updateTime });
    batch.update(threadRef, { seq: answerSeq, updatedAt: FieldValue.serverTimestamp() }, guard);
    await batch.commit();
    return { runId: ids.runId, held: lease };
  });
  if (runId === ids.runId)
    background(() =>
      held === undefined ? startNextRun(threadId, background) : writeAnswer(held, background),
    );
  return { runId };
}

/** This request's own run stands: the reply to its commit was lost. It writes when its turn stands too. */
function leaseHeldBefore(
  threadId: string,
  {
    ownRun,
    leaseDoc,
    owner,
  }: { ownRun: DocumentSnapshot; leaseDoc: DocumentSnapshot | undefined; owner: string },
): HeldLease | undefined {
  const run = readDocument(runSchema, ownRun);
  return run !== undefined && leaseDoc?.get('owner') === owner
    ? { threadId, run, attempt: 1, owner }
    : undefined;
}

async function requireNotAsked(threadId: string, answer: Message): Promise<void> {
  const open = firestore()
    .collection(runsPath(threadId))
    .where('status', 'in', OPEN_RUN_STATUSES)
    .limit(MAX_QUEUE + 1);
  const runs = readDocuments(runSchema, (await open.get()).docs);
  if (runs.some(({ answerId }) => answerId === answer.id)) {
    throw new AppError('conflict', errorText.beingAnswered);
  }
}

async function requireQuestion(threadId: string, questionId: string): Promise<void> {
  const question = await firestore().doc(messagePath(threadId, questionId)).get();
  if (question.get('status') === 'deleted') throw new AppError('conflict', errorText.questionDeleted);
}

/** Makes a thread go on after a server died; any member may call it, any number of times. */
export async function resume(person: Person, threadId: string, background: Background): Promise<void> {
  await requireAccess(person, threadId, 'read thread');
  background(() => startNextRun(threadId, background));
}
