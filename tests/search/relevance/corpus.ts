// What the relevance of search is judged on: threads of a small company and of Ada alone, in the shape in which they are stored.
// Written by hand before any ranking existed; scored by score.ts with the queries of queries.ts.
import * as z from 'zod/v4-mini';
import { formatOf, plainOf } from '@/model/answer';
import { DEMO_PEOPLE } from '@/model/demo';
import { withMentions } from '@/model/mentions';
import type { Message } from '@/model/message';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import type { Thread } from '@/model/thread';
import chineseWork from './threads/chinese-work.json' with { type: 'json' };
import chinese from './threads/chinese.json' with { type: 'json' };
import company from './threads/company.json' with { type: 'json' };
import foreign from './threads/foreign.json' with { type: 'json' };
import long from './threads/long.json' with { type: 'json' };
import office from './threads/office.json' with { type: 'json' };
import own from './threads/own.json' with { type: 'json' };
import various from './threads/various.json' with { type: 'json' };
import work from './threads/work.json' with { type: 'json' };

const PERSON_KEYS = ['ada', 'grace', 'linus', 'zoe', 'tomas', 'kenji', 'priya', 'xiaoyu'] as const;
export const personKeySchema = z.enum(PERSON_KEYS);
export type PersonKey = z.infer<typeof personKeySchema>;

const [ada, grace, linus] = DEMO_PEOPLE;

export const PEOPLE: Readonly<Record<PersonKey, { uid: string; name: string }>> = {
  ada,
  grace,
  linus,
  zoe: { uid: 'demo-zoe', name: 'Zoë' },
  tomas: { uid: 'demo-tomas', name: 'Tomás' },
  kenji: { uid: 'demo-kenji', name: 'Kenji' },
  priya: { uid: 'demo-priya', name: 'Priya' },
  xiaoyu: { uid: 'demo-xiaoyu', name: '小雨' },
};

const writtenMessageSchema = z.object({
  id: z.string(),
  by: z.enum([...PERSON_KEYS, 'assistant']),
  /** UTC, to the minute. */
  at: z.string(),
  /** Empty when `status` says that it was removed. */
  content: z.string(),
  status: z.optional(z.enum(['deleted', 'hidden'])),
});
type WrittenMessage = z.infer<typeof writtenMessageSchema>;

const writtenThreadSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** The owner first. */
  members: z.array(personKeySchema),
  /** Those who wrote in it and are no longer members. */
  left: z._default(z.array(personKeySchema), []),
  state: z.enum(['open', 'archived', 'trashed']),
  /** An answer directly follows its question. */
  messages: z.array(writtenMessageSchema),
});
type WrittenThread = z.infer<typeof writtenThreadSchema>;

export type RelevanceThread = Pick<Thread, 'id' | 'title' | 'memberIds' | 'createdBy' | 'state'> & {
  /** Uids of those who wrote in it and find nothing of it any more. */
  leftIds: string[];
};

export type RelevanceMessage = Pick<
  Message,
  | 'id'
  | 'seq'
  | 'role'
  | 'authorId'
  | 'authorName'
  | 'content'
  | 'format'
  | 'plain'
  | 'status'
  | 'runId'
  | 'questionId'
> & { threadId: string; at: number };

const WRITTEN: readonly WrittenThread[] = z
  .array(writtenThreadSchema)
  .parse([
    ...work,
    ...office,
    ...own,
    ...chinese,
    ...chineseWork,
    ...various,
    ...company,
    ...long,
    ...foreign,
  ]);

export const THREADS: readonly RelevanceThread[] = WRITTEN.map((thread) => ({
  id: thread.id,
  title: thread.title,
  memberIds: thread.members.map((key) => PEOPLE[key].uid),
  createdBy: ownerOf(thread),
  state: thread.state,
  leftIds: thread.left.map((key) => PEOPLE[key].uid),
}));

export const MESSAGES: readonly RelevanceMessage[] = WRITTEN.flatMap((thread) =>
  thread.messages.map((message, index) => messageOf(thread, message, index)),
);

function ownerOf({ id, members: [owner] }: WrittenThread): string {
  if (owner === undefined) throw new Error(`${id} has no owner`);
  return PEOPLE[owner].uid;
}

function messageOf(thread: WrittenThread, written: WrittenMessage, index: number): RelevanceMessage {
  const isAnswer = written.by === 'assistant';
  const previous = thread.messages[index - 1];
  const asksNext = thread.messages[index + 1]?.by === 'assistant';
  const members = thread.members.map((key) => ({ id: PEOPLE[key].uid, name: PEOPLE[key].name }));
  return {
    id: written.id,
    threadId: thread.id,
    seq: index + 1,
    role: isAnswer ? 'assistant' : 'user',
    ...authorOf(written),
    at: Date.parse(written.at),
    content: isAnswer ? written.content : withMentions(written.content, members),
    format: isAnswer ? formatOf(written.content) : 'markdown',
    plain: isAnswer ? plainOf(written.content) : '',
    status: written.status ?? (isAnswer ? 'done' : 'sent'),
    runId: isAnswer ? `run-${written.id}` : asksNext ? `run-${thread.messages[index + 1]?.id}` : null,
    questionId: isAnswer ? (previous?.id ?? null) : null,
  };
}

function authorOf({ by }: WrittenMessage): Pick<RelevanceMessage, 'authorId' | 'authorName'> {
  if (by === 'assistant') return { authorId: ASSISTANT_ID, authorName: ASSISTANT_NAME };
  return { authorId: PEOPLE[by].uid, authorName: PEOPLE[by].name };
}
