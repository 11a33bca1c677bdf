import type { Page } from 'playwright/test';
import {
  composer,
  conversation,
  expect,
  streaming,
  newThread,
  messagesBy,
  sendMessage,
  test,
} from './fixtures';
import { commit, plantLines, stored } from './store';

test('[M1] [M8] ten messages written offline are shown as pending, survive a reload, and are stored once each, in order', async ({
  enter,
  expectInConsole,
}) => {
  for (const part of ['ERR_INTERNET_DISCONNECTED', 'ERR_FAILED']) expectInConsole(part);
  expectInConsole('Could not reach Cloud Firestore backend');
  expectInConsole('transport errored');
  // Firestore loads an image from Google to test the network; the page's CSP blocks it.
  expectInConsole('cleardot.gif');
  const ada = await enter('Ada');
  await newThread(ada);
  await sendWithoutAsking(ada, 'line 0.');
  await expect(messagesBy(ada, 'Ada')).toHaveCount(1);
  await expect(conversation(ada).getByText('Sending')).toHaveCount(0);
  const context = ada.context();
  await context.setOffline(true);
  const lines = Array.from({ length: 10 }, (_, index) => `line ${index + 1}.`);
  for (const line of lines) await sendWithoutAsking(ada, line);
  const waiting = conversation(ada).getByText('Waiting for connection');
  await expect(messagesBy(ada, 'Ada')).toHaveCount(11);
  await expect(waiting).toHaveCount(10);

  // A page without a network could not be reloaded: now only the API is unreachable.
  const unreachable = (url: URL) => url.pathname === '/api/chat';
  await context.route(unreachable, (route) => route.abort());
  await context.setOffline(false);
  await ada.reload();
  await expect(messagesBy(ada, 'Ada')).toHaveCount(11);
  await expect(waiting).toHaveCount(10);
  expect(await linesOf(ada)).toEqual(['line 0.', ...lines]);

  await context.setOffline(true);
  await context.unroute(unreachable);
  await context.setOffline(false);
  const id = new URL(ada.url()).pathname.split('/').at(-1) ?? '';
  await expect
    .poll(async () => (await stored(`threads/${id}`))?.['landedCount'], { timeout: 60_000 })
    .toEqual({ integerValue: '11' });
  await expect(waiting).toHaveCount(0);
  await ada.reload();
  await expect(messagesBy(ada, 'Ada')).toHaveCount(11);
  expect(await linesOf(ada)).toEqual(['line 0.', ...lines]);
});

/** The "Ask" switch is off where a message follows one that asked nobody. */
async function sendWithoutAsking(page: Page, text: string): Promise<void> {
  const ask = page.getByRole('switch', { name: 'Ask the assistant' });
  if (await ask.isChecked()) await ask.click();
  await sendMessage(page, text);
}

async function linesOf(page: Page): Promise<string[]> {
  return (await conversation(page).innerText()).match(/line \d+\./g) ?? [];
}

test('[M6] [R13] [F60] a refused send shows the reason, keeps the text, and a retry stores the same message', async ({
  enter,
  expectInConsole,
}) => {
  expectInConsole('429');
  const linus = await enter('Linus');
  await newThread(linus);
  const budget = `budgets/demo-linus_${new Date().toISOString().slice(0, 10)}`;
  await commit([{ path: budget, fields: { answers: 100 } }]);
  for (const text of ['Refused', 'Refused again']) await sendMessage(linus, text);
  await linus.getByRole('button', { name: 'Discard all 2' }).click();
  await expect(messagesBy(linus, 'Linus')).toHaveCount(0);
  await sendMessage(linus, 'One too many [demo echo=Fine.]');
  await expect(conversation(linus)).toContainText('answers for today.');
  await expect(conversation(linus)).toContainText('One too many');
  await commit([{ path: budget, fields: { answers: 0 } }]);
  await linus.getByRole('button', { name: 'Try again' }).click();
  await expect(messagesBy(linus, 'Assistant')).toContainText('Fine.');
  await expect(messagesBy(linus, 'Linus')).toHaveCount(1);
});

