// Who pays for answers: chosen in the settings, said at the box, refused in words.
import type { Page } from 'playwright/test';
import {
  addMember,
  composer,
  conversation,
  expect,
  messagesBy,
  newThread,
  sendMessage,
  test,
} from './fixtures';

async function choosePayer(page: Page, payer: string): Promise<void> {
  await page.getByRole('button', { name: 'Thread menu' }).click();
  await page.getByRole('menuitem', { name: 'Thread settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Thread settings' });
  await dialog
    .getByRole('group', { name: 'Who pays for answers' })
    .getByRole('radio', { name: payer })
    .check();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test('[U8] [U11] [U13] Ada lets the thread pay; Grace, on her phone, reads whose budget she uses, is told when it is nearly used up, and is refused in words', async ({
  enter,
  expectInConsole,
}) => {
  // The refused question, which the browser logs.
  expectInConsole('429');
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace');
  const grace = await enter('Grace', 'phone', path);
  const ask = grace.getByRole('switch', { name: 'Ask the assistant' });
  await ask.click();
  await expect(grace.getByText('The assistant will reply', { exact: true })).toBeVisible();
  await choosePayer(ada, 'The thread');
  await expect(grace.getByText('The assistant will reply · this thread’s budget pays')).toBeVisible();

  await sendMessage(grace, '@assistant U13 one [demo echo=The first.]');
  await expect(messagesBy(grace, 'Assistant').last()).toContainText('The first.');
  await expect(conversation(grace)).toContainText('Ada let the thread pay for answers');
  await sendMessage(grace, '@assistant U13 two [demo echo=The second.]');
  await expect(
    grace.getByText('More than 80% of the budget that pays for answers here is used.'),
  ).toBeVisible();
  await expect(messagesBy(grace, 'Assistant').last()).toContainText('The second.');

  await sendMessage(grace, '@assistant U13 three');
  const refused = grace
    .getByRole('alert')
    .filter({ hasText: 'This thread’s budget for the month (2 answers) is used up' });
  await expect(refused).toBeVisible();
  await refused.getByRole('button', { name: 'Send without asking' }).click();
  await expect(messagesBy(ada, 'Grace').last()).toContainText('U13 three');
  await expect(messagesBy(ada, 'Assistant')).toHaveCount(2);

  await choosePayer(ada, 'Whoever asks');
  await composer(ada).fill('@assistant U13 four [demo echo=The third.]');
  await expect(ada.getByText(/^The assistant will reply: you mentioned it$/)).toBeVisible();
  await ada.keyboard.press('Enter');
  await expect(messagesBy(grace, 'Assistant').last()).toContainText('The third.');
});
