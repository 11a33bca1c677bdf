// A full thread: two hundred members, and the next one refused.
import {
  addMemberInDialog,
  conversation,
  expect,
  newThread,
  messagesBy,
  sendMessage,
  test,
} from './fixtures';
import { plantMembers, stored } from './store';

test('[A14] [F11] a thread of two hundred people works on every screen, counts who is present, and refuses the next with the reason', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMemberInDialog(ada, 'Grace');
  await plantMembers(path.split('/').at(-1) ?? '', 198);
  const grace = await enter('Grace', 'phone', path);
  await ada.reload();

  // Above fifteen members presence is not shown by name.
  const members = ada.getByRole('button', { name: 'Members' });
  await expect(members).toContainText('200');
  await expect(members).toContainText('2 here', { timeout: 60_000 });
  await sendMessage(ada, 'Good morning, all of you.');
  await expect(messagesBy(grace, 'Ada')).toContainText('Good morning, all of you.');
  await sendMessage(grace, '@assistant [demo echo=Good morning from me too.]');
  await expect(conversation(ada)).toContainText('Good morning from me too.');

  await members.click();
  const dialog = ada.getByRole('dialog', { name: 'Members' });
  await expect(dialog).toContainText('200 people');
  await expect(dialog).toContainText('This thread has reached its limit of 200 members.');
  await dialog.getByRole('searchbox', { name: 'Search people' }).fill('person 117');
  const people = dialog.getByRole('list', { name: 'People in this thread' }).getByRole('listitem');
  await expect(people).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Remove Person 117' }).click();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog).toContainText('199 people');
  expect(await stored(`${path.replace('/t/', 'threads/')}/members/person-117`)).toBeUndefined();

  await ada.keyboard.press('Escape');
  await addMemberInDialog(ada, 'Linus', 'Viewer');
  await expect(members).toContainText('200');
});