test('[M2] pressing Send twice and Enter at once sends once', async ({ enter }) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await composer(ada).fill('Just once [demo echo=Once it is.]');
  await ada.evaluate(() => {
    const box = document.querySelector('textarea');
    const button = document.querySelector<HTMLButtonElement>('button[aria-label="Send"]');
    button?.click();
    button?.click();
    box?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await expect(messagesBy(ada, 'Assistant')).toContainText('Once it is.');
  await expect(messagesBy(ada, 'Ada')).toHaveCount(1);
});

test('[M9] Enter sends, Shift+Enter inserts a new line, and Enter belongs to the input method during composition', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await composer(ada).pressSequentially('first');
  await ada.keyboard.press('Shift+Enter');
  await composer(ada).pressSequentially('second');
  await expect(composer(ada)).toHaveValue('first\nsecond');
  await composer(ada).evaluate((box) => {
    box.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
    );
    box.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }),
    );
  });
  await expect(composer(ada)).toHaveValue('first\nsecond');
  await expect(messagesBy(ada, 'Ada')).toHaveCount(0);
  await ada.keyboard.press('Enter');
  await expect(messagesBy(ada, 'Ada')).toContainText('second');
  await expect(composer(ada)).toHaveValue('');
});

test('[M4] a message longer than 128 KB is refused before it is sent, and stays in the composer', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await composer(ada).fill('x'.repeat(129 * 1024));
  await expect(ada.getByText(/longer than 128 KB/)).toBeVisible();
  await expect(ada.getByRole('button', { name: 'Send' })).toBeDisabled();
  await composer(ada).fill('x'.repeat(100 * 1024));
  await ada.getByRole('switch', { name: 'Ask the assistant' }).click();
  await ada.getByRole('button', { name: 'Send' }).click();
  await expect(messagesBy(ada, 'Ada')).toHaveCount(1);
  await expect(composer(ada)).toHaveValue('');
});

test('[F5] a reader who scrolled up stays there while an answer streams, and can jump back', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await sendMessage(ada, 'A long page first [demo long=6k]');
  await expect(streaming(ada)).toBeVisible();
  await expect(streaming(ada)).toHaveCount(0, { timeout: 30_000 });
  await sendMessage(ada, 'And another [demo long=6k slow=6s]');
  await expect(streaming(ada)).toBeVisible();
  await conversation(ada).hover();
  await ada.mouse.wheel(0, -100_000);
  await expect(ada.getByRole('button', { name: 'Jump to latest' })).toBeVisible();
  const top = await conversation(ada).evaluate((log) => log.scrollTop);
  await expect(streaming(ada)).toHaveCount(0, { timeout: 20_000 });
  expect(Math.abs((await conversation(ada).evaluate((log) => log.scrollTop)) - top)).toBeLessThan(4);
  await ada.getByRole('button', { name: 'Jump to latest' }).click();
  await expect
    .poll(() => conversation(ada).evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight))
    .toBeLessThan(4);
});

test('[F5] a reader who scrolled up a little is moved by new content, not by a press', async ({ enter }) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await plantLines(path.split('/').at(-1) ?? '', 40);
  await ada.reload();
  await expect(conversation(ada)).toContainText('Line 40');
  const aboveEnd = () =>
    conversation(ada).evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
  await expect.poll(aboveEnd).toBeLessThan(4);
  await conversation(ada).hover();
  await ada.mouse.wheel(0, -40);
  await expect.poll(aboveEnd).toBe(40);
  await conversation(ada).getByRole('button', { name: 'More' }).last().click();
  await expect(ada.getByRole('menuitem', { name: 'Copy text' })).toBeVisible();
  expect(await aboveEnd()).toBe(40);
  await ada.keyboard.press('Escape');
  await plantLines(path.split('/').at(-1) ?? '', 41);
  await expect(conversation(ada)).toContainText('Line 41');
  await expect.poll(aboveEnd).toBeLessThan(4);
  // Scrolled far, and pressed before the browser has sent a scroll event, as tools do.
  const moved = await conversation(ada).evaluate(async (log) => {
    log.scrollTop -= 500;
    const { left, top, width, height } = log.getBoundingClientRect();
    const article = document.elementFromPoint(left + width / 2, top + height / 2)?.closest('article');
    const topNow = () => article?.getBoundingClientRect().top ?? NaN;
    const before = topNow();
    [...log.querySelectorAll('button')].at(-1)?.focus({ preventScroll: true });
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return Math.abs(topNow() - before);
  });
  expect(moved).toBeLessThan(4);
});

