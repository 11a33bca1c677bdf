// Threads that are put together past the server, at once: for screens that need a long or an unlucky history.
import { formatOf, plainOf } from '@/model/answer';
import { DEMO_PEOPLE } from '@/model/demo';
import { readableText, type Message, type MessageStatus } from '@/model/message';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import { mentionPath } from '@/model/paths';
import { previewOf } from '@/model/title';
import type { RunError } from '@/model/run';
import { threadResponseSchema } from '@/model/thread';
import { callAs, EMAILS, type Name } from '@/tests/e2e/fixtures';
import { commit } from '@/tests/e2e/store';

export type Line = {
  by: Name | 'Assistant';
  text: string;
  status?: MessageStatus;
  error?: RunError;
  stoppedBy?: Name;
  /** The place, from 1, of the message it replies to. */
  repliesTo?: number;
  mentions?: readonly Name[];
  isEdited?: boolean;
  hiddenBy?: Name;
  cut?: readonly NonNullable<Message['metadata']['cut']>[number][];
};

export type People = Partial<Record<Name, 'admin' | 'editor' | 'viewer'>>;

export type Planted = { title: string; owner?: Name; people?: People; lines?: readonly Line[] };

const MINUTE_MS = 60_000;

/** Makes a thread with its members by the API and puts its messages in; returns the thread's id. */
export async function plantThread({
  title,
  owner = 'Ada',
  people = {},
  lines = [],
}: Planted): Promise<string> {
  const made = await callAs(owner, { path: '/api/threads', body: { title } });
  const threadId = threadResponseSchema.parse(made).thread.id;
  for (const name of ['Ada', 'Grace', 'Linus'] as const) {
    const role = people[name];
    if (role === undefined) continue;
    const body = { email: EMAILS[name], role };
    await callAs(owner, { path: `/api/threads/${threadId}/members`, body });
  }
  if (lines.length > 0) await plantMessages(threadId, lines);
  return threadId;
}

async function plantMessages(threadId: string, lines: readonly Line[]): Promise<void> {
  const documents = documentsOf(lines);
  const last = documents.at(-1);
  const mentioned = lines.flatMap(({ mentions = [] }) => mentions);
  const counts = new Map(
    mentioned.map((name) => [uidOf(name), mentioned.filter((one) => one === name).length]),
  );
  const thread = {
    seq: lines.length,
    landedCount: lines.length,
    mentioned: Object.fromEntries(counts),
    ...(last && {
      lastMessage: {
        seq: last.seq,
        authorId: last.authorId,
        authorName: last.authorName,
        askedBy: null,
        preview: previewOf(readableText(last), last.role),
        at: last.createdAt,
      },
    }),
  };
  await commit([
    ...documents.map(({ id, ...fields }) => ({ path: `threads/${threadId}/messages/${id}`, fields })),
    ...documents.flatMap(({ id, seq, mentions, createdAt }) =>
      mentions.map((uid) => ({
        path: mentionPath(uid, threadId, id),
        fields: { threadId, messageId: id, seq, at: createdAt },
      })),
    ),
    { path: `threads/${threadId}`, fields: thread, only: Object.keys(thread) },
  ]);
}

function documentsOf(lines: readonly Line[]) {
  const start = Date.now() - (lines.length + 2) * MINUTE_MS;
  return lines.map((line, index) => {
    const [seq, createdAt] = [index + 1, new Date(start + index * MINUTE_MS)];
    const isAnswer = line.by === 'Assistant';
    const format = isAnswer ? formatOf(line.text) : ('markdown' as const);
    const repliedTo = line.repliesTo === undefined ? undefined : lines[line.repliesTo - 1];
    return {
      id: idAt(seq, isAnswer),
      seq,
      role: isAnswer ? ('assistant' as const) : ('user' as const),
      authorId: uidOf(line.by),
      authorName: line.by === 'Assistant' ? ASSISTANT_NAME : line.by,
      content: line.text,
      format,
      plain: format === 'c1' ? plainOf(line.text) : '',
      mentions: (line.mentions ?? []).map(uidOf),
      status: line.status ?? (isAnswer ? 'done' : 'sent'),
      createdAt,
      landedAt: createdAt,
      // Written now: what follows changes has to notice it.
      changedAt: new Date(),
      editedAt: line.isEdited === true ? createdAt : null,
      runId: isAnswer
        ? `r-planted-${seq}`
        : lines[index + 1]?.by === 'Assistant'
          ? `r-planted-${seq + 1}`
          : null,
      questionId: isAnswer ? idAt(seq - 1, false) : null,
      replyTo:
        repliedTo === undefined || line.repliesTo === undefined
          ? null
          : {
              id: idAt(line.repliesTo, repliedTo.by === 'Assistant'),
              seq: line.repliesTo,
              authorId: uidOf(repliedTo.by),
              authorName: repliedTo.by,
            },
      error: line.error ?? null,
      stop:
        line.stoppedBy === undefined
          ? null
          : { by: uidOf(line.stoppedBy), byName: line.stoppedBy, at: createdAt.getTime() },
      hidden:
        line.hiddenBy === undefined
          ? null
          : { by: uidOf(line.hiddenBy), byName: line.hiddenBy, at: createdAt.getTime() },
      metadata: line.cut === undefined ? {} : { cut: line.cut },
    };
  });
}

/** A question at the head of the queue that no server knows of. */
export async function plantWaiting(threadId: string, seq: number): Promise<void> {
  const at = new Date();
  const runId = `r-left-${crypto.randomUUID()}`;
  const run = {
    status: 'queued',
    askedBy: uidOf('Ada'),
    askedByName: 'Ada',
    questionId: idAt(seq, false),
    answerId: idAt(seq + 1, true),
    answerSeq: seq + 1,
    isRegeneration: false,
    attempt: 0,
    stop: null,
    error: null,
    createdAt: at,
    startedAt: null,
    endedAt: null,
    usage: null,
  };
  await commit([
    { path: `threads/${threadId}/runs/${runId}`, fields: run },
    { path: `threads/${threadId}`, fields: { seq: seq + 1 }, only: ['seq'] },
  ]);
}

function idAt(seq: number, isAnswer: boolean): string {
  return `${isAnswer ? 'a-' : ''}planted-${String(seq).padStart(3, '0')}`;
}

export function uidOf(name: Name | 'Assistant'): string {
  return DEMO_PEOPLE.find((person) => person.name === name)?.uid ?? ASSISTANT_ID;
}
