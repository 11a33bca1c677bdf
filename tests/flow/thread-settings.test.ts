// The assistant's settings in a thread: instructions and model, for all members.
import { expect, test } from 'vitest';
import { setUpFixtures } from '@/tests/support/fixtures';

const { person, background, workDone, db } = await setUpFixtures({
  MODEL_CHOICES: 'cothread-other, Own/Model-2',
});
const { createThread, getThread, updateThread } = await import('@/server/threads/threads');
const { addMember } = await import('@/server/members/members');
const { say } = await import('@/server/chat/say');
const { getMessages } = await import('@/server/messages/messages');
const { readPrompt } = await import('@/server/runs/history');

const ada = await person('Ada');
const grace = await person('Grace');

test('[T15] an editor chooses a model that the server offers, which then answers; one it does not offer is refused', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'editor' });
  const refused = updateThread(grace, id, { model: 'somebody-elses' });
  await expect(refused).rejects.toMatchObject({ code: 'invalid' });
  expect((await getThread(ada, id)).settings.model).toBeNull();
  expect((await updateThread(grace, id, { model: 'Own/Model-2' })).settings.model).toBe('Own/Model-2');
  await say(ada, { threadId: id, message: 'Who answers?', ask: true }, background);
  await workDone();
  const [, answer] = await getMessages(ada, id);
  expect(answer?.metadata).toMatchObject({ model: 'Own/Model-2' });
});

test('[T15] a model that is no longer offered is replaced by the default', async () => {
  const { id } = await createThread(ada);
  await updateThread(ada, id, { model: 'cothread-other' });
  expect((await readPrompt(id, 1)).model).toBe('cothread-other');
  await db.doc(`threads/${id}`).update({ 'settings.model': 'of-last-year' });
  expect((await readPrompt(id, 1)).model).toBe('cothread-demo');
  expect((await updateThread(ada, id, { model: null })).settings.model).toBeNull();
});

test('[T15] a viewer changes none of the settings; events record who changed what', async () => {
  const { id } = await createThread(ada);
  await addMember(ada, id, { email: grace.email, role: 'viewer' });
  for (const change of [{ model: 'cothread-other' }, { instructions: 'Be brief.' }])
    await expect(updateThread(grace, id, change)).rejects.toMatchObject({ code: 'forbidden' });
  await updateThread(ada, id, { model: 'cothread-other' });
  await updateThread(ada, id, { model: 'cothread-other', instructions: 'Be brief.' });
  expect((await readPrompt(id, 1)).messages[0]?.content).toContain('Be brief.');
  const { docs } = await db.collection(`threads/${id}/events`).orderBy('at').get();
  const told = docs.map((doc) => [doc.get('kind'), doc.get('byName')]);
  expect(told.slice(-2)).toEqual([
    ['model-changed', 'Ada'],
    ['instructions-changed', 'Ada'],
  ]);
});
