// People's messages as Markdown; copying what was written; keys that belong to an input method.
import type { Locator, Page } from 'playwright/test';
import {
  composer,
  conversation,
  expect,
  messagesBy,
  newThread,
  sendMessage,
  shared,
  streaming,
  test,
} from './fixtures';

const KB = 1024;

const ALL_MARKS = `**Plan** for @Grace: *soon* ~~later~~ ~now~ \`npm run *\`
the second line

# No larger
- one
- **two**

> said before

\`\`\`ts
const a = 1;

const b = 2;
\`\`\`

| Who | When |
| --- | ---- |
| Ada | today |

See https://en.example/Set_(mathematics), [the docs](https://example.org/docs) and [this](javascript:alert(1)) ![chart](https://example.org/c.png) <b>bold</b>`;

const askSwitch = (page: Page) => page.getByRole('switch', { name: 'Ask the assistant' });

async function saySomething(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  if ((await askSwitch(page).getAttribute('aria-checked')) === 'true') await askSwitch(page).click();
  await page.getByRole('button', { name: 'Send' }).click();
}

async function chooseMessages(page: Page, look: 'Formatted' | 'As typed'): Promise<void> {
  await page.getByRole('button', { name: /: account, theme and sign out$/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('radio', { name: look }).check();
  await page.keyboard.press('Escape');
}

test('[F51] Ada writes with every mark: everybody reads it formatted, and whoever wants to, as it was typed', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  // Held on its way: what is pending is drawn as what is sent.
  let release = () => undefined as void;
  const held = new Promise<void>((resolve) => (release = resolve));
  await ada.route('**/api/chat', async (route) => {
    await held;
    await route.continue();
  });
  await composer(ada).fill(ALL_MARKS);
  await expect(composer(ada)).toHaveValue(ALL_MARKS);
  await saySomething(ada, ALL_MARKS);
  const mine = messagesBy(ada, 'Ada').last();
  await expect(mine).toHaveAttribute('data-sending', 'sending');
  const drawing = (message: Locator) =>
    message
      .locator('[data-written]')
      .first()
      .evaluate((element) => ({ html: element.innerHTML, height: element.getBoundingClientRect().height }));
  const pending = await drawing(mine);
  release();
  await expect(mine).not.toHaveAttribute('data-sending', /.*/);
  expect(await drawing(mine)).toEqual(pending);

  const read = messagesBy(grace, 'Ada').last();
  await expect(read.locator('strong', { hasText: 'Plan' })).toBeVisible();
  await expect(read.locator('mark[data-me]')).toHaveText('@Grace');
  await expect(read.locator('em')).toHaveText('soon');
  await expect(read.locator('del')).toHaveText('later');
  await expect(read.locator('p').first()).toContainText('~now~ npm run *\nthe second line', {
    useInnerText: true,
  });
  await expect(read.getByRole('heading')).toHaveCount(0);
  const size = (locator: Locator) => locator.evaluate((element) => getComputedStyle(element).fontSize);
  expect(await size(read.getByText('No larger'))).toBe(await size(read.getByText('the second line')));
  await expect(read.getByRole('listitem')).toHaveText(['one', 'two']);
  await expect(read.locator('blockquote')).toHaveText('said before');
  await expect(read.getByRole('group', { name: 'Code, TypeScript' })).toContainText('const a = 1;');
  await expect(read.getByRole('cell')).toHaveText(['Ada', 'today']);
  await expect(read).toContainText('<b>bold</b>');

  // Links ask, as in answers; what is none leads nowhere, and no picture is loaded.
  await expect(read.getByRole('link')).toHaveText([
    'https://en.example/Set_(mathematics)',
    'the docs (example.org)',
    'chart (example.org)',
  ]);
  await expect(read.locator('img:not([alt=""])')).toHaveCount(0);
  await read.getByRole('link', { name: 'the docs' }).click();
  await expect(grace.getByRole('dialog', { name: 'Open example.org?' })).toContainText(
    'https://example.org/docs',
  );
  await grace.keyboard.press('Escape');

  // Lines about it have no marks.
  const line = 'Plan for @Grace: soon later ~now~ npm run * the second line';
  await expect(grace.getByRole('navigation').getByText(line).first()).toBeVisible();
  await read.hover();
  await read.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(grace.getByText(line).last()).toBeVisible();

  await chooseMessages(grace, 'As typed');
  await expect(read).toContainText('**Plan** for @Grace: *soon* ~~later~~');
  await expect(read).toContainText('```ts');
  await grace.reload();
  await expect(read).toContainText('| Who | When |');
  await expect(mine.locator('strong', { hasText: 'Plan' })).toBeVisible();
  await chooseMessages(grace, 'Formatted');
  await expect(read.locator('strong', { hasText: 'Plan' })).toBeVisible();
});

test('[F55] a formatted message is edited as it was typed, and everybody reads it formatted again', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  const typed = '**One** and `two`\n- *three*';
  await saySomething(ada, typed);
  const [mine, read] = [messagesBy(ada, 'Ada').last(), messagesBy(grace, 'Ada').last()];
  for (const message of [mine, read]) {
    await expect(message.locator('[data-written] strong')).toHaveText('One');
    await expect(message.locator('[data-written] code')).toHaveText('two');
  }
  await expect(mine).not.toHaveAttribute('data-sending', /.*/);
  await composer(ada).press('ArrowUp');
  const editor = ada.getByRole('textbox', { name: 'Your message' });
  await expect(editor).toHaveValue(typed);
  await editor.fill('*Four* and **five**');
  await editor.press('Enter');
  await expect(editor).toHaveCount(0);
  for (const message of [mine, read]) {
    await expect(message.locator('[data-written] em')).toHaveText('Four');
    await expect(message.locator('[data-written] strong')).toHaveText('five');
    await expect(message.locator('[data-written]')).toHaveText('Four and five');
  }
  await expect(grace.getByRole('navigation').getByText('Four and five').first()).toBeVisible();
  // The history shows what was typed, with its marks.
  await read.getByRole('button', { name: 'edited' }).click();
  await expect(grace.getByRole('dialog', { name: 'Edit history' })).toContainText('**One** and `two`');
});

