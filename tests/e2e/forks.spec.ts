import {
  EMAILS,
  addMember,
  callAs,
  composer,
  conversation,
  expect,
  messagesBy,
  newThread,
  sendMessage,
  test,
} from './fixtures';
import { MAX_INVITES_OF_ONE_PERSON } from '@/model/limits';
import { commit } from './store';
import { openMessageMenu, press } from './states/locators';

test('[H38] whoever could not be brought along is named in the new thread, in the reader’s language', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Linus');
  await addMember(ada, 'Grace');
  await sendMessage(ada, 'Meet at the pier');
  const grace = await enter('Grace', 'phone', path);
  // Linus lets nobody add him, and Grace has invited him as often as one person may.
  const planted = (until: Date, addedBy: string) =>
    commit([
      { path: 'users/demo-linus', fields: { preferences: { addedBy } }, only: ['preferences.addedBy'] },
      ...Array.from({ length: MAX_INVITES_OF_ONE_PERSON }, (_, one) => ({
        path: `invites/planted-${one}`,
        fields: {
          kind: 'address',
          threadId: 'elsewhere',
          email: EMAILS.Linus,
          by: 'demo-grace',
          expiresAt: until,
        },
      })),
    ]);
  await planted(new Date(Date.now() + 3_600_000), 'nobody');
  try {
    await openMessageMenu(grace, 'Meet at the pier', 'New thread from here');
    const fork = grace.getByRole('dialog', { name: 'New thread from here' });
    await fork.getByRole('checkbox', { name: 'Ada' }).check();
    await fork.getByRole('checkbox', { name: 'Linus' }).check();
    await fork.getByRole('button', { name: 'Start thread' }).click();
    await expect(conversation(grace)).toContainText(/Grace started this thread from/);
    await expect(grace.getByRole('alert').filter({ hasText: 'Linus' })).toHaveText(
      'Linus couldn’t be added or invited just now. You can invite people later, under Members.',
    );
    await grace.screenshot({ path: '.cache/left-out.png' });
    // Ada came along, and reads nothing of it.
    await ada.goto(new URL(grace.url()).pathname);
    await expect(conversation(ada)).toContainText('Meet at the pier');
    await expect(conversation(ada)).not.toContainText('couldn’t be added');
  } finally {
    await planted(new Date(0), 'shared');
  }
});

const CONTINUE = 'Continue in a thread of your own';

test('[H19] [H34] [H35] Ada shares, and a stranger signs in and continues in a thread of their own; Grace starts one on her phone and brings Ada along', async ({
  enter,
  openBrowser,
}) => {
  test.setTimeout(120_000);
  const ada = await enter('Ada');
  const path = await newThread(ada);
  const threadId = path.split('/').at(-1) ?? '';
  await addMember(ada, 'Grace');
  await sendMessage(ada, 'Meet at the pier');
  await sendMessage(ada, '@assistant what is the tide? [demo echo=High at noon.]');
  await expect(messagesBy(ada, 'Assistant')).toContainText('High at noon.');

  await press(ada, 'Share');
  const dialog = ada.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('checkbox', { name: /continue in a thread of their own/ }).check();
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const url = await dialog.getByRole('textbox', { name: 'Share link' }).inputValue();
  await ada.keyboard.press('Escape');

  const linus = await openBrowser('Linus', 'desktop');
  const scripts: Promise<string>[] = [];
  linus.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text());
  });
  await linus.goto(new URL(url).pathname);
  await expect(conversation(linus)).toContainText('High at noon.');
  await expect(linus.getByRole('button', { name: CONTINUE })).toBeVisible();
  // Firebase is loaded for signing in alone.
  expect((await Promise.all(scripts)).join('')).not.toContain('identitytoolkit');
  await linus.getByRole('button', { name: CONTINUE }).click();
  const own = linus.getByRole('dialog', { name: CONTINUE });
  await own.getByRole('button', { name: 'Continue as Linus' }).click();
  // Signed in, they are asked.
  await expect(own.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await own.getByRole('button', { name: 'Continue as Linus' }).click();
  await expect(composer(linus)).toBeVisible();
  await expect(conversation(linus)).toContainText('High at noon.');
  await expect(conversation(linus)).toContainText(/Linus started this thread from “.*”, message 3/);
  // The origin is not theirs to open.
  await expect(linus.getByRole('link', { name: 'Open that thread' })).toHaveCount(0);
  await sendMessage(linus, 'Only I see this');
  await expect(conversation(ada)).not.toContainText('Only I see this');
  const list = await callAs('Ada', { path: `/api/threads/${threadId}/shares`, method: 'GET' });
  expect(list).toMatchObject({ shares: [{ forkCount: 1 }] });

  const grace = await enter('Grace', 'phone', path);
  await openMessageMenu(grace, 'Meet at the pier', 'New thread from here');
  const fork = grace.getByRole('dialog', { name: 'New thread from here' });
  await fork.getByRole('checkbox', { name: 'Ada' }).check();
  await fork.getByRole('button', { name: 'Start thread' }).click();
  await expect(conversation(grace)).toContainText(/Grace started this thread from “.*”, message 1/);
  await expect(conversation(grace)).not.toContainText('High at noon.');
  await expect(conversation(ada)).toContainText('Grace started a new thread from message 1');

  // Ada has it too, and what she deletes in the first one goes from it.
  await ada.goto(new URL(grace.url()).pathname);
  await expect(conversation(ada)).toContainText('Meet at the pier');
  await ada.getByRole('link', { name: 'Open that thread' }).click();
  await expect(conversation(ada)).toContainText('High at noon.');
  await openMessageMenu(ada, 'Meet at the pier', 'Delete');
  await expect(ada.getByRole('dialog')).toContainText(
    'It also goes from threads that were started from this one.',
  );
  await ada
    .getByRole('dialog')
    .getByRole('button', { name: /^Delete/ })
    .click();
  await expect(conversation(grace)).not.toContainText('Meet at the pier');
  await expect(conversation(linus)).not.toContainText('Meet at the pier');
  await expect(conversation(linus)).toContainText('Only I see this');
});