test('[M5] [F8] older messages load while scrolling up, without a gap, and the reader’s position stays', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await plantLines(path.split('/').at(-1) ?? '', 120);
  // More messages than a person can post: the page is loaded with them.
  await ada.reload();
  await expect(conversation(ada)).toContainText('Line 120');
  const seen = new Set<number>();
  const look = async () => {
    const text = await conversation(ada).innerText();
    const lines = [...text.matchAll(/^Line (\d+)$/gm)].map(([, number]) => Number(number));
    const [first = 0] = lines;
    expect(lines).toEqual(lines.map((_, index) => first + index));
    for (const line of lines) seen.add(line);
    return first;
  };
  await conversation(ada).hover();
  await expect
    .poll(
      async () => {
        await ada.mouse.wheel(0, -600);
        return look();
      },
      { timeout: 30_000, intervals: [50] },
    )
    .toBe(1);
  expect(seen.size).toBe(120);
});

test('[F6] raw HTML in an answer is shown as text, and nothing is fetched from elsewhere', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const elsewhere: string[] = [];
  ada.on('request', (request) => {
    if (!/^(http:\/\/(localhost|127\.0\.0\.1)[:/]|data:|blob:)/.test(request.url()))
      elsewhere.push(request.url());
  });
  await newThread(ada);
  await sendMessage(
    ada,
    '[demo echo=Look <img src="http://evil.example/x.png" onerror="document.title=1"> and <script>document.title=2</script> here]',
  );
  await expect(messagesBy(ada, 'Assistant')).toContainText('here');
  await expect(messagesBy(ada, 'Assistant').locator('img, script')).toHaveCount(0);
  expect(elsewhere).toEqual([]);
});

test('[F6] an answer in C1 is rendered as generated UI for everyone, and its text stays readable', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const elsewhere: string[] = [];
  ada.on('request', (request) => {
    if (!/^(http:\/\/(localhost|127\.0\.0\.1)[:/]|data:|blob:)/.test(request.url()))
      elsewhere.push(request.url());
  });
  await newThread(ada);
  await sendMessage(ada, 'Compare the three plans in a table');
  await expect(streaming(ada)).toHaveCount(0, { timeout: 30_000 });
  await expect(messagesBy(ada, 'Assistant').getByRole('table').first()).toBeVisible({ timeout: 20_000 });
  await expect(messagesBy(ada, 'Assistant')).not.toContainText('openui-lang');
  expect(elsewhere).toEqual([]);
});

test('[F3] signing out leaves nothing of a person in the browser', async ({ enter }) => {
  const ada = await enter('Ada');
  const path = await newThread(ada);
  await composer(ada).fill('not sent, and private');
  await ada.getByRole('button', { name: /Ada/ }).first().click();
  await ada.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(ada.getByRole('button', { name: 'Continue as Grace' })).toBeVisible();
  expect(
    await ada.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])),
  ).not.toContain('private');
  await ada.getByRole('button', { name: 'Continue as Grace' }).click();
  await expect(ada.getByRole('button', { name: 'New thread' }).first()).toBeVisible();
  await ada.goto(path);
  await expect(ada.getByRole('heading', { name: 'You don’t have access to this thread' })).toBeVisible();
  await expect(ada.getByText('not sent, and private')).toHaveCount(0);
});

test('[M14] near the limit the composer says how much more fits, and over it how much is too much', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await composer(ada).fill('x'.repeat(100 * 1024));
  await expect(ada.getByText(/KB (left|too long)/)).toHaveCount(0);
  await composer(ada).fill('x'.repeat(126 * 1024));
  await expect(ada.getByText('2.0 KB left')).toBeVisible();
  await composer(ada).fill('x'.repeat(130 * 1024));
  await expect(ada.getByText('2.0 KB too long')).toBeVisible();
  await expect(ada.getByRole('button', { name: 'Send' })).toBeDisabled();
  await composer(ada).fill('');
});

