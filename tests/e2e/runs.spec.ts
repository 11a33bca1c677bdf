// Questions and answers after the question: previous versions, the queue, an unavailable server.
import type { Page } from 'playwright/test';
import {
  addMember,
  composer,
  conversation,
  expect,
  streaming,
  newThread,
  messagesBy,
  sendMessage,
  shared,
  test,
  answerText,
} from './fixtures';

test('[R16] previous versions stay readable for everyone, and a new one is shown immediately', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await addMember(ada, 'Grace', 'Viewer');
  const grace = await enter('Grace', 'phone', path);
  // An answer that was cut off keeps its text: after regenerating, it is the first of two versions.
  await sendMessage(
    ada,
    '@assistant [demo cut=1 echo=R16 the words of an answer that is asked for several times.]',
  );
  for (const page of [ada, grace])
    await expect(messagesBy(page, 'Assistant')).toContainText('The connection to the model broke');
  const cut = await answerText(messagesBy(grace, 'Assistant'), 'R16 the');
  await expect(conversation(grace).getByText(/^\d of \d$/)).toHaveCount(0);
  await ada.getByRole('button', { name: 'Retry' }).click();
  for (const page of [ada, grace]) {
    const answer = messagesBy(page, 'Assistant');
    await expect(answer).toContainText('2 of 2');
    await expect(answer).toContainText('asked for several times.');
    await expect(answer.getByRole('button', { name: 'Next version' })).toBeDisabled();
  }

  const answer = messagesBy(grace, 'Assistant');
  const [earlier, later] = ['Previous version', 'Next version'].map((name) =>
    answer.getByRole('button', { name }),
  );
  if (!earlier || !later) throw new Error('two buttons');
  await earlier.click();
  await expect(answer).toContainText('1 of 2');
  await expect(answer).toContainText('The connection to the model broke');
  expect(await answerText(answer, 'R16 the')).toBe(cut);
  await expect(earlier).toBeDisabled();
  await later.click();
  await expect(answer).toContainText('2 of 2');
  await expect(answer).toContainText('asked for several times.');

  await earlier.click();
  await expect(answer).toContainText('1 of 2');
  await ada.getByRole('button', { name: 'Regenerate' }).click();
  await expect(answer).toContainText('3 of 3');
  await earlier.click();
  await expect(answer).toContainText('2 of 3');
  await earlier.click();
  await expect(answer).toContainText('1 of 3');
  expect(await answerText(answer, 'R16 the')).toBe(cut);
});

test('[R17] a queued question is cancelled by its asker and by those who manage the thread, by nobody else', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  await addMember(ada, 'Linus');
  const linus = await enter('Linus', 'desktop', new URL(ada.url()).pathname);
  await sendMessage(
    ada,
    '@assistant [demo slow=50s echo=A first answer that takes its time, so that others wait.]',
  );
  await expect(streaming(grace)).toBeVisible();
  await sendMessage(grace, '@assistant [demo echo=To Grace.]');
  await sendMessage(linus, '@assistant [demo echo=To Linus.]');
  await expect(conversation(grace)).toContainText('Queued: 2nd in line');
  await expect(conversation(linus)).toContainText('Queued: 3rd in line');
  await expect(conversation(linus)).toContainText('Grace’s question is queued: 2nd in line');
  await expect(conversation(grace)).toContainText('Linus’s question is queued: 3rd in line');
  const cancels = (page: Page) => page.getByRole('button', { name: /^Cancel/ });
  for (const page of [grace, linus]) await expect(cancels(page)).toHaveAccessibleName('Cancel your question');
  await expect(cancels(ada)).toHaveCount(2);
  await ada.getByRole('button', { name: 'Cancel Linus’s question' }).click();
  await grace.getByRole('button', { name: 'Cancel your question' }).click();
  for (const page of [ada, grace, linus]) {
    await expect(conversation(page)).toContainText('Cancelled by Ada before it was answered');
    await expect(conversation(page)).toContainText('Cancelled by Grace before it was answered');
    await expect(streaming(page)).toHaveCount(1);
  }
  await streaming(ada).getByRole('button', { name: 'Stop' }).click();
  await expect(conversation(linus)).toContainText('Stopped by Ada');
});

test('[R18] with no server alive the text so far stays, and the screen says that the answer is waiting', async ({
  enter,
  expectInConsole,
}) => {
  expectInConsole('ERR_FAILED');
  const ada = await enter('Ada');
  await newThread(ada);
  const pokes: string[] = [];
  const { promise: seenWaiting, resolve: refuse } = Promise.withResolvers<void>();
  await ada.context().route('**/resume', async (route) => {
    pokes.push(route.request().url());
    await seenWaiting;
    return route.abort();
  });
  await sendMessage(
    ada,
    `[demo stall slow=4s echo=${'R18 once upon a time the pen was lifted and the ink dried up, and nobody knew for how long. '.repeat(3)}]`,
  );
  await expect(streaming(ada)).toContainText('R18 once');
  const foot = streaming(ada).getByText(/Answering Ada|Waiting to continue|server is unavailable/);
  // An intermediate state before "away": no progress, but not yet known to be without a server.
  await expect(foot).toHaveText('Waiting to continue answering Ada', { timeout: 20_000 });
  refuse();
  await expect(foot).toHaveText(
    'The server is unavailable. The partial answer is kept and continues when it’s back.',
  );
  expect(pokes.length).toBeGreaterThan(0);
  expect(await answerText(streaming(ada), 'R18 once')).toMatch(/^R18 once upon/);
  await expect(composer(ada)).toBeEditable();

  // A server responds to resume requests again: the screen no longer says that none is available.
  await ada.context().unroute('**/resume');
  await expect(foot).toHaveText('Waiting to continue answering Ada');
  await streaming(ada).getByRole('button', { name: 'Stop' }).click();
  await expect(messagesBy(ada, 'Assistant')).toContainText('Stopped by Ada');
  expect(await answerText(messagesBy(ada, 'Assistant'), 'R18 once')).toMatch(/^R18 once upon/);
});

test('[R9] the previous answer stays on every screen while the regeneration is queued', async ({ enter }) => {
  const { ada, grace } = await shared(enter);
  await sendMessage(ada, '@assistant [demo echo=Words that stand.]');
  await expect(messagesBy(grace, 'Assistant')).toContainText('Words that stand.');
  await sendMessage(
    grace,
    '@assistant [demo slow=15s echo=Something else that takes its time to be written down.]',
  );
  await expect(streaming(ada)).toBeVisible();
  await messagesBy(ada, 'Assistant').first().getByRole('button', { name: 'Regenerate' }).click();
  await expect(messagesBy(ada, 'Assistant').first()).toContainText('Regeneration queued: 2nd in line');
  await expect(messagesBy(grace, 'Assistant').first()).toContainText(
    'Ada’s regeneration is queued: 2nd in line',
  );
  for (const page of [ada, grace])
    await expect(messagesBy(page, 'Assistant').first()).toContainText('Words that stand.');
  await ada.getByRole('button', { name: 'Cancel your question' }).click();
  for (const page of [ada, grace]) {
    await expect(messagesBy(page, 'Assistant').first()).toContainText('Regenerating was stopped by Ada.');
    await expect(messagesBy(page, 'Assistant').first()).toContainText('Words that stand.');
  }
  await streaming(grace).getByRole('button', { name: 'Stop' }).click();
  await expect(streaming(ada)).toHaveCount(0);
});
