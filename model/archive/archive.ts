// Reads a file that somebody brings, conversation by conversation: recognised by what it contains, never by its name, and refused
// before it costs much. It runs alike in a worker of the browser, in a command and on the server.
import { ARCHIVE_LIMITS, type ArchiveLimits } from '@/model/import-limits';
import { bytesOf, headOf, type Bytes } from './byte-stream';
import type { Conversation } from './conversation';
import { CONTENT_ID } from './finish';
import { JsonFileReader } from './json-file';
import { isMarkdownConversation, readMarkdown } from './formats/markdown';
import type { ArchiveItem } from './item';
import { BrokenConversation, RefusedFile } from './refusal';
import { entryBytes, isZip, zipEntries } from './zip';
import { slackConversations, slackSortOf, type SlackFile, type SlackSort } from './slack-zip';

export type ArchiveOptions = {
  limits?: ArchiveLimits;
  /** Called with the bytes that have been read, inflated ones in a zip. */
  onBytes?: (bytes: number) => void;
};

/** Everything in a file. Leaving the loop ends the reading. */
export async function* readArchive(file: Blob, options: ArchiveOptions = {}): AsyncGenerator<ArchiveItem> {
  const { limits = ARCHIVE_LIMITS } = options;
  const ids = new KnownIds();
  let conversations = 0;
  try {
    if (file.size > limits.fileBytes) throw new RefusedFile('file-too-large');
    for await (const item of itemsOf(file, { ...options, limits })) {
      if (item.kind !== 'conversation' && item.kind !== 'broken') {
        yield item;
        continue;
      }
      conversations += 1;
      if (conversations > limits.conversations) throw new RefusedFile('too-many-conversations');
      yield item.kind === 'conversation' ? ids.checked(item) : item;
    }
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    yield { kind: 'refused', reason: error.reason };
  }
}

type Options = ArchiveOptions & { limits: ArchiveLimits };
/** With its place, for the case that it is a double. */
type FileItem =
  | ArchiveItem
  | { kind: 'conversation'; conversation: Conversation; file: string; position: number };

/** The same conversation twice in one file: the second is named. Without ids, two may begin alike and be two. */
class KnownIds {
  readonly #known = new Map<string, number>();

  checked(item: Extract<FileItem, { kind: 'conversation' }>): ArchiveItem {
    const { conversation } = item;
    const key = `${conversation.format} ${conversation.sourceId}`;
    const count = (this.#known.get(key) ?? 0) + 1;
    this.#known.set(key, count);
    if (count === 1) return { kind: 'conversation', conversation };
    if (conversation.sourceId.startsWith(CONTENT_ID)) {
      const sourceId = `${conversation.sourceId}-${count}`;
      return { kind: 'conversation', conversation: { ...conversation, sourceId } };
    }
    const place = { file: 'file' in item ? item.file : '', position: 'position' in item ? item.position : 0 };
    return { kind: 'broken', ...place, title: conversation.title, reason: 'duplicate' };
  }
}

async function* itemsOf(file: Blob, options: Options): AsyncGenerator<FileItem> {
  if (isZip(await headOf(bytesOf(file.slice(0, 4)), 4))) {
    yield* zipItems(file, options);
    return;
  }
  const kind = await kindOf(bytesOf(file));
  let found = 0;
  const bytes = counted(bytesOf(file), options);
  // A single day of a channel of Slack is a list of messages.
  for await (const item of conversationsIn({ kind, file: '', bytes }, options)) {
    found += 1;
    yield item;
  }
  if (found === 0) throw new RefusedFile('not-recognised');
}

function conversationsIn(
  { kind, file, bytes }: { kind: Kind; file: string; bytes: Bytes },
  options: Options,
): AsyncIterable<FileItem> {
  switch (kind) {
    case 'json':
    case 'slack-days':
    case 'slack-directory':
      return jsonItems(file, bytes, options);
    case 'text':
      return textItems(file, bytes, options);
    case 'zip':
    case 'unknown':
      return nothing();
  }
}

async function* nothing(): AsyncGenerator<FileItem> {}

/** Bytes of a file, refused when there are too many. */
async function* counted(bytes: Bytes, { limits, onBytes }: Options): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limits.jsonBytes) throw new RefusedFile('json-too-large');
    onBytes?.(chunk.length);
    yield chunk;
  }
}

/** Enough to see two speakers of a text, and the first lines of JSONL. */
const HEAD_BYTES = 64 * 1024;

type Kind = 'json' | 'text' | 'zip' | 'unknown' | SlackSort;

async function kindOf(bytes: Bytes): Promise<Kind> {
  const head = await headOf(bytes, HEAD_BYTES);
  if (isZip(head)) return 'zip';
  const text = new TextDecoder().decode(head);
  if (text.includes('\u0000')) return 'unknown';
  if (/^[[{]/.test(text.trimStart())) return slackSortOf(head) ?? 'json';
  return isMarkdownConversation(text) ? 'text' : 'unknown';
}

async function* jsonItems(file: string, bytes: Bytes, { limits }: Options): AsyncGenerator<FileItem> {
  const reader = new JsonFileReader(limits);
  for await (const chunk of bytes) {
    for (const item of reader.feed(chunk)) yield { ...item, file };
    if (reader.isStrange) break;
  }
  for (const item of reader.end()) yield { ...item, file };
}

async function* textItems(file: string, bytes: Bytes, { limits }: Options): AsyncGenerator<FileItem> {
  try {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > limits.conversationBytes) throw new BrokenConversation('too-large');
      chunks.push(chunk);
    }
    const text = await new Blob(chunks).text();
    yield { kind: 'conversation', conversation: readMarkdown(text, limits), file, position: 1 };
  } catch (error) {
    if (!(error instanceof BrokenConversation)) throw error;
    yield { kind: 'broken', file, position: 1, title: file, reason: error.reason };
  }
}

/** Shards in the order of their names; days of a channel of Slack by channel. */
async function* zipItems(blob: Blob, options: Options): AsyncGenerator<FileItem> {
  const { limits } = options;
  const entries = (await zipEntries(blob, limits)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const slack: SlackFile[] = [];
  let found = 0;
  let nested = 0;
  for (const entry of entries) {
    const kind = await kindOf(entryBytes(blob, entry));
    const bytes = () => counted(entryBytes(blob, entry), options);
    if (kind === 'zip') nested += 1;
    if (kind === 'slack-days' || kind === 'slack-directory') {
      slack.push({ name: entry.name, sort: kind, bytes });
      found += 1;
    } else {
      let count = 0;
      for await (const item of conversationsIn({ kind, file: entry.name, bytes: bytes() }, options)) {
        count += 1;
        yield item;
      }
      found += count;
      if (count === 0) yield { kind: 'ignored', file: entry.name };
    }
  }
  if (slack.length > 0) yield* slackConversations(slack, limits);
  if (found === 0) throw new RefusedFile(nested > 0 ? 'zip-nested' : 'not-recognised');
}
