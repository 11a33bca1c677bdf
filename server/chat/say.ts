// Saying something in a thread: one read, one batch, and the model is asked when the message asks.
import 'server-only';
import { type DocumentSnapshot, FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { can } from '@/model/access';
import { type ChatResponse, type Message, type ReplyTo, messageSchema } from '@/model/message';
import type { ChatRequest } from '@/model/requests';
import { replyDecision } from '@/model/reply-decision';
import { AppError } from '@/model/errors';
import { MAX_QUEUE } from '@/model/limits';
import { onlyMentionsOf } from '@/model/mentions';
import { budgetPath, messagePath, runPath, runsPath, leasePath } from '@/model/paths';
import { runSchema } from '@/model/run';
import type { Thread } from '@/model/thread';
import { newAnswerId, newRunId, newToken, retryRefused } from '@/server/platform/commit';
import { config } from '@/server/platform/config';
import { isShuttingDown } from '@/server/platform/shutdown';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { readPromptAbove } from '@/server/runs/history';
import { putMentions } from '@/server/messages/mentions';
import { type NewMessage, addMessages, requireSame } from '@/server/messages/messages';
import type { Person } from '@/server/access/person';
import { spend } from '@/server/platform/rate-limits';
import { type Access, requireAccess, requireOpen } from '@/server/access/thread-access';
import { type HeldLease, acquireLease } from '@/server/runs/lease';
import { type Background, startNextRun, writeAnswer } from '@/server/runs/runner';
import { errorText } from '@/server/platform/strings';

/** Made once a request, not once a try: a try whose reply was lost is recognised by them. */
type Ids = { messageId: string; runId: string; answerId: string; owner: string };

type SayResult = ChatResponse & {
  /** The turn that this request took for its run; undefined when the run waits, or nothing was asked. */
  held?: HeldLease;
};

/**
 * Stores a person's message and, when it asks, its run; the answer is written in the background. The same message id
 * again has no second effect and answers alike.
 * @throws AppError not-found (also of what it replies to), forbidden, conflict, busy (20 questions wait), over-budget
 */
export async function say(
  person: Person,
  request: ChatRequest,
  background: Background,
): Promise<ChatResponse> {
  const ids: Ids = {
    messageId: request.messageId ?? newToken(),
    runId: newRunId(),
    answerId: newAnswerId(),
    owner: newToken(),
  };
  const { messageId, runId, held } = await retryRefused((tries) => sayOnce(person, request, ids, tries));
  if (held !== undefined) background(() => writeAnswer(held, background));
  // A question that waits is tried at once: the turn it waits for may have ended while it was stored.
  else if (runId !== null) background(() => startNextRun(request.threadId, background));
  return { messageId, runId };
}

async function sayOnce(person: Person, request: ChatRequest, ids: Ids, tries: number): Promise<SayResult> {
  const db = firestore();
  const { threadId, message: text, replyTo: replyToId } = request;
  const access = await requireAccess(person, threadId, 'say something', [
    db.doc(messagePath(threadId, ids.messageId)),
    db.doc(leasePath(threadId)),
    db.doc(budgetPath(person.uid, today())),
    ...(replyToId === undefined ? [] : [db.doc(messagePath(threadId, replyToId))]),
  ]);
  requireOpen(access.thread);
  const [messageDoc, leaseDoc, budgetDoc, replyToDoc] = access.further;
  const existing = messageDoc && readDocument(messageSchema, messageDoc);
  if (existing !== undefined) return await resultOfRepeat(person, request, ids, existing, leaseDoc);

  const replyTo = replyToDoc === undefined ? null : replyToOf(replyToDoc);
  // Members alone count, or strangers could use a thread's rate up.
  if (tries === 1) await spend([{ what: 'send/thread', who: threadId }], 'after');
  const { thread, member, threadRef, guard } = access;
  const { asks } = replyDecision({
    policy: thread.settings.replyPolicy,
    postingMembers: thread.postingMembers,
    text,
    ask: request.ask,
  });
  const batch = db.batch();
  const seq = thread.seq + 1;
  const message: NewMessage = {
    id: ids.messageId,
    seq,
    role: 'user',
    authorId: person.uid,
    authorName: member.name,
    content: onlyMentionsOf(text.toWellFormed(), new Set(thread.memberIds)),
    status: 'sent',
    runId: asks ? ids.runId : null,
    replyTo,
    metadata: request.metadata === undefined ? {} : { own: request.metadata },
  };
  const { threadChanges } = addMessages(batch, threadId, [message]);
  const mentioned = putMentions(batch, thread, [message]);
  let held: HeldLease | undefined;
  if (asks) {
    if (!can(member.role, 'ask the assistant')) throw new AppError('forbidden');
    spendBudget(batch, budgetDoc);
    const question = { id: ids.messageId, answerId: ids.answerId, answerSeq: seq + 1, isRegeneration: false };
    held = await startRun(batch, access, { ids, question, leaseExists: leaseDoc?.exists === true });
  }
  batch.update(threadRef, { ...threadChanges, ...mentioned, seq: asks ? seq + 1 : seq }, guard);
  const prompt = held && readPromptAbove(threadId, seq, message);
  // A refused batch leaves it to nobody; else the writer meets its failure.
  prompt?.catch(() => undefined);
  await batch.commit();
  return {
    messageId: ids.messageId,
    runId: asks ? ids.runId : null,
    ...(held && prompt && { held: { ...held, prompt } }),
  };
}

/** @throws AppError not-found */
function replyToOf(replyToDoc: DocumentSnapshot): ReplyTo {
  const target = readDocument(messageSchema, replyToDoc);
  if (target === undefined) throw new AppError('not-found', errorText.quoteNotHere);
  const { id, seq, authorId, authorName } = target;
  return { id, seq, authorId, authorName };
}

/** The message stands already: by an earlier request, or by this one, whose reply from Firestore was lost. */
async function resultOfRepeat(
  person: Person,
  { threadId, message: text }: ChatRequest,
  ids: Ids,
  existing: Message,
  leaseDoc: DocumentSnapshot | undefined,
): Promise<SayResult> {
  requireSame(existing, person, text);
  const result = { messageId: existing.id, runId: existing.runId };
  if (existing.runId !== ids.runId || leaseDoc?.get('owner') !== ids.owner) return result;
  const run = readDocument(runSchema, await firestore().doc(runPath(threadId, ids.runId)).get());
  return run === undefined ? result : { ...result, held: { threadId, run, attempt: 1, owner: ids.owner } };
}

type Question = { id: string; answerId: string; answerSeq: number; isRegeneration: boolean };

/**
 * Adds the run to `batch`: writing, with turn and draft, when nobody writes or waits in the thread; else waiting. A
 * server that ends leaves the turn to another one.
 */
export async function startRun(
  batch: WriteBatch,
  { thread, member }: Pick<Access, 'thread' | 'member'>,
  {
    ids,
    question,
    leaseExists,
  }: { ids: Pick<Ids, 'runId' | 'owner'>; question: Question; leaseExists: boolean },
): Promise<HeldLease | undefined> {
  const db = firestore();
  // A place that was given out and not yet taken is somebody's who waits: between two turns nobody gets ahead of them.
  const isQueued = leaseExists || thread.seq > thread.landedCount;
  if (isQueued) await requireQueueSpace(thread);
  const now = FieldValue.serverTimestamp();
  const run = {
    status: isQueued ? ('queued' as const) : ('writing' as const),
    askedBy: member.id,
    askedByName: member.name,
    questionId: question.id,
    answerId: question.answerId,
    answerSeq: question.answerSeq,
    isRegeneration: question.isRegeneration,
    attempt: 1,
    stop: null,
    error: null,
    endedAt: null,
    usage: null,
  };
  batch.create(db.doc(runPath(thread.id, ids.runId)), {
    ...run,
    createdAt: now,
    startedAt: isQueued ? null : now,
  });
  if (isQueued) return undefined;
  const lease = { threadId: thread.id, runId: ids.runId };
  if (isShuttingDown()) {
    acquireLease(batch, { ...lease, owner: null });
    return undefined;
  }
  acquireLease(batch, { ...lease, owner: ids.owner });
  const held = { ...run, id: ids.runId, createdAt: Date.now(), startedAt: Date.now() };
  return { threadId: thread.id, run: held, attempt: 1, owner: ids.owner };
}

async function requireQueueSpace(thread: Thread): Promise<void> {
  const queued = await firestore()
    .collection(runsPath(thread.id))
    .where('status', '==', 'queued')
    .count()
    .get();
  if (queued.data().count >= MAX_QUEUE) throw new AppError('busy');
}

/** Counts an answer against the person's day, in the batch that asks. @throws AppError over-budget */
export function spendBudget(batch: WriteBatch, budgetDoc: DocumentSnapshot | undefined): void {
  if (budgetDoc === undefined) throw new AppError('unknown');
  const spent: unknown = budgetDoc.get('answers') ?? 0;
  const { maxAnswersPerDay } = config();
  if (typeof spent !== 'number' || spent >= maxAnswersPerDay) {
    throw new AppError('over-budget', errorText.answersUsedUp(maxAnswersPerDay));
  }
  const next = { answers: spent + 1, at: FieldValue.serverTimestamp() };
  // Two threads of one person at the same moment: the precondition lets one of them count anew.
  if (budgetDoc.updateTime === undefined) batch.create(budgetDoc.ref, next);
  else batch.update(budgetDoc.ref, next, { lastUpdateTime: budgetDoc.updateTime });
}

/** The day that budgets count by, in UTC: `2026-11-23`. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
