// Reads the files that a person brings, in a thread of its own: the page stays quick, nothing is uploaded, and at most one
// conversation is in memory. It answers by `reader-messages`.
import { readArchive } from '@/model/archive/archive';
import { branchConversation, branchPaths } from '@/model/archive/branches';
import type { Conversation } from '@/model/archive/conversation';
import { summaryOf } from '@/model/archive/summary';
import { importParts } from '@/model/import';
import type {
  FoundItem,
  FromWorker,
  Place,
  ReaderReply,
  ReaderRequest,
  ToWorker,
  Wanted,
} from './reader-messages';

const PROGRESS_MS = 100;
/** Items of one reply, and how long it waits for more. */
const MAX_ITEMS = 200;
const ITEMS_MS = 150;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
const post = (message: FromWorker) => self.postMessage(message);

let replies: AsyncIterator<ReaderReply> | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind !== 'next') replies = data.kind === 'scan' ? scan(data.files) : extract(data);
  if (replies !== null) void answer(replies);
});

async function answer(from: AsyncIterator<ReaderReply>): Promise<void> {
  try {
    const next = await from.next();
    post(next.done === true ? { kind: 'end' } : next.value);
  } catch (error) {
    // A defect of ours, or no memory left: the page says so.
    post({ kind: 'failed', why: String(error) });
  }
}

/** Progress of one file, at most every 100 ms. */
function progressOf(file: number): (bytes: number) => void {
  let read = 0;
  let saidAt = 0;
  return (bytes) => {
    read += bytes;
    if (performance.now() - saidAt < PROGRESS_MS) return;
    saidAt = performance.now();
    post({ kind: 'progress', file, bytes: read });
  };
}

async function* scan(files: readonly File[]): AsyncGenerator<ReaderReply> {
  let items: FoundItem[] = [];
  let since = performance.now();
  for (const [file, blob] of files.entries()) {
    let ordinal = 0;
    for await (const item of readArchive(blob, { onBytes: progressOf(file) })) {
      if (item.kind === 'conversation') {
        items.push({ kind: 'conversation', file, ordinal, summary: summaryOf(item.conversation) });
        ordinal += 1;
      } else if (item.kind === 'refused') items.push({ ...item, file });
      else items.push({ ...item, file, inside: item.file });
      if (items.length < MAX_ITEMS && performance.now() - since < ITEMS_MS) continue;
      yield { kind: 'found', items };
      items = [];
      since = performance.now();
    }
  }
  yield { kind: 'found', items };
}

/** Reads again: what was chosen is found by its place, for the same file is always read alike. */
async function* extract({
  files,
  wanted,
}: Extract<ReaderRequest, { kind: 'extract' }>): AsyncGenerator<ReaderReply> {
  for (const [file, blob] of files.entries()) {
    const here = new Map(wanted.filter((one) => one.file === file).map((one) => [one.ordinal, one]));
    if (here.size === 0) continue;
    let ordinal = -1;
    for await (const item of readArchive(blob, { onBytes: progressOf(file) })) {
      if (item.kind !== 'conversation') continue;
      ordinal += 1;
      const one = here.get(ordinal);
      if (one === undefined) continue;
      yield* repliesFor(item.conversation, one);
      here.delete(ordinal);
      if (here.size === 0) break;
    }
  }
}

function* repliesFor(
  conversation: Conversation,
  { withBranches, file, ordinal }: Wanted,
): Generator<ReaderReply> {
  const place = { file, ordinal };
  yield* conversationReplies(conversation, place, null);
  if (!withBranches) return;
  for (const [index, path] of [...branchPaths(conversation)].entries()) {
    const whole = branchConversation(conversation, index, path);
    yield* conversationReplies(whole, place, index);
  }
}

function* conversationReplies(
  { messages, format, sourceId, title, createdAt, updatedAt }: Conversation,
  place: Place,
  branch: number | null,
): Generator<ReaderReply> {
  const messageCount = messages.length;
  const head = { format, sourceId, title, createdAt, updatedAt, place, branch, messageCount };
  yield { kind: 'conversation', head };
  for (const entries of importParts({ messages })) yield { kind: 'part', entries };
  yield { kind: 'conversation-end' };
}
