// The page in two languages: the initial language, and changing it.
import { addMember, expect, newThread, sendMessage, test } from './fixtures';

test('[L1] a browser that prefers Chinese gets Chinese from the server already, on the first page', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.getByRole('heading', { name: '一个会话，多人参与，一位助手。' })).toBeVisible();
  await expect(page.getByRole('button', { name: '以 Ada 的身份继续' })).toBeVisible();
  await context.close();
});

test('[L1] a signed-out visitor chooses the language on the sign-in page, and the workspace keeps it', async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: '简体中文' });
  await page.getByRole('button', { name: '以 Linus 的身份继续' }).click();
  await expect(page.getByRole('button', { name: '新建会话' }).first()).toBeVisible();
  await context.close();
});

test('[L1] [F32] a choice in the settings changes everything at once, without a reload, and stays after one', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await ada.evaluate(() => Object.assign(window, { isSamePage: true }));
  await ada.getByRole('button', { name: /: account, theme and sign out$/ }).click();
  await ada.getByRole('menuitem', { name: 'Settings' }).click();
  await ada.getByRole('radio', { name: '简体中文' }).check();
  await expect(ada.getByRole('dialog', { name: '设置' })).toBeVisible();
  await ada.keyboard.press('Escape');
  await expect(ada.getByRole('navigation', { name: '会话' })).toBeVisible();
  await expect(ada.getByRole('heading', { name: 'Ada，您好。今天想做什么？' })).toBeVisible();
  await expect(ada.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  expect(await ada.evaluate(() => 'isSamePage' in window)).toBe(true);
  await ada.reload();
  await expect(ada.getByRole('heading', { name: 'Ada，您好。今天想做什么？' })).toBeVisible();

  // And back by the command palette, which is in the page's language too.
  await ada.keyboard.press('Control+k');
  await ada.getByRole('combobox').fill('english');
  await ada.keyboard.press('Enter');
  await expect(ada.getByRole('heading', { name: 'What are you working on, Ada?' })).toBeVisible();
});

test('[L2] default texts are in the reader’s language: the assistant, an untitled thread, a deleted message', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  // Among several people nothing is asked, so the thread keeps its default title; alone nobody can be mentioned.
  await addMember(ada, 'Grace');
  await sendMessage(ada, 'A note in an untitled thread');
  const row = ada.getByRole('listitem').filter({ has: ada.locator(`a[href="${path}"]`) });
  await expect(row).toContainText('New thread');
  await expect(row).toContainText('Ada: A note in an untitled thread');
  await ada.keyboard.press('Control+k');
  await ada.getByRole('combobox').fill('简体中文');
  await ada.keyboard.press('Enter');
  await expect(ada.getByRole('heading', { name: '新会话', level: 1 })).toBeVisible();
  await expect(ada).toHaveTitle(/新会话 · /);
  await expect(row).toContainText('新会话');

  const log = ada.getByRole('log', { name: '会话内容' });
  await log.getByRole('article', { name: 'Ada' }).hover();
  await log.getByRole('button', { name: '更多' }).click();
  await log.getByRole('menuitem', { name: '删除' }).click();
  await ada.getByRole('button', { name: '对所有人删除' }).click();
  await expect(row).toContainText('Ada：消息已移除');

  const box = ada.getByRole('textbox', { name: '消息' });
  await box.pressSequentially('@助');
  await ada.getByRole('listbox').getByRole('option', { name: '助手' }).click();
  await expect(box).toHaveValue('@assistant ');
  await box.pressSequentially('L2 hello [demo echo=Good day.]');
  await ada.keyboard.press('Enter');
  await expect(log.getByRole('article', { name: '助手' })).toContainText('Good day.');
  await expect(row).toContainText('助手：Good day.');
});
