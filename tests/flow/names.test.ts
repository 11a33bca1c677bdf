import { expect, test } from 'vitest';
import { setUpFixtures } from '@/tests/support/fixtures';
import { eventsOf } from './membership';

const { person, db, background, workDone, model } = await setUpFixtures();
const { createThread, getThread } = await import('@/server/threads/threads');
const { addMember, getMembers, removeMember } = await import('@/server/members/members');
const { createInvite, acceptInvite } = await import('@/server/members/invite-links');
const { restoreThread, trashThread } = await import('@/server/threads/trash');
const { updateProfile } = await import('@/server/account/account');
const { say } = await import('@/server/chat/say');
const { getMessages } = await import('@/server/messages/messages');

type Someone = Awaited<ReturnType<typeof person>>;

const CYRILLIC_ADA = 'Аdа';
const join = (owner: Someone, id: string, someone: Someone) =>
  addMember(owner, id, { email: someone.email, role: 'editor' });

async function namesIn(reader: Someone, id: string): Promise<string[]> {
  return (await getMembers(reader, id)).members.map(({ name }) => name);
}

test('[A30] [X104] of members whose names look alike, the later ones have a number, however they joined', async () => {
  const [ada, second, third, grace] = [
    await person('Ada'),
    await person('Ada'),
    await person('Ada'),
    await person('Grace'),
  ];
  await updateProfile(third, { name: CYRILLIC_ADA });
  const { id } = await createThread(ada);
  await join(ada, id, second);
  await join(ada, id, grace);
  const { token } = await createInvite(ada, id, { role: 'editor', hours: 1, uses: 1, note: '' });
  await acceptInvite(third, token);
  expect(await namesIn(ada, id)).toEqual(['Ada', 'Ada (2)', 'Grace', `${CYRILLIC_ADA} (3)`]);
  // A number is not given again while somebody has a higher one.
  await removeMember(ada, id, second.uid);
  await join(ada, id, second);
  expect(await namesIn(ada, id)).toEqual(['Ada', 'Grace', `${CYRILLIC_ADA} (3)`, 'Ada (4)']);
});

test('[A30] [X104] a member who takes another member’s name has a number in messages, events and prompts', async () => {
  const [ada, eve] = [await person('Ada'), await person('Eve')];
  const { id } = await createThread(ada);
  await join(ada, id, eve);
  const { id: own } = await createThread(eve);
  for (const [name, shown] of [
    [CYRILLIC_ADA, `${CYRILLIC_ADA} (2)`],
    ['Ada (1)', 'Ada (2)'],
    ['ADA\u200b', 'ADA (2)'],
    ['Ada B', 'Ada B'],
    ['Ada', 'Ada (2)'],
  ] as const) {
    await updateProfile(eve, { name });
    expect(await namesIn(ada, id)).toEqual(['Ada', shown]);
  }
  // In a thread without the other one nobody needs a number.
  expect(await namesIn(eve, own)).toEqual(['Ada']);
  const message = 'I approve A30 [demo echo=So it is.]';
  await say(eve, { threadId: id, message, ask: true }, background);
  await workDone();
  expect((await getMessages(ada, id)).map(({ authorName }) => authorName)).toEqual(['Ada (2)', 'Assistant']);
  expect((await getThread(ada, id)).lastMessage).toMatchObject({ askedBy: eve.uid });
  const [asked] = model.requests({ question: 'A30', kind: 'answer' });
  expect(asked?.question).toContain('<message from="Ada (2)">\nI approve');
  await removeMember(ada, id, eve.uid);
  expect((await eventsOf(db, id)).at(-1)).toMatchObject({ kind: 'removed', name: 'Ada (2)' });
});

test('[A30] [X104] nobody takes the former name of another member, whose messages show it; that member does', async () => {
  const [ada, eve] = [await person('Ada'), await person('Eve')];
  const { id } = await createThread(ada);
  await join(ada, id, eve);
  await updateProfile(ada, { name: 'Countess' });
  await updateProfile(eve, { name: 'Ada' });
  expect(await namesIn(ada, id)).toEqual(['Countess', 'Ada (2)']);
  await updateProfile(ada, { name: 'Ada' });
  await updateProfile(eve, { name: 'Eve' });
  // Nor is the number given to somebody else.
  const third = await person('Ada');
  await join(ada, id, third);
  expect(await namesIn(ada, id)).toEqual(['Ada', 'Eve', 'Ada (3)']);
});

test('[A30] two members who take one name at the same instant do not share it', async () => {
  const [ada, bob, carl] = [await person('Ada'), await person('Bob'), await person('Carl')];
  const { id } = await createThread(ada);
  for (const someone of [bob, carl]) await join(ada, id, someone);
  await Promise.all([bob, carl].map((someone) => updateProfile(someone, { name: 'Dora' })));
  expect((await namesIn(ada, id)).toSorted()).toEqual(['Ada', 'Dora', 'Dora (2)']);
  // A new picture leaves a number where it is.
  for (const someone of [bob, carl]) await updateProfile(someone, { picture: null });
  expect((await namesIn(ada, id)).toSorted()).toEqual(['Ada', 'Dora', 'Dora (2)']);
});

test('[A30] an owner who takes a member’s name while the thread is in the trash has a number once it is restored', async () => {
  const [ada, eve] = [await person('Ada'), await person('Eve')];
  const { id } = await createThread(eve);
  await join(eve, id, ada);
  await trashThread(eve, id, background);
  await updateProfile(eve, { name: 'Ada' });
  await restoreThread(eve, id);
  expect((await namesIn(ada, id)).toSorted()).toEqual(['Ada', 'Ada (2)']);
});
