import { expect, test } from 'vitest';
import { desktopNotificationOf, invitedNotificationOf } from './notification';
import { threadSchema, type Thread } from './thread';
import type { ReadState } from './read-state';

const me = 'grace';
const last = (more: Partial<NonNullable<Thread['lastMessage']>> = {}) => ({
  seq: 1,
  authorId: 'ada',
  authorName: 'Ada',
  askedBy: null,
  preview: 'Come and see',
  at: 1_000,
  ...more,
});

function thread(more: Partial<Thread> = {}): Thread {
  return {
    ...threadSchema.parse({
      id: 'thread-1',
      title: 'Plans',
      titleBy: 'person',
      memberIds: ['ada', me],
      postingMembers: 2,
      createdBy: 'ada',
      createdAt: 0,
      updatedAt: 0,
      changedAt: 0,
      seq: 1,
      landedCount: 1,
      lastMessage: last(),
      state: 'open',
      settings: { replyPolicy: 'auto', model: null, exportBy: 'everyone', payer: 'asker', payerId: null },
      metadata: {},
    }),
    ...more,
  };
}

const readState: ReadState = {
  id: 'thread-1',
  landedCount: 1,
  mentions: 0,
  seenAt: 0,
  pinned: false,
  muted: false,
  unsentText: '',
  unread: false,
  changedAt: 0,
};
const notified = (before: Thread | undefined, after: Thread, seen: ReadState | undefined = readState) =>
  desktopNotificationOf(before, after, { me, readState: seen });

test('[F14] a mention is notified once, with its author, and not when it was seen on another device', () => {
  const after = thread({ mentioned: { [me]: 1 }, lastMessage: last({ at: 2_000 }) });
  expect(notified(thread(), after)).toMatchObject({
    kind: 'mentioned',
    title: 'Ada mentioned you in “Plans”',
    body: 'Come and see',
  });
  expect(notified(after, after)).toBeNull();
  expect(notified(thread(), after, { ...readState, mentions: 1 })).toBeNull();
  expect(notified(thread(), thread({ mentioned: { linus: 1 } }))).toBeNull();
});

test('[F14] [M10] a mention that an edit brings names neither the author nor the text of the last message', () => {
  const seen = thread({ lastMessage: last({ at: 2_000 }) });
  const edited = { ...seen, mentioned: { [me]: 1 }, changedAt: 3_000 };
  const told = { kind: 'mentioned', title: 'You are mentioned in “Plans”', body: '' };
  expect(notified(seen, edited)).toMatchObject(told);
  // The thread enters the list by its edit.
  expect(notified(undefined, edited)).toMatchObject(told);
  expect(notified(undefined, { ...edited, changedAt: 1_000 })).toMatchObject({ body: 'Come and see' });
});

test('[F14] an answer is notified to its asker, and to nobody else', () => {
  const answered = (askedBy: string) =>
    thread({ lastMessage: last({ authorId: 'assistant', authorName: 'Assistant', askedBy, at: 2_000 }) });
  expect(notified(thread(), answered(me))).toMatchObject({
    kind: 'answered',
    title: 'Your question in “Plans” was answered',
  });
  expect(notified(thread(), answered('ada'))).toBeNull();
  expect(notified(answered(me), answered(me))).toBeNull();
});

test('[F14] being added is notified; a thread of one’s own, or one that returns to the list, is not', () => {
  expect(desktopNotificationOf(undefined, thread(), { me, readState: undefined })).toMatchObject({
    kind: 'added',
  });
  expect(
    desktopNotificationOf(undefined, thread({ createdBy: me }), { me, readState: undefined }),
  ).toBeNull();
  expect(notified(undefined, thread())).toBeNull();
});

test('[F14] [A31] an invitation is notified with its inviter and title', () => {
  const invite = {
    id: 'invite',
    threadId: 'thread-1',
    title: 'Garden party',
    titleBy: 'person',
    role: 'viewer',
    by: 'linus',
    byName: 'Linus',
    createdAt: 1,
    expiresAt: 2,
  } as const;
  expect(invitedNotificationOf(invite, 'en')).toEqual({
    kind: 'invited',
    threadId: 'thread-1',
    title: 'Linus invited you to “Garden party”',
    body: '',
  });
});

test('[F14] a muted thread notifies nobody', () => {
  const after = thread({ mentioned: { [me]: 1 } });
  expect(notified(thread(), after)).not.toBeNull();
  expect(notified(thread(), after, { ...readState, muted: true })).toBeNull();
});

test('[F14] default names and titles and deleted texts are shown in the reader’s language', () => {
  const untitled = { title: 'New thread', titleBy: 'default', mentioned: { [me]: 1 } } as const;
  const by = (authorName: string, more: Partial<NonNullable<Thread['lastMessage']>>) =>
    desktopNotificationOf(
      thread(),
      thread({ ...untitled, lastMessage: last({ authorName, at: 2_000, ...more }) }),
      {
        me,
        readState,
        language: 'zh',
      },
    );
  expect(by('Assistant', { authorId: 'assistant' })).toMatchObject({ title: '助手 在“新会话”中提及了您' });
  expect(by('Deleted user', { preview: null })).toMatchObject({
    title: '已注销用户 在“新会话”中提及了您',
    body: '消息已移除',
  });
});
