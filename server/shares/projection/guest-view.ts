// What a guest gets of a message: an allowlist, so that a new field of messages is not public by accident.
import 'server-only';
import { participantName } from '@/model/display-name';
import { withoutMentions } from '@/model/mentions';
import { type Message, type MessageStatus, isRemoved, readableText } from '@/model/message';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import type { GuestAuthor, GuestMessage, ShareNames } from '@/model/share';
import { previewOf } from '@/model/title';
import type { StoredShare } from '@/server/shares/stored-share';

/** What of a thread guests see, and how people are called. */
export type Scope = Pick<StoredShare, 'upToSeq' | 'scopedAt' | 'names'>;

export type ViewContext = {
  scope: Scope;
  /** A member's name now; undefined of anybody else. */
  nameOf: (id: string) => string | undefined;
  numberOf: (id: string) => number;
  /** Messages that others refer to. */
  messageOf: (id: string) => Message | undefined;
};

/**
 * Whether guests see the message. With an end of the scope, an answer that was written after that was chosen is not in it, at
 * whatever position; what people edit is.
 */
export function isVisible(
  { seq, status, createdAt, imported }: Pick<Message, 'seq' | 'status' | 'createdAt' | 'imported'>,
  { upToSeq, scopedAt }: Scope,
): boolean {
  // guard: removed-not-for-guests
  if (isRemoved(status)) return false;
  // guard: scope-ends (always)
  return upToSeq === null || (seq <= upToSeq && (imported !== undefined || createdAt <= scopedAt));
}

/** The name under which guests know somebody. */
export function authorFor(
  { id, name }: { id: string; name: string },
  { scope, nameOf, numberOf }: Omit<ViewContext, 'messageOf'>,
): GuestAuthor {
  if (id === ASSISTANT_ID) return { number: 0, name: ASSISTANT_NAME };
  const number = numberOf(id);
  return { number, name: shownName(scope.names, number, nameOf(id) ?? name) };
}

function shownName(names: ShareNames, number: number, name: string): string {
  // guard: guests-names-numbered (never)
  return names === 'numbered' ? participantName(number) : name;
}

/** Those that guests see. */
export function guestMessages(page: readonly Message[], context: ViewContext): GuestMessage[] {
  return page
    .filter((message) => isVisible(message, context.scope))
    .map((message) => guestMessage(message, context));
}

/** Of a message that `isVisible`. */
export function guestMessage(message: Message, context: ViewContext): GuestMessage {
  const { seq, role, authorId, authorName, format, error, stop, createdAt, editedAt, imported } = message;
  return {
    seq,
    from: fromOf(message),
    author:
      role === 'assistant' && imported === undefined
        ? authorFor({ id: ASSISTANT_ID, name: '' }, context)
        : authorFor({ id: authorId, name: authorName }, context),
    content: contentFor(message, context),
    format,
    plain: format === 'c1' ? message.plain : '',
    status: shownStatus(message.status),
    error,
    stoppedBy: stop === null ? null : authorFor({ id: stop.by, name: stop.byName }, context),
    replyTo: replyToFor(message, context),
    questionSeq: questionSeqOf(message, context),
    createdAt,
    editedAt,
    isDeclined: message.metadata.declined === true,
    imported: imported ?? null,
  };
}

function fromOf({ role, imported }: Message): GuestMessage['from'] {
  if (imported !== undefined) return imported.kind;
  return role === 'user' ? 'person' : role;
}

function contentFor(
  { role, content }: Pick<Message, 'role' | 'content'>,
  context: Omit<ViewContext, 'messageOf'>,
): string {
  if (role === 'assistant') return content;
  const { scope, nameOf, numberOf } = context;
  // A mention is stored with the uid.
  return withoutMentions(content, (id) => {
    if (id === ASSISTANT_ID) return ASSISTANT_NAME;
    return scope.names === 'numbered' ? participantName(numberOf(id)) : nameOf(id);
  });
}

function replyToFor({ replyTo }: Message, context: ViewContext): GuestMessage['replyTo'] {
  if (replyTo === null) return null;
  const target = context.messageOf(replyTo.id);
  const author = authorFor({ id: replyTo.authorId, name: replyTo.authorName }, context);
  const isReadable = target !== undefined && isVisible(target, context.scope);
  return { seq: replyTo.seq, author, excerpt: isReadable ? excerptOf(target, context) : '' };
}

function excerptOf(target: Message, context: ViewContext): string {
  const text = readableText({ ...target, content: contentFor(target, context) });
  return previewOf(text, target.role);
}

function questionSeqOf({ questionId }: Message, { messageOf, scope }: ViewContext): number | null {
  const question = questionId === null ? undefined : messageOf(questionId);
  return question !== undefined && isVisible(question, scope) ? question.seq : null;
}

function shownStatus(status: MessageStatus): GuestMessage['status'] {
  if (status === 'deleted' || status === 'hidden') throw new Error('A removed message is not for guests.');
  return status;
}

/** Ids of people in a message. */
export function peopleIn({ authorId, stop, replyTo, content, role }: Message): string[] {
  const mentioned: string[] = [];
  if (role !== 'assistant')
    withoutMentions(content, (id) => {
      mentioned.push(id);
      return undefined;
    });
  const named = [authorId, ...mentioned, ...(replyTo ? [replyTo.authorId] : []), ...(stop ? [stop.by] : [])];
  return named.filter((id) => id !== ASSISTANT_ID);
}

/** Ids of messages that a message refers to. */
export function referredBy({ replyTo, questionId }: Message): string[] {
  return [...(replyTo === null ? [] : [replyTo.id]), ...(questionId === null ? [] : [questionId])];
}
