// Posting a message in a thread: one read, one batch, and a run when the message asks the assistant.
import 'server-only';
import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { can } from '@/model/access';
import { type ChatResponse, type Message, type ReplyTo, messageSchema } from '@/model/message';
import type { ChatRequest } from '@/model/requests';
import { withPosted } from '@/model/read-state';
import { replyDecision } from '@/model/reply-decision';
import { AppError } from '@/model/errors';
import { cleanText } from '@/model/clean-text';
import { onlyMentionsOf } from '@/model/mentions';
import { pollCommand } from '@/model/poll-block';
import { messagePath, runPath } from '@/model/paths';
import type { Prompt } from '@/model/prompt';
import { newToken } from '@/server/platform/commit';
import type { Background } from '@/server/platform/background';
import { readDocument } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { readPromptAbove } from '@/server/runs/history';
import { putMentions } from '@/server/messages/mentions';
import { addMessages, requireSame } from '@/server/messages/messages';
import type { NewMessage } from '@/server/messages/new-message';
import type { Person } from '@/server/access/person';
import { ratesOf, spend } from '@/server/platform/rates/rate-limits';
import { requireOpen } from '@/server/access/thread-access';
import { changeRuns } from '@/server/runs/runner';
import {
  type Next,
  type RunIds,
  type StartAccess,
  type Started,
  newRunIds,
  nextOfRepeat,
  requireStartAccess,
  startRun,
} from '@/server/runs/start';
import { errorText } from '@/server/platform/strings';
import { readInputs, sendForm } from './send-form';

type Ids = RunIds & { messageId: string };

type SayOutcome = { result: ChatResponse; next: Next };

/**
 * Stores a person's message and, when it asks, its run; the answer is written in the background. Idempotent by message
 * id: a repetition gets the same response.
 * @throws AppError not-found (also of the message it replies to), forbidden, conflict, inputs-changed, busy (20 questions are queued),
 * over-budget
 */
export async function say(person: Person, given: ChatRequest, background: Background): Promise<ChatResponse> {
  // A command stands for the block that it makes.
  const request = { ...given, message: pollCommand(given.message) ?? given.message };
  const ids: Ids = { ...newRunIds(), messageId: request.messageId ?? newToken() };
  return await changeRuns(request.threadId, background, (tries) => sayOnce(person, request, ids, tries));
}

async function sayOnce(person: Person, request: ChatRequest, ids: Ids, tries: number): Promise<SayOutcome> {
  const db = firestore();
  const { threadId, message: text, replyTo: replyToId, form: press } = request;
  const [access, inputs] = await Promise.all([
    requireStartAccess(person, threadId, 'say something', [
      db.doc(messagePath(threadId, ids.messageId)),
      ...[replyToId, press?.answerId].flatMap((id) =>
        id === undefined ? [] : [db.doc(messagePath(threadId, id))],
      ),
    ]),
    press && readInputs(threadId, press),
  ]);
  // guard: no-message-in-closed-thread
  requireOpen(access.thread);
  const [messageDoc, ...named] = access.further;
  const [replyToDoc] = replyToId === undefined ? [] : named;
  const existing = messageDoc && readDocument(messageSchema, messageDoc);
  if (existing !== undefined) return await resultOfRepeat({ person, request, ids, existing, access });

  const replyTo = replyToDoc === undefined ? null : replyToOf(replyToDoc);
  // Only members are counted, or strangers could use up a thread's rate.
  if (tries === 1) await spend(ratesOf('send', { thread: threadId }), 'after');
  const { thread, member, threadRef, guard } = access;
  const { asks } = replyDecision({
    policy: thread.settings.replyPolicy,
    postingMembers: thread.postingMembers,
    text,
    ask: request.ask,
  });
  const batch = db.batch();
  const seq = thread.seq + 1;
  const runId = asks ? ids.runId : null;
  const message: NewMessage = {
    id: ids.messageId,
    seq,
    role: 'user',
    authorId: person.uid,
    authorName: member.name,
    content: onlyMentionsOf(cleanText(text), new Set(thread.memberIds)),
    status: 'sent',
    runId,
    replyTo,
    sentForm:
      press === undefined || inputs === undefined
        ? null
        : sendForm(batch, {
            threadId,
            messageId: ids.messageId,
            text,
            press,
            person: { uid: person.uid, name: member.name },
            answerDoc: named.at(-1),
            inputs,
          }),
    metadata: request.metadata === undefined ? {} : { own: request.metadata },
  };
  const { threadChanges } = addMessages(batch, threadId, [message]);
  const mentioned = putMentions(batch, thread, [message]);
  let started: Started = { next: { kind: 'nothing' }, notice: {}, stored: () => undefined };
  if (asks) {
    if (!can(member.role, 'ask the assistant')) throw new AppError('forbidden');
    started = await startRun(batch, access, {
      ids,
      questionId: ids.messageId,
      answerId: ids.answerId,
      answerSeq: seq + 1,
      isRegeneration: false,
    });
  }
  const { next, notice, stored } = started;
  const posted = { seq: asks ? seq + 1 : seq, postedBy: withPosted(thread, person.uid, 1) };
  batch.update(threadRef, { ...threadChanges, ...mentioned, ...posted }, guard);
  if (next.kind === 'write') next.lease.prompt = promptMeanwhile(threadId, seq, message);
  await batch.commit();
  stored();
  return { result: { messageId: ids.messageId, runId, ...notice }, next };
}

/** Read while the batch is committed. If the batch is refused, nobody awaits it; else the runner handles its failure. */
function promptMeanwhile(threadId: string, seq: number, message: NewMessage): Promise<Prompt> {
  const prompt = readPromptAbove(threadId, seq, message);
  prompt.catch(() => undefined);
  return prompt;
}

/** @throws AppError not-found */
function replyToOf(replyToDoc: DocumentSnapshot): ReplyTo {
  const target = readDocument(messageSchema, replyToDoc);
  if (target === undefined) throw new AppError('not-found', errorText.replyToNotFound);
  const { id, seq, authorId, authorName } = target;
  return { id, seq, authorId, authorName };
}

/** The message is already stored: by an earlier request, or by this one, whose reply from Firestore was lost. */
async function resultOfRepeat({
  person,
  request: { threadId, message: text },
  ids,
  existing,
  access: { leaseDoc },
}: {
  person: Person;
  request: ChatRequest;
  ids: Ids;
  existing: Message;
  access: StartAccess;
}): Promise<SayOutcome> {
  requireSame(existing, person, text);
  const { runId } = existing;
  const result = { messageId: existing.id, runId };
  if (runId === null) return { result, next: { kind: 'nothing' } };
  if (runId !== ids.runId) return { result, next: { kind: 'start-next' } };
  const runDoc = await firestore().doc(runPath(threadId, runId)).get();
  return { result, next: nextOfRepeat(threadId, { runDoc, leaseDoc, owner: ids.owner }) };
}
