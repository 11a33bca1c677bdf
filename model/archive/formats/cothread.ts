// Our own export, `cothread-thread/1` (model/archive/thread-file.ts), read message by message: a long thread is never one text.
import * as z from 'zod/v4-mini';
import type { Conversation, ConversationMessage } from '@/model/archive/conversation';
import { boundedId } from '@/model/archive/finish';
import { countSkipped, messageOf, type Skipped } from '@/model/archive/pieces';
import { BrokenConversation } from '@/model/archive/refusal';
import { archivedMessageSchema, archivedThreadSchema, THREAD_FILE_SCHEMA } from '@/model/archive/thread-file';
import { type ArchiveLimits } from '@/model/import-limits';
import { MAX_NAME_CHARS } from '@/model/limits';
import { personTitle } from '@/model/title';

const messageInFileSchema = z.extend(archivedMessageSchema, { content: z.string() });

/** The lists around the messages; what else is in the head is a value. */
const LISTS: ReadonlySet<string> = new Set(['members', 'events']);

/** Collects a file whose `schema` is ours. */
export class ThreadFileReader {
  readonly #limits: ArchiveLimits;
  readonly #head = new Map<string, unknown>();
  readonly #lists = new Map<string, unknown[]>();
  readonly #messages: ConversationMessage[] = [];
  readonly #skipped: Skipped = {};
  #bytes = 0;
  #listed = 0;

  static recognises(key: string | null, value: unknown): boolean {
    return key === 'schema' && value === THREAD_FILE_SCHEMA;
  }

  /** A version that this reader does not know. */
  static isOfOtherVersion(key: string | null, value: unknown): boolean {
    const isOurs = key === 'schema' && typeof value === 'string' && value.startsWith('cothread-thread/');
    return isOurs && value !== THREAD_FILE_SCHEMA;
  }

  constructor(limits: ArchiveLimits) {
    this.#limits = limits;
  }

  /** @throws BrokenConversation when the thread is too large */
  add({ key, list, value, bytes }: { key: string; list: boolean; value: unknown; bytes: number }): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#limits.threadBytes) throw new BrokenConversation('too-large');
    if (!list) this.#head.set(key, value);
    else if (key === 'messages') this.#addMessage(value);
    else if (LISTS.has(key)) this.#addListed(key, value);
  }

  /** An element that is no JSON. */
  addBroken(): void {
    countSkipped(this.#skipped, 'unreadable');
  }

  /** @throws BrokenConversation when the file is not a thread */
  finish(): Conversation {
    const head = archivedThreadSchema.safeParse({
      ...Object.fromEntries(this.#head),
      ...Object.fromEntries(this.#lists),
    });
    if (!head.success) throw new BrokenConversation('not-a-conversation');
    if (this.#messages.length === 0) throw new BrokenConversation('no-messages');
    const { thread } = head.data;
    return {
      format: 'cothread',
      sourceId: boundedId(thread.id),
      title: personTitle(thread.title),
      createdAt: thread.createdAt,
      updatedAt: head.data.exportedAt,
      messages: this.#messages.toSorted((a, b) => seqOf(a) - seqOf(b)),
      branches: [],
      skipped: this.#skipped,
      cut: {},
      original: head.data,
    };
  }

  #addListed(key: string, value: unknown): void {
    this.#listed += 1;
    if (this.#listed > this.#limits.messages) throw new BrokenConversation('too-many-values');
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [value]);
    else list.push(value);
  }

  #addMessage(value: unknown): void {
    if (this.#messages.length >= this.#limits.messages) throw new BrokenConversation('too-many-messages');
    const parsed = messageInFileSchema.safeParse(value);
    if (!parsed.success || this.#ids.has(parsed.data.id)) {
      countSkipped(this.#skipped, parsed.success ? 'duplicate' : 'unreadable');
      return;
    }
    this.#ids.add(parsed.data.id);
    this.#messages.push(neutralMessage(parsed.data));
  }

  readonly #ids = new Set<string>();
}

const seqOf = ({ original }: ConversationMessage) => original?.seq ?? 0;

/** As it was stored, programs of generated UI and mentions included: the import decides what of it is trusted. */
function neutralMessage({ content, ...original }: z.infer<typeof messageInFileSchema>): ConversationMessage {
  const kind = original.role === 'user' ? 'person' : original.role;
  return messageOf({
    sourceId: boundedId(original.id),
    author: { kind, name: original.authorName.slice(0, MAX_NAME_CHARS) },
    text: content.toWellFormed(),
    createdAt: original.createdAt,
    editedAt: original.editedAt,
    replyTo: original.replyTo?.id ?? null,
    model: original.metadata.model ?? null,
    original,
  });
}
