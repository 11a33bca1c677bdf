import {
  addMemberInDialog,
  composer,
  conversation,
  expect,
  streaming,
  makeLink,
  newThread,
  readAs,
  messagesBy,
  sendMessage,
  shared,
  test,
} from './fixtures';

const ANSWER =
  'A18 once upon a time a letter went from hand to hand, and whoever held it was let in; one of them asked a question, was shown the door while it was being answered, and the answer went on for all who were still there, down to its last word.';

test('[A18] Ada invites Grace by link as viewer, promotes her to editor, Grace asks, Linus joins by e-mail, Ada removes Grace in the middle of an answer: Grace’s screen drops the thread, her direct read is refused, Linus sees the answer end', async ({
  enter,
  signIn,
}) => {
  // Three browsers, one after the other, and a slow answer.
  test.setTimeout(120_000);
  const ada = await enter('Ada');
  const path = await newThread(ada);
  const document = path.replace('/t/', 'threads/');
  await sendMessage(ada, 'Who reads along? [demo echo=We shall see.]');
  await expect(messagesBy(ada, 'Assistant')).toContainText('We shall see.');
  const link = await makeLink(ada, 'Viewer');

  const grace = await signIn('Grace', 'desktop', link);
  await expect(grace.getByRole('heading', { name: /^Ada invited you to .* as a viewer$/ })).toBeVisible();
  await grace.getByRole('button', { name: 'Join as viewer' }).click();
  await grace.waitForURL((url) => url.pathname === path);
  await expect(conversation(grace)).toContainText('Who reads along?');
  await expect(composer(grace)).toHaveCount(0);

  await ada.getByRole('button', { name: /Members/ }).click();
  await ada.getByRole('combobox', { name: 'Role of Grace' }).selectOption({ label: 'Editor' });
  await expect(composer(grace)).toBeEditable();
  await ada.keyboard.press('Escape');
  await addMemberInDialog(ada, 'Linus');
  const linus = await enter('Linus', 'phone', path);

  await sendMessage(grace, `@assistant [demo slow=8s echo=${ANSWER}]`);
  await expect(streaming(linus)).toContainText('A18 once');
  await ada.getByRole('button', { name: /Members/ }).click();
  await ada.getByRole('button', { name: 'Remove Grace' }).click();
  await ada.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(grace.getByRole('heading', { name: 'You don’t have access to this thread' })).toBeVisible({
    timeout: 3_000,
  });
  await expect(grace.getByText('Who reads along?')).toHaveCount(0);
  expect(await readAs('Grace', document)).toBe(403);
  expect(await readAs('Linus', document)).toBe(200);
  await expect(streaming(linus)).toHaveCount(0, { timeout: 20_000 });
  await expect(messagesBy(linus, 'Assistant').last()).toContainText(ANSWER);
});

test('[A19] a link for one use is invalid for the next person, and still opens the thread for its user', async ({
  enter,
  expectInConsole,
}) => {
  // The preview of an invalid link responds 404, which the browser logs.
  expectInConsole('404');
  const ada = await enter('Ada');
  const path = await newThread(ada);
  const link = await makeLink(ada, 'Editor');
  const grace = await enter('Grace', 'desktop', link);
  await grace.getByRole('button', { name: 'Join as editor' }).click();
  await grace.waitForURL((url) => url.pathname === path);
  await expect(composer(grace)).toBeEditable();
  const linus = await enter('Linus', 'phone', link);
  await expect(linus.getByRole('heading', { name: /is invalid or has expired/ })).toBeVisible();
  await grace.goto(link);
  await grace.waitForURL((url) => url.pathname === path);
  await expect(composer(grace)).toBeEditable();
});

test('[A20] the owner transfers ownership by typing a name, becomes an admin and may leave', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  await ada.getByRole('button', { name: /Members/ }).click();
  await ada.getByRole('button', { name: 'Transfer ownership' }).click();
  const question = ada.getByRole('dialog', { name: 'Transfer ownership?' });
  await question.getByRole('combobox', { name: 'New owner' }).selectOption({ label: 'Grace' });
  await expect(question.getByRole('button', { name: 'Transfer ownership' })).toBeDisabled();
  await question.getByRole('textbox').fill('Grace');
  await question.getByRole('button', { name: 'Transfer ownership' }).click();
  await expect(question).toBeHidden();
  const own = ada.getByRole('listitem').filter({ hasText: 'Ada' }).filter({ hasText: 'you' });
  await expect(own).toContainText('Admin');
  await expect(own.getByRole('button', { name: 'Leave' })).toBeVisible();
  await grace.getByRole('button', { name: /Members/ }).click();
  await expect(grace.getByRole('button', { name: 'Transfer ownership' })).toBeVisible();
  await expect(grace.getByRole('combobox', { name: 'Role of Ada' })).toHaveValue('admin');
});