test('[M14] a long message is collapsed to its beginning, and expands on demand', async ({ enter }) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await sendWithoutAsking(ada, Array.from({ length: 80 }, (_, index) => `pasted ${index + 1}.`).join('\n'));
  const all = messagesBy(ada, 'Ada').getByRole('button', { name: 'Show all (80 lines)' });
  await expect(conversation(ada).getByText('Sending')).toHaveCount(0);
  const height = () => messagesBy(ada, 'Ada').evaluate((article) => article.clientHeight);
  const folded = await height();
  expect(folded).toBeLessThan(640);
  await all.click();
  expect(await height()).toBeGreaterThan(1_500);
  await messagesBy(ada, 'Ada').getByRole('button', { name: 'Show less' }).click();
  expect(await height()).toBe(folded);
});

test('[M15] Arrow Up in an empty composer edits one’s last message, and does nothing without one', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await composer(ada).focus();
  await ada.keyboard.press('ArrowUp');
  await expect(composer(ada)).toBeFocused();
  await sendWithoutAsking(ada, 'first words');
  // Its tools appear when the message is stored; before that it cannot be edited.
  await expect(messagesBy(ada, 'Ada').getByRole('button', { name: 'More' })).toHaveCount(1);
  await composer(ada).fill('x');
  await ada.keyboard.press('ArrowUp');
  await expect(ada.getByRole('form', { name: 'Edit your message' })).toHaveCount(0);
  await composer(ada).fill('');
  await ada.keyboard.press('ArrowUp');
  const editor = ada.getByRole('textbox', { name: 'Your message' });
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue('first words');
  await editor.fill('other words');
  await ada.keyboard.press('Enter');
  await expect(messagesBy(ada, 'Ada')).toContainText('other words');
});

test('[M16] where Enter inserts a new line, Ctrl+Enter sends, and the composer says so', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await ada
    .context()
    .addCookies([{ name: 'cothread-enter', value: 'breaks', url: new URL(ada.url()).origin }]);
  await ada.reload();
  await newThread(ada);
  await expect(ada.getByText('Enter starts a new line, Ctrl+Enter sends.')).toBeVisible();
  await composer(ada).pressSequentially('one');
  await ada.keyboard.press('Enter');
  await composer(ada).pressSequentially('two');
  await expect(composer(ada)).toHaveValue('one\ntwo');
  await expect(messagesBy(ada, 'Ada')).toHaveCount(0);
  await ada.keyboard.press('Control+Enter');
  await expect(messagesBy(ada, 'Ada')).toContainText('two');
  await expect(composer(ada)).toHaveValue('');
});

test('[F29] [R13] the composer says before sending that a question will be queued; one over the day’s budget can be sent without asking', async ({
  enter,
  expectInConsole,
}) => {
  expectInConsole('429');
  const linus = await enter('Linus');
  await newThread(linus);
  await sendMessage(linus, 'Slowly [demo slow=40s]');
  await expect(streaming(linus)).toBeVisible();
  await composer(linus).fill('And then?');
  await expect(
    linus.getByText('Your question is being answered; this one will be 2nd in line'),
  ).toBeVisible();
  await linus.getByRole('button', { name: 'Stop' }).click();
  await expect(linus.getByText('The assistant will reply')).toBeVisible();
  const budget = `budgets/demo-linus_${new Date().toISOString().slice(0, 10)}`;
  await commit([{ path: budget, fields: { answers: 100 } }]);
  await linus.getByRole('button', { name: 'Send', exact: true }).click();
  await conversation(linus).getByRole('button', { name: 'Send without asking' }).click();
  await expect(conversation(linus).getByRole('alert')).toHaveCount(0);
  await expect(messagesBy(linus, 'Linus')).toHaveCount(2);
  await expect(messagesBy(linus, 'Assistant')).toHaveCount(1);
  await commit([{ path: budget, fields: { answers: 0 } }]);
});
