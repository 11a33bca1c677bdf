// The conversations of a JSON or JSONL file, whichever format they have: each element is recognised by itself, and one that is broken
// is named while the others come in.
import type { ArchiveLimits } from '@/model/import-limits';
import { personTitle } from '@/model/title';
import type { Conversation } from './conversation';
import type { Format } from './format';
import { chatgpt } from './formats/chatgpt';
import { claude } from './formats/claude';
import { ThreadFileReader } from './formats/cothread';
import { librechat } from './formats/librechat';
import { openWebui } from './formats/open-webui';
import { isRoleMessage, isShareGptMessage, openai, sharegpt } from './formats/role-list';
import { isSlackMessage, SlackChannelReader, SlackDirectory } from './formats/slack';
import { JsonLines } from './json-lines';
import { JsonSplitter, type JsonPiece } from './json-splitter';
import { BrokenConversation, type Break } from './refusal';
import { firstString, recordOf } from './values';

/** Special ones first. */
const FORMATS: readonly Format[] = [chatgpt, claude, librechat, openWebui, sharegpt, openai];

export type JsonItem =
  | { kind: 'conversation'; conversation: Conversation; position: number }
  | { kind: 'broken'; title: string; position: number; reason: Break };

/** Elements of no format before the first that has one; further ones are none of ours. */
const MAX_STRANGE = 1_000;

/** A list of messages that is a conversation by itself. */
type MessageList = { format: Format | 'slack'; messages: unknown[]; bytes: number; problem: Break | null };

/** What `titleOf` reads. */
const NAMING_KEYS: ReadonlySet<string> = new Set(['title', 'name', 'chat', 'thread']);
const MAX_NAMING_BYTES = 4_096;

/** An object whose lists arrive element by element. */
type OuterObject = {
  fields: Map<string, unknown>;
  lists: Map<string, unknown[]>;
  own: ThreadFileReader | null;
  bytes: number;
  values: number;
  problem: Break | null;
};

export class JsonFileReader {
  readonly #limits: ArchiveLimits;
  readonly #source: { feed: (chunk: Uint8Array) => Iterable<JsonPiece>; end: () => Iterable<JsonPiece> };
  /** The format that was recognised last: what is not recognised after it is a broken conversation of it. */
  #format: Format | null = null;
  #strange: JsonItem[] = [];
  #position = 0;
  #list: MessageList | null = null;
  #object: OuterObject | null = null;
  #inArray = false;

  constructor(limits: ArchiveLimits) {
    this.#limits = limits;
    this.#source = new JsonLines(limits, new JsonSplitter(limits));
  }

  /** Nothing of a known format in so many elements. */
  get isStrange(): boolean {
    return this.#strange.length >= MAX_STRANGE;
  }

