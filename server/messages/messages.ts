// Messages as they are stored and read: `addMessages` and `changeMessage` are their only writers.
import 'server-only';
import {
  type DocumentReference,
  FieldValue,
  type Firestore,
  type Timestamp,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { setTimeout as wait } from 'node:timers/promises';
import { formatOf, plainOf, withoutReasoning } from '@/model/answer';
import { backoffMs } from '@/model/backoff';
import { answerFormsOf } from '@/model/c1-inputs';
import { markdownFormsOf } from '@/model/form-block';
import { cleanText } from '@/model/clean-text';
import { AppError } from '@/model/errors';
import { MESSAGES_PAGE } from '@/model/limits';
import { messagePollsOf } from '@/model/poll-block';
import { type Message, isRemoved, messageSchema, readableText } from '@/model/message';
import { mentionsAssistant } from '@/model/reply-decision';
import { mentionedIn, onlyMentionsOf, withoutMentions } from '@/model/mentions';
import { messagePath, messagesPath, versionPath } from '@/model/paths';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import { withPosted } from '@/model/read-state';
import { previewOf } from '@/model/title';
import { newToken, retryRefused } from '@/server/platform/commit';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { putMentions } from './mentions';
import type { NewMessage } from './new-message';
import type { Person } from '@/server/access/person';
import { requireAccess, requireOpen } from '@/server/access/thread-access';
import { errorText } from '@/server/platform/strings';

/**
 * Adds messages to `batch`, and computes what they change on their thread (landed count, preview, activity). The caller
 * adds the other writes of the batch, and the guard; `threadChanges` go into the one update of the thread document.
 */
export function addMessages(
  batch: WriteBatch,
  threadId: string,
  messages: readonly NewMessage[],
): { threadChanges: Record<string, unknown> } {
  const db = firestore();
  // Each text is parsed once.
  const stored = messages.map((message) => ({ message, fields: messageFields(message) }));
  for (const { message, fields } of stored) {
    const ref = db.doc(messagePath(threadId, message.id));
    if (message.replaces === true) batch.set(ref, fields);
    else batch.create(ref, fields);
  }
  const landedCount = messages.filter((message) => message.replaces !== true).length;
  const last = stored.findLast(({ message }) => hasText(message));
  return {
    threadChanges: {
      landedCount: FieldValue.increment(landedCount),
      updatedAt: FieldValue.serverTimestamp(),
      ...(last && { lastMessage: lastMessageFields(last.message, last.fields) }),
    },
  };
}

/** An answer of nothing but reasoning has no text. */
function hasText({ role, content }: NewMessage): boolean {
  return (role === 'assistant' ? withoutReasoning(content) : content) !== '';
}

function messageFields(message: NewMessage) {
  const now = FieldValue.serverTimestamp();
  const content = message.content.toWellFormed();
  // Only the output of the server's own model may ever be rendered as generated UI.
  const format = message.role === 'assistant' ? formatOf(content) : 'markdown';
  return {
    seq: message.seq,
    role: message.role,
    authorId: message.authorId,
    authorName: message.authorName,
    content,
    format,
    plain: message.role === 'assistant' ? plainOf(content) : '',
    mentions: message.role === 'user' ? mentionsOf(content) : [],
    status: message.status,
    createdAt: now,
    landedAt: message.landedAt ?? now,
    changedAt: now,
    editedAt: null,
    runId: message.runId ?? null,
    questionId: message.questionId ?? null,
    replyTo: message.replyTo ?? null,
    error: message.error ?? null,
    stop: message.stop ?? null,
    versions: message.versions ?? 0,
    metadata: message.metadata ?? {},
    ...formFields(message, { content, format }),
    ...pollFields(message, { content, format }),
    ...(message.fromFile !== undefined && { mentions: [], ...message.fromFile }),
  };
}

/** Of an answer with forms, and of a message that sends one. What came from a file is filled in by nobody. */
function formFields(
  { role, fromFile, sentForm }: NewMessage,
  { content, format }: Pick<Message, 'content' | 'format'>,
): Pick<Message, 'forms' | 'sentForm' | 'formPeople'> {
  if (sentForm) return { sentForm, formPeople: sentForm.filledBy.map(({ uid }) => uid) };
  // guard: forms-of-the-model-alone
  if (role !== 'assistant' || fromFile !== undefined) return {};
  const forms = format === 'c1' ? answerFormsOf(content) : markdownFormsOf(withoutReasoning(content));
  return forms === null ? {} : { forms };
}

/** Of an answer, and of a person's message that sends no form: its values may look like anything. */
function pollFields(
  { id, role, authorId, askedBy, runId, fromFile, sentForm }: NewMessage,
  { content, format }: Pick<Message, 'content' | 'format'>,
): Pick<Message, 'polls'> {
  if (format === 'c1' || fromFile !== undefined || sentForm) return {};
  const isAnswer = role === 'assistant';
  const asked = isAnswer ? { id: runId ?? id, askedBy: askedBy ?? null } : { id, askedBy: authorId };
  const polls = messagePollsOf(isAnswer ? withoutReasoning(content) : content, asked);
  return polls === null ? {} : { polls };
}

/** Adds an earlier text or answer of a new message to `batch`. */
export function addVersion(
  batch: WriteBatch,
  threadId: string,
  { number, ...message }: NewMessage & { number: number },
): void {
  const ref = firestore().doc(versionPath(threadId, message.id, `${number}`));
  batch.create(ref, messageFields(message));
}

export function mentionsOf(content: string): string[] {
  const people = mentionedIn(content);
  return mentionsAssistant(content) ? [...people, ASSISTANT_ID] : people;
}

/** The line that the thread list shows of a message; an answer without markdown syntax. */
export function previewFor(message: Pick<Message, 'role' | 'content' | 'format' | 'plain'>): string {
  return previewOf(readableText(message), message.role);
}

function lastMessageFields(
  message: NewMessage,
  { content, format, plain }: Pick<Message, 'content' | 'format' | 'plain'>,
) {
  return {
    seq: message.seq,
    authorId: message.authorId,
    authorName: message.authorName,
    askedBy: message.askedBy ?? null,
    preview: previewFor({ role: message.role, content, format, plain }),
    at: message.fromFile?.createdAt ?? FieldValue.serverTimestamp(),
  };
}

type StoredMessage = {
  ref: DocumentReference;
  /** As it was read: a change since then refuses the batch. Without it, the stored message is changed in any state. */
  updateTime?: Timestamp | undefined;
};

/** Changes a stored message; `changedAt` moves with every change, because followers listen by it. */
export function changeMessage(
  batch: WriteBatch,
  { ref, updateTime }: StoredMessage,
  changes: Record<string, unknown>,
): void {
  const changed = { ...changes, changedAt: FieldValue.serverTimestamp() };
  batch.update(ref, changed, updateTime === undefined ? { exists: true } : { lastUpdateTime: updateTime });
}

/** The assistant's author fields. */
export const assistantAuthor = {
  role: 'assistant',
  authorId: ASSISTANT_ID,
  authorName: ASSISTANT_NAME,
} as const;

/**
 * Stores several messages of one person at once, without asking the assistant: for programs and seeds. Tried three times
 * with growing delays when Firestore cannot be reached. Idempotent by message id.
 * @throws AppError not-found, forbidden, conflict (an id is already stored with another text)
 */
export async function addMessagesWithRetry(
  person: Person,
  threadId: string,
  inputs: readonly { id?: string; content: string }[],
  tries = 3,
): Promise<Message[]> {
  const messages = inputs.map(({ id, content }) => ({ id: id ?? newToken(), content }));
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await retryRefused(() => sayAll(person, threadId, messages));
    } catch (error) {
      if (error instanceof AppError || attempt >= tries) throw error;
      await wait(backoffMs(attempt - 1, { firstMs: 250, mostMs: 30_000, jitter: 0.5 }));
    }
  }
}