test('[F51] [F42] 100 KB of marks are shown as they were typed, and can be folded', async ({ enter }) => {
  const ada = await enter('Ada');
  await newThread(ada);
  const marks = '*_'.repeat(50 * KB);
  await saySomething(ada, `**Before**\n\n${marks}`);
  const message = messagesBy(ada, 'Ada');
  await expect(message).not.toHaveAttribute('data-sending', /.*/);
  await expect(message.locator('[data-written] strong')).toHaveText('Before');
  await message.getByRole('button', { name: /^Show all/ }).click();
  await expect(message).toContainText('formatting it could make the page stop responding');
  await message.getByRole('button', { name: 'Show less' }).click();
});

/** Presses a key as Safari tells of it at the end of a composition. */
async function pressComposing(field: Locator, key: 'Enter' | 'Escape'): Promise<void> {
  await field.evaluate(
    (element, pressed) =>
      element.dispatchEvent(
        new KeyboardEvent('keydown', { key: pressed, keyCode: 229, bubbles: true, cancelable: true }),
      ),
    key,
  );
}

test('[F52] Enter and Escape of an input method do nothing in the title, the lists, the palette, the dialogs and the search', async ({
  enter,
}) => {
  const { ada } = await shared(enter);
  const path = new URL(ada.url()).pathname;
  await saySomething(ada, 'zuerst');
  await expect(messagesBy(ada, 'Ada')).not.toHaveAttribute('data-sending', /.*/);
  /** Neither key changes anything; then Enter does what it does. */
  const check = async (field: Locator, text: string) => {
    await field.fill(text);
    await pressComposing(field, 'Enter');
    await pressComposing(field, 'Escape');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(text);
    expect(new URL(ada.url()).pathname).toBe(path);
  };

  await ada.getByRole('button', { name: 'Thread menu' }).click();
  await ada.getByRole('menuitem', { name: 'Rename' }).click();
  const title = ada.getByRole('textbox', { name: 'Title' });
  await check(title, '港口');
  await title.press('Enter');
  await expect(ada.getByRole('heading', { name: '港口' })).toBeVisible();

  await ada.keyboard.press('ControlOrMeta+k');
  const palette = ada.getByRole('combobox');
  await check(palette, 'Sign');
  await palette.press('Escape');
  await expect(palette).toHaveCount(0);

  await ada.getByRole('button', { name: /^Members/ }).click();
  const members = ada.getByRole('dialog', { name: 'Members' });
  await check(members.getByRole('textbox', { name: 'Email' }), 'nobody');
  const refusal = members.getByText('“nobody” is not a valid email address.');
  await expect(refusal).toHaveCount(0);
  await members.getByRole('textbox', { name: 'Email' }).press('Enter');
  await expect(refusal).toBeVisible();
  await ada.keyboard.press('Escape');

  await composer(ada).press('ArrowUp');
  const editor = ada.getByRole('textbox', { name: 'Your message' });
  await check(editor, 'zuletzt');
  await editor.press('Escape');
  await expect(messagesBy(ada, 'Ada')).toContainText('zuerst');

  const mention = composer(ada);
  await mention.pressSequentially('@Gr');
  await expect(ada.getByRole('option')).not.toHaveCount(0);
  await pressComposing(mention, 'Enter');
  await expect(mention).toHaveValue('@Gr');
  await mention.fill('');

  await ada.getByRole('button', { name: 'Thread menu' }).click();
  await ada.getByRole('menuitem', { name: 'Find in thread' }).click();
  await check(ada.getByRole('textbox', { name: 'Find in this thread' }), 'zuerst');
  await ada.keyboard.press('Escape');

  const search = ada.getByRole('navigation').getByRole('searchbox');
  await check(search, '港口');
  await search.press('Enter');
  await ada.waitForURL(/\/search\?q=/);
});

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Selects from the beginning of one element's text to the end of another's, and copies. */
async function copyFrom(first: Locator, last: Locator): Promise<string> {
  const page = first.page();
  await first.evaluate(
    (from, to) => {
      const range = new Range();
      range.setStartBefore(from.firstChild ?? from);
      range.setEndAfter(to?.lastChild ?? from);
      document.getSelection()?.removeAllRanges();
      document.getSelection()?.addRange(range);
    },
    await last.elementHandle(),
  );
  await page.keyboard.press('ControlOrMeta+c');
  return clipboard(page);
}

