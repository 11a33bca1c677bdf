// Threads as our own export writes them, with every kind of thing in them.
import type { ThreadFile } from '@/model/archive/thread-file';
import { DEFAULT_SETTINGS } from '@/model/thread';

const T0 = 1_790_000_000_000;

type FileMessage = ThreadFile['messages'][number];

export const archivedMessage = (seq: number, message: Partial<FileMessage> = {}): FileMessage => ({
  id: `message-${seq}`,
  seq,
  role: 'user',
  authorId: 'uid-ada',
  authorName: 'Ada',
  content: `Message ${seq}`,
  format: 'markdown',
  plain: '',
  mentions: [],
  status: 'sent',
  createdAt: T0 + seq,
  editedAt: null,
  questionId: null,
  replyTo: null,
  error: null,
  stop: null,
  hidden: null,
  metadata: {},
  versions: [],
  ...message,
});

const event = { id: 'event-01', seq: 0, by: 'uid-ada', byName: 'Ada', at: T0 };

export const threadFile = (file: Partial<ThreadFile> = {}): ThreadFile => ({
  schema: 'cothread-thread/1',
  exportedAt: T0 + 1_000,
  thread: {
    id: 'thread-1',
    title: 'Everything',
    titleBy: 'person',
    createdBy: 'uid-ada',
    createdAt: T0,
    state: 'open',
    settings: DEFAULT_SETTINGS,
    metadata: { project: 'tides' },
  },
  instructions: 'Be short.',
  members: [
    { id: 'uid-ada', name: 'Ada', role: 'owner', joinedAt: T0, invitedBy: null, invitedByName: null },
    {
      id: 'uid-grace',
      name: 'Grace',
      role: 'editor',
      joinedAt: T0,
      invitedBy: 'uid-ada',
      invitedByName: 'Ada',
    },
  ],
  events: [
    { ...event, kind: 'created' },
    { ...event, id: 'event-02', kind: 'renamed', title: 'Everything' },
  ],
  messages: [archivedMessage(1), archivedMessage(2)],
  complete: true,
  ...file,
});

const answer = archivedMessage(2, {
  role: 'assistant',
  authorId: 'assistant',
  authorName: 'Assistant',
  content: '<content>root = Card([Text("Hi")])</content>',
  format: 'c1',
  plain: 'Hi',
  status: 'stopped',
  questionId: 'message-1',
  stop: { by: 'uid-grace', byName: 'Grace', at: T0 + 9 },
  metadata: { model: 'gpt-9', tokens: { prompt: 7, completion: 8 }, totalMs: 90 },
  signature: 'k1.abc',
});

export const COTHREAD = {
  plain: threadFile(),
  /** Earlier answers are versions of an answer. */
  branches: threadFile({
    messages: [
      archivedMessage(1, { editedAt: T0 + 5, versions: [versionOf('Before the edit')] }),
      { ...answer, versions: [versionOf('An earlier answer'), versionOf('The first answer')] },
    ],
  }),
  broken: {
    ...threadFile(),
    messages: [archivedMessage(1), { id: 'half' }, null, archivedMessage(1), archivedMessage(3)],
  },
  hidden: threadFile({
    messages: [
      archivedMessage(1, { content: '', status: 'deleted' }),
      archivedMessage(2, { content: '', status: 'hidden', hidden: { by: 'uid-ada', byName: 'Ada', at: T0 } }),
      archivedMessage(3),
    ],
    complete: false,
    reason: 'removed',
  }),
  times: threadFile({
    messages: [archivedMessage(2, { createdAt: T0 }), archivedMessage(1, { createdAt: T0 + 60 })],
  }),
  tools: threadFile({
    messages: [
      archivedMessage(1, {
        content: 'Hi @[Grace](uid-grace)',
        mentions: ['uid-grace'],
        metadata: { own: { a: 1 } },
      }),
      answer,
      archivedMessage(3, {
        replyTo: { id: 'message-1', seq: 1, authorId: 'uid-ada', authorName: 'Ada' },
      }),
    ],
  }),
} as const;

function versionOf(content: string): FileMessage['versions'][number] {
  return { content, format: 'markdown', plain: '', status: 'sent', createdAt: T0, metadata: {} };
}