async function sayAll(
  person: Person,
  threadId: string,
  inputs: readonly { id: string; content: string }[],
): Promise<Message[]> {
  const db = firestore();
  const refs = inputs.map(({ id }) => db.doc(messagePath(threadId, id)));
  const { thread, member, threadRef, guard, further } = await requireAccess(
    person,
    threadId,
    'say something',
    refs,
  );
  requireOpen(thread);
  const existing = readDocuments(
    messageSchema,
    further.filter((doc) => doc.exists),
  );
  for (const message of existing)
    requireSame(message, person, inputs.find(({ id }) => id === message.id)?.content ?? '');
  const fresh = inputs.filter(({ id }) => !existing.some((message) => message.id === id));
  if (fresh.length > 0) {
    const batch = db.batch();
    const members = new Set(thread.memberIds);
    const added = fresh.map(({ id, content }, index) => ({
      id,
      content: onlyMentionsOf(cleanText(content), members),
      seq: thread.seq + 1 + index,
      role: 'user' as const,
      authorId: person.uid,
      authorName: member.name,
      status: 'sent' as const,
    }));
    const { threadChanges } = addMessages(batch, threadId, added);
    const changes = {
      ...threadChanges,
      ...putMentions(batch, thread, added),
      postedBy: withPosted(thread, person.uid, added.length),
      seq: thread.seq + added.length,
    };
    batch.update(threadRef, changes, guard);
    await batch.commit();
  }
  return readDocuments(messageSchema, await db.getAll(...refs)).toSorted((a, b) => a.seq - b.seq);
}