const WRITTEN_BY_MODEL = `Let $a_1 + b$ be:

$$
\\frac{1}{2}
$$

1. one
2. two

\`\`\`ts
const a = 1;

  const b = 2;
\`\`\`

| Who | When |
| --- | ---- |
| Ada | today |

A **last** word here.`;

const COPIED = `Let $a_1 + b$ be:

$$
\\frac{1}{2}
$$

1. one
2. two

const a = 1;

  const b = 2;

Who\tWhen
Ada\ttoday

A last word here.`;

test('[F53] an answer and a message are copied as they were written, by button and by selection', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await ada.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await newThread(ada);
  await sendMessage(ada, `[demo echo=${WRITTEN_BY_MODEL}]`);
  const answer = messagesBy(ada, 'Assistant').locator('[data-rendered="markdown"]');
  await expect(answer).toContainText('A last word');
  await expect(streaming(ada)).toHaveCount(0);
  await expect(answer.locator('.katex')).toHaveCount(2);
  await expect.poll(() => copyFrom(answer, answer)).toBe(COPIED);
  await messagesBy(ada, 'Assistant').getByRole('button', { name: 'More' }).click();
  await ada.evaluate(() => navigator.clipboard.writeText(''));
  await ada.getByRole('menuitem', { name: 'Copy text' }).click();
  await expect.poll(() => clipboard(ada)).toBe(COPIED);
  await messagesBy(ada, 'Assistant').getByRole('button', { name: 'Copy answer' }).click();
  await expect.poll(() => clipboard(ada)).toBe(WRITTEN_BY_MODEL);

  // From the middle of a formula it is copied whole, and a list goes on with its number.
  const inFormula = answer.locator('.katex-html').first();
  expect(await copyFrom(inFormula, inFormula)).toBe('$a_1 + b$');
  expect(await copyFrom(answer.getByRole('listitem').last(), answer.getByRole('cell').first())).toBe(
    '2. two\n\nconst a = 1;\n\n  const b = 2;\n\nWho\tWhen\nAda',
  );
  expect(await copyFrom(answer.locator('pre'), answer.locator('pre'))).toContain(
    'const a = 1;\n\n  const b = 2;',
  );

  const typed = 'def f():\n    return **1**\n\n- [x] done\n\n`a  b`';
  await saySomething(ada, typed);
  const message = messagesBy(ada, 'Ada').last();
  await expect(message).not.toHaveAttribute('data-sending', /.*/);
  const written = message.locator('[data-written]');
  expect(await copyFrom(written, written)).toBe('def f():\n    return 1\n\n- [x] done\n\na  b');
  await message.hover();
  await message.getByRole('button', { name: 'More' }).click();
  await ada.getByRole('menuitem', { name: 'Copy text' }).click();
  await expect.poll(() => clipboard(ada)).toBe(typed);
  // What is outside of messages is the browser's.
  await expect(conversation(ada)).toBeVisible();
});
