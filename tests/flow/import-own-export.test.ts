// Our own export, brought back: what comes in is what went out, but for ids, and what this site signed is drawn as it was.
import { expect, test } from 'vitest';
import { threadFileSchema, type ThreadFile } from '@/model/archive/thread-file';
import { exportQuerySchema } from '@/model/requests';
import { onlyConversationIn } from '@/tests/support/archives/read';
import { setUpFixtures } from '@/tests/support/fixtures';
import { importing } from '@/tests/support/imports';

const SECRETS = ['the-newest-secret-of-all-1', 'an-older-secret-of-all-22'];
const { person, background, workDone } = await setUpFixtures({ SERVER_SECRETS: SECRETS.join(', ') });
const { createThread } = await import('@/server/threads/threads');
const { addMember } = await import('@/server/members/members');
const { getMessages } = await import('@/server/messages/messages');
const { say } = await import('@/server/chat/say');
const { deleteMessage, editMessage } = await import('@/server/chat/edit-delete');
const { hideMessage } = await import('@/server/chat/hide');
const { regenerate } = await import('@/server/runs/actions');
const { exportThread } = await import('@/server/archive/export-thread');
const { config } = await import('@/server/platform/config');
const { imported } = await importing();

const ada = await person('Ada');
const grace = await person('Grace');
const reader = { language: 'en', signal: new AbortController().signal } as const;

async function exported(threadId: string): Promise<ThreadFile> {
  const { chunks } = await exportThread(ada, threadId, exportQuerySchema.parse({}), reader);
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  return threadFileSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
}

/** Every kind of thing: edits, mentions, replies, answers in markdown and in C1, another answer, a deleted and a hidden message. */
async function everything(): Promise<string> {
  const { id: threadId } = await createThread(ada, { title: 'Everything' });
  await addMember(ada, threadId, { email: grace.email, role: 'editor' });
  const { messageId } = await say(grace, { threadId, message: 'frist', ask: false }, background);
  await editMessage(grace, { threadId, messageId, text: `first for @[Ada](${ada.uid}) <b>` });
  await say(
    ada,
    { threadId, message: 'show us a chart [demo]', ask: true, replyTo: messageId, metadata: { a: 1 } },
    background,
  );
  await workDone();
  const answer = (await getMessages(ada, threadId)).at(-1);
  await regenerate(ada, { threadId, messageId: answer?.id ?? '' }, background);
  await workDone();
  for (const message of ['think [demo reason echo=Done.]', 'again [demo fail=503]']) {
    await say(ada, { threadId, message, ask: true }, background);
    await workDone();
  }
  const deleted = await say(ada, { threadId, message: 'to be deleted', ask: false }, background);
  await deleteMessage(ada, { threadId, messageId: deleted.messageId }, background);
  const hidden = await say(grace, { threadId, message: 'to be hidden', ask: false }, background);
  await hideMessage(ada, { threadId, messageId: hidden.messageId });
  return threadId;
}

/** A file without ids, times of landing, signatures, and the mark of an import; a mention is the name that it shows. */
function comparable({ thread, messages }: ThreadFile): unknown {
  const ids = new Map(messages.map(({ id }, index) => [id, `message ${index}`]));
  const said = messages.map((message) => {
    const {
      id,
      authorId: _author,
      landedAt: _landed,
      signature: _signature,
      imported: _mark,
      ...rest
    } = message;
    return {
      ...rest,
      id: ids.get(id),
      content: rest.content.replaceAll(/@\[([^\]]*)\]\([^)]*\)/g, '@$1'),
      mentions: [],
      questionId: rest.questionId && ids.get(rest.questionId),
      replyTo: rest.replyTo && { ...rest.replyTo, id: ids.get(rest.replyTo.id), authorId: '' },
      stop: rest.stop && { ...rest.stop, by: '' },
      hidden: rest.hidden && { ...rest.hidden, by: '' },
      versions: rest.versions.map(({ signature: _signed, content, ...version }) => ({
        ...version,
        content: content.replaceAll(/@\[([^\]]*)\]\([^)]*\)/g, '@$1'),
      })),
    };
  });
  return { title: thread.title, createdAt: thread.createdAt, messages: said };
}

const threadId = await everything();
const file = await exported(threadId);

test('[K16] [K23] export, import, export: the same thread but for ids', async () => {
  expect(new Set(file.messages.map(({ status }) => status))).toEqual(
    new Set(['sent', 'done', 'failed', 'deleted', 'hidden']),
  );
  expect(file.messages.some(({ format, versions }) => format === 'c1' && versions.length === 1)).toBe(true);
  const back = await imported(ada, await onlyConversationIn(file));
  const again = await exported(back.threadId);
  expect(comparable(again)).toEqual(comparable(file));
  // And what was imported comes back once more.
  const third = await imported(ada, await onlyConversationIn(again));
  expect(comparable(await exported(third.threadId))).toEqual(comparable(file));
});

/** The first generated answer of a file, as a person imports it. */
async function answerOf(one: ThreadFile, sourceId: string) {
  const someone = await person('Linus');
  const back = await imported(someone, { ...(await onlyConversationIn(one)), sourceId });
  const at = one.messages.findIndex(({ format }) => format === 'c1');
  return (await getMessages(someone, back.threadId))[at];
}

test('[K23] only what this site signed is drawn: not what was changed, and not in another thread', async () => {
  const tampered = structuredClone(file);
  for (const message of tampered.messages)
    if (message.format === 'c1') message.content = message.content.replace('root', 'root ');
  expect(await answerOf(file, threadId)).toMatchObject({ format: 'c1', imported: { kind: 'assistant' } });
  expect(await answerOf(tampered, threadId)).toMatchObject({ format: 'markdown', plain: '' });
  expect(await answerOf(file, 'another-thread')).toMatchObject({ format: 'markdown', plain: '' });
});

test('[K23] a secret that is no longer the newest still verifies, and one that is gone does not', async () => {
  const { signatureOf, isSigned } = await import('@/server/platform/signature');
  const value = { b: 1, a: [{ d: null, c: 'x' }] };
  const signature = signatureOf(value);
  expect(isSigned({ a: [{ c: 'x', d: null }], b: 1 }, signature)).toBe(true);
  expect(isSigned({ ...value, b: 2 }, signature)).toBe(false);
  expect(isSigned(value, undefined)).toBe(false);
  expect(isSigned(value, '')).toBe(false);
  const all = config();
  const secrets = all.serverSecrets;
  Object.assign(all, { serverSecrets: ['an-entirely-new-secret-333', ...secrets] });
  expect(signatureOf(value)).not.toBe(signature);
  expect(isSigned(value, signature)).toBe(true);
  Object.assign(all, { serverSecrets: ['an-entirely-new-secret-333'] });
  expect(isSigned(value, signature)).toBe(false);
  Object.assign(all, { serverSecrets: [] });
  expect([signatureOf(value), isSigned(value, signature)]).toEqual([undefined, false]);
  Object.assign(all, { serverSecrets: secrets });
});