/** @throws AppError conflict unless `message` is the one that this person sends (again). */
export function requireSame(message: Message, person: Pick<Person, 'uid'>, content: string): void {
  // A repetition after it was edited, deleted or hidden: the first request was stored, and the later change stays.
  const isChanged = message.editedAt !== null || isRemoved(message.status);
  // A mention of somebody who was no member, or has left since, is stored as a plain name.
  const isSame = withoutMentions(message.content) === withoutMentions(cleanText(content));
  if (message.authorId === person.uid && (isChanged || isSame)) return;
  throw new AppError('conflict', errorText.messageIdTaken);
}

/** The newest `limit` messages (at most 50), oldest first. */
export async function getMessages(
  person: Person,
  threadId: string,
  limit = MESSAGES_PAGE,
): Promise<Message[]> {
  return (await getMessagesPaginated(person, threadId, { limit })).messages;
}

/** The page that ends before the message `lastMessageId` (the newest without it), oldest first. */
export async function getMessagesPaginated(
  person: Person,
  threadId: string,
  { limit = MESSAGES_PAGE, lastMessageId }: { limit?: number; lastMessageId?: string | undefined } = {},
): Promise<{ messages: Message[]; hasMore: boolean }> {
  const db = firestore();
  const before = lastMessageId === undefined ? [] : [db.doc(messagePath(threadId, lastMessageId))];
  const { further } = await requireAccess(person, threadId, 'read thread', before);
  const last = further[0] && readDocument(messageSchema, further[0]);
  // guard: page-starts-in-own-thread
  if (lastMessageId !== undefined && last === undefined)
    throw new AppError('not-found', errorText.lastMessageMissing);
  const newest = messagesBefore(db, threadId, last?.seq);
  const { docs } = await newest.limit(limit + 1).get();
  return {
    messages: readDocuments(messageSchema, docs.slice(0, limit)).toReversed(),
    hasMore: docs.length > limit,
  };
}

/** Newest first, before a position when one is given. */
export function messagesBefore(db: Firestore, threadId: string, seq?: number) {
  const all = db.collection(messagesPath(threadId)).orderBy('seq', 'desc');
  return seq === undefined ? all : all.where('seq', '<', seq);
}