  *feed(chunk: Uint8Array): Generator<JsonItem> {
    for (const piece of this.#source.feed(chunk)) yield* this.#read(piece);
  }

  *end(): Generator<JsonItem> {
    for (const piece of this.#source.end()) yield* this.#read(piece);
  }

  *#read(piece: JsonPiece): Generator<JsonItem> {
    switch (piece.kind) {
      case 'begin':
        this.#inArray = piece.container === 'array';
        this.#object = this.#inArray ? null : emptyObject();
        return;
      case 'list':
        if (piece.key !== null) this.#object?.lists.set(piece.key, []);
        return;
      case 'element':
        if (this.#object === null) yield* this.#element(piece);
        else this.#field(this.#object, piece);
        return;
      case 'broken':
        if (this.#object === null) yield* this.#brokenElement(piece.reason);
        else this.#brokenField(this.#object, piece);
        return;
      case 'end':
        yield* this.#endContainer(piece.whole);
    }
  }

  *#element({ value, bytes }: { value: unknown; bytes: number }): Generator<JsonItem> {
    if (this.#list !== null) {
      this.#collect(this.#list, value, bytes);
      return;
    }
    this.#position += 1;
    const listed = this.#inArray && this.#format === null ? listFormatOf(value) : null;
    if (listed === null) {
      yield* this.#conversation(value);
    } else {
      this.#list = { format: listed, messages: [], bytes: 0, problem: null };
      this.#collect(this.#list, value, bytes);
    }
  }

  *#conversation(value: unknown): Generator<JsonItem> {
    const format = FORMATS.find((one) => one.recognises(value)) ?? null;
    if (format !== null) {
      this.#format = format;
      yield* this.#strange.splice(0);
      yield* this.#attempt(titleOf(value), () => format.read(value, this.#limits));
      return;
    }
    const known = this.#format;
    const item = this.#brokenItem(
      titleOf(value),
      known === null ? 'not-a-conversation' : reasonOf(known, value, this.#limits),
    );
    if (known !== null) yield item;
    else if (this.#strange.length < MAX_STRANGE) this.#strange.push(item);
  }

  *#attempt(title: string, read: () => Conversation): Generator<JsonItem> {
    try {
      yield { kind: 'conversation', conversation: read(), position: this.#position };
    } catch (error) {
      if (!(error instanceof BrokenConversation)) throw error;
      yield this.#brokenItem(title, error.reason);
    }
  }

  #brokenItem(title: string, reason: Break): JsonItem {
    return { kind: 'broken', title, position: this.#position, reason };
  }

  #collect(list: MessageList, value: unknown, bytes: number): void {
    list.bytes += bytes;
    if (list.messages.length >= this.#limits.messages) list.problem ??= 'too-many-messages';
    if (list.bytes > this.#limits.conversationBytes) list.problem ??= 'too-large';
    if (list.problem === null) list.messages.push(value);
    else list.messages = [];
  }

  *#brokenElement(reason: Break): Generator<JsonItem> {
    // Of a list of messages one is missing, and is counted by its reader.
    if (this.#list !== null) {
      this.#collect(this.#list, undefined, 0);
      return;
    }
    this.#position += 1;
    const item = this.#brokenItem('', reason);
    if (this.#format !== null || reason === 'too-large' || reason === 'too-deep') yield item;
    else if (this.#strange.length < MAX_STRANGE) this.#strange.push(item);
  }

  #field(object: OuterObject, piece: Extract<JsonPiece, { kind: 'element' }>): void {
    const { key, list, value, bytes } = piece;
    if (key === null) return;
    if (object.problem !== null) {
      // What names a conversation comes after what broke it, too.
      if (NAMING_KEYS.has(key) && !list && bytes <= MAX_NAMING_BYTES) object.fields.set(key, value);
      return;
    }
    try {
      if (ThreadFileReader.isOfOtherVersion(key, value)) throw new BrokenConversation('unknown-version');
      if (ThreadFileReader.recognises(key, value)) object.own = this.#ownReader(object);
      if (object.own !== null) object.own.add({ ...piece, key });
      else this.#keepField(object, { ...piece, key });
    } catch (error) {
      if (!(error instanceof BrokenConversation)) throw error;
      object.problem = error.reason;
    }
    if (object.problem !== null) {
      // What else there is names the conversation.
      object.lists.clear();
    } else if (list && object.own !== null) {
      object.lists.clear();
    }
  }

  #ownReader({ fields, lists }: OuterObject): ThreadFileReader {
    const reader = new ThreadFileReader(this.#limits);
    for (const [key, value] of fields) reader.add({ key, list: false, value, bytes: 0 });
    for (const [key, values] of lists) {
      for (const value of values) reader.add({ key, list: true, value, bytes: 0 });
    }
    fields.clear();
    return reader;
  }

  #keepField(
    object: OuterObject,
    {
      key,
      list,
      value,
      bytes,
      values,
    }: { key: string; list: boolean; value: unknown; bytes: number; values: number },
  ): void {
    object.bytes += bytes;
    object.values += values;
    if (object.bytes > this.#limits.conversationBytes) object.problem = 'too-large';
    if (object.values > this.#limits.conversationValues) object.problem = 'too-many-values';
    if (!list) object.fields.set(key, value);
    else object.lists.get(key)?.push(value);
  }

  #brokenField(object: OuterObject, { key, reason }: { key: string | null; reason: Break }): void {
    if (reason !== 'not-json') object.problem ??= reason;
    // One message of several is missing: its reader counts it.
    else if (object.own !== null) object.own.addBroken();
    else if (key !== null && object.lists.has(key)) object.lists.get(key)?.push(undefined);
    else object.problem ??= reason;
  }

  *#endContainer(isWhole: boolean): Generator<JsonItem> {
    const [list, object] = [this.#list, this.#object];
    this.#list = null;
    this.#object = null;
    this.#inArray = false;
    if (list !== null) {
      const problem = list.problem ?? (isWhole ? null : 'cut-off');
      yield* this.#attempt('', () => this.#readList(list, problem));
    } else if (object !== null) {
      this.#position += 1;
      yield* this.#wholeObject(object, isWhole);
    }
  }

  *#wholeObject(object: OuterObject, isWhole: boolean): Generator<JsonItem> {
    const problem = object.problem ?? (isWhole ? null : 'cut-off');
    const value = Object.fromEntries([...object.fields, ...object.lists]);
    const { own } = object;
    if (problem !== null) {
      yield this.#brokenItem(titleOf(value), problem);
    } else if (own !== null) {
      yield* this.#attempt(titleOf(value), () => own.finish());
    } else {
      yield* this.#conversation(value);
    }
  }

  #readList({ format, messages }: MessageList, problem: Break | null): Conversation {
    if (problem !== null) throw new BrokenConversation(problem);
    if (format !== 'slack') return format.read(messages, this.#limits);
    const reader = new SlackChannelReader('', { directory: new SlackDirectory(), limits: this.#limits });
    for (const message of messages) reader.add(message, 0);
    return reader.finish();
  }
}

function emptyObject(): OuterObject {
  return { fields: new Map(), lists: new Map(), own: null, bytes: 0, values: 0, problem: null };
}

function listFormatOf(value: unknown): Format | 'slack' | null {
  if (isRoleMessage(value)) return openai;
  if (isShareGptMessage(value)) return sharegpt;
  return isSlackMessage(value) ? 'slack' : null;
}

/** Why a value is no conversation of the format that the others of its file have. */
function reasonOf(format: Format, value: unknown, limits: ArchiveLimits): Break {
  try {
    format.read(value, limits);
    return 'not-a-conversation';
  } catch (error) {
    if (!(error instanceof BrokenConversation)) throw error;
    return error.reason;
  }
}

function titleOf(value: unknown): string {
  const { title, name, chat, thread } = recordOf(value);
  return personTitle(
    firstString(title, name, recordOf(chat).title, recordOf(thread).title).slice(0, MAX_TITLE_READ),
  );
}

const MAX_TITLE_READ = 1_000;
