// Messages of a shared thread that this server has read: those that guests see, and those that they refer to.
import 'server-only';
import { MESSAGES_PAGE } from '@/model/limits';
import { type Message, isRemoved, messageSchema } from '@/model/message';
import { messagePath, messagesPath } from '@/model/paths';
import { readDocument, readDocuments } from '@/server/platform/documents';
import { firestore } from '@/server/platform/firebase';
import { type Scope, peopleIn, referredBy } from './guest-view';
import type { Participants } from './participants';

/** Above this, what no view shows is forgotten, and read again when it is referred to. */
const MOST_KNOWN = 2_000;

export function knownMessages(threadId: string, participants: Participants) {
  let known = new Map<string, Message>();

  function remember(messages: readonly Message[]): void {
    for (const message of messages) {
      const before = known.get(message.id);
      if (before === undefined || before.changedAt <= message.changedAt) known.set(message.id, message);
    }
  }

  async function read(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !known.has(id));
    if (missing.length === 0) return;
    const refs = missing.map((id) => firestore().doc(messagePath(threadId, id)));
    const docs = await firestore().getAll(...refs);
    remember(docs.flatMap((doc) => readDocument(messageSchema, doc) ?? []));
  }

  /** Older answers of a changed message are changed by it: they quote it. */
  async function quoting(changed: readonly Message[]): Promise<Message[]> {
    const pages = await Promise.all(
      changed
        .filter(mayBeQuoted)
        .map(({ id }) => firestore().collection(messagesPath(threadId)).where('replyTo.id', '==', id).get()),
    );
    return pages.flatMap(({ docs }) => readDocuments(messageSchema, docs));
  }

  /** One that is new is not. */
  function mayBeQuoted({ id, status, editedAt, versions }: Message): boolean {
    const before = known.get(id);
    const wasRemoved = before !== undefined && isRemoved(before.status);
    return isRemoved(status) || wasRemoved || editedAt !== null || versions > 0;
  }

  /** Everything that showing these needs. */
  async function prepare(messages: readonly Message[]): Promise<void> {
    remember(messages);
    await read(messages.flatMap(referredBy));
    const quoted = messages.flatMap(({ replyTo }) => known.get(replyTo?.id ?? '') ?? []);
    await participants.meet([...messages, ...quoted].flatMap(peopleIn));
  }

  return {
    messageOf: (id: string) => known.get(id),
    remember,
    read,
    prepare,

    /** @returns these, and others that quote them, ready to be shown */
    async changed(messages: readonly Message[]): Promise<Message[]> {
      const further = await quoting(messages);
      const all = [...new Map([...further, ...messages].map((message) => [message.id, message])).values()];
      await prepare(all);
      return all;
    },

    /** A page of the scope that ends before a position, ascending, ready to be shown. */
    async page(scope: Scope, { before, limit = MESSAGES_PAGE }: { before?: number; limit?: number } = {}) {
      const end = Math.min(before ?? Infinity, (scope.upToSeq ?? Infinity) + 1);
      const messages = firestore().collection(messagesPath(threadId));
      // guard: pages-end-with-scope (always)
      const query = end === Infinity ? messages : messages.where('seq', '<', end);
      const { docs } = await query.orderBy('seq', 'desc').limit(limit).get();
      const page = readDocuments(messageSchema, docs).toReversed();
      await prepare(page);
      return page;
    },

    /** A page of the scope that begins after a position, ascending, ready to be shown. */
    async pageAfter({ upToSeq }: Scope, after: number) {
      const messages = firestore().collection(messagesPath(threadId)).where('seq', '>', after);
      // guard: copies-end-with-scope (always)
      const query = upToSeq === null ? messages : messages.where('seq', '<=', upToSeq);
      const { docs } = await query.orderBy('seq').limit(MESSAGES_PAGE).get();
      const page = readDocuments(messageSchema, docs);
      await prepare(page);
      return page;
    },

    /** Messages of the scope that have landed, removed ones included. */
    async count({ upToSeq }: Scope): Promise<number | null> {
      if (upToSeq === null) return null;
      const query = firestore().collection(messagesPath(threadId)).where('seq', '<=', upToSeq);
      return (await query.count().get()).data().count;
    },

    /** `shown`: what views have. */
    forget(shown: readonly Message[]): void {
      if (known.size <= MOST_KNOWN) return;
      const kept = [...shown, ...shown.flatMap(referredBy).flatMap((id) => known.get(id) ?? [])];
      known = new Map(kept.map((message) => [message.id, message]));
    },
  };
}
