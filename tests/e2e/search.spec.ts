// Search: what was said is found from the list, the palette, the page of search and within a thread, and by nobody else.
import type { Page } from 'playwright/test';
import { commit } from './store';
import {
  addMember,
  callAs,
  composer,
  conversation,
  expect,
  messagesBy,
  newThread,
  openThread,
  removeMember,
  sendMessage,
  shared,
  test,
} from './fixtures';

/** A word that no other story says. */
const uniqueWord = () => `zq${Math.random().toString(36).slice(2, 10).replaceAll(/\d/g, 'x')}`;

const main = (page: Page) => page.getByRole('main');
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search messages and threads' });
const listField = (page: Page) => page.getByRole('searchbox', { name: 'Search threads and messages' });
const hit = (page: Page, text: string | RegExp) => main(page).getByRole('link').filter({ hasText: text });
const palette = (page: Page) => page.getByRole('dialog', { name: 'Search or jump to…' });
const findField = (page: Page) => page.getByRole('textbox', { name: 'Find in this thread' });
const findBar = (page: Page) => page.getByRole('search', { name: 'Find in thread' });

/** What was just said is indexed within seconds: the search is repeated until it is found. */
async function findsOn(page: Page, text: string, found: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.goto(`/search?q=${encodeURIComponent(text)}`);
    await expect(hit(page, found).first()).toBeVisible({ timeout: 3_000 });
  }).toPass();
}

/** Many messages of Ada, past the server, with this word in each. */
async function plantMany(path: string, { word, count }: { word: string; count: number }): Promise<void> {
  const thread = `threads/${path.split('/').at(-1)}`;
  const now = Date.now();
  await commit(
    Array.from({ length: count }, (_, index) => {
      const at = new Date(now - (count - index) * 60_000);
      return {
        path: `${thread}/messages/many-${String(index + 1).padStart(3, '0')}`,
        fields: {
          seq: index + 1,
          role: 'user',
          authorId: 'demo-ada',
          authorName: 'Ada',
          content: `Number ${index + 1} of the ${word}`,
          format: 'markdown',
          plain: '',
          mentions: [],
          status: 'sent',
          createdAt: at,
          changedAt: new Date(now),
          editedAt: null,
          runId: null,
          questionId: null,
          replyTo: null,
          error: null,
          stop: null,
          hidden: null,
          metadata: {},
        },
      };
    }),
  );
  await commit([
    {
      path: thread,
      fields: { seq: count, landedCount: count, changedAt: new Date() },
      only: ['seq', 'landedCount', 'changedAt'],
    },
  ]);
}

test('[S15] what Grace says is found by Ada in the list and the palette, below the titles, and a press leads to it', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  const word = uniqueWord();
  // What looks like markup is text.
  await sendMessage(grace, `The ${word} is in the <b>garden</b>`);
  await expect(messagesBy(ada, 'Grace')).toContainText(word);
  await findsOn(ada, word, word);

  await ada.goto('/');
  await listField(ada).fill(word.slice(0, 8));
  const inList = ada.getByRole('region', { name: 'Messages' });
  await expect(inList.getByRole('link', { name: /Grace/ })).toContainText(
    `The ${word} is in the <b>garden</b>`,
  );
  await expect(inList.locator('mark')).toHaveText(word);
  await inList.getByRole('link', { name: /Grace/ }).click();
  await expect(messagesBy(ada, 'Grace')).toHaveAttribute('data-highlighted', '');
  await expect(messagesBy(ada, 'Grace')).toBeFocused();

  await ada.keyboard.press('Control+k');
  await palette(ada).getByRole('combobox').fill(word);
  const options = palette(ada).getByRole('option');
  await expect(options.filter({ hasText: 'is in the <b>garden</b>' })).toHaveCount(1);
  await expect(options.last()).toHaveText(`See all results for “${word}”`);
  // One letter is not searched, and nothing says that it is.
  await palette(ada).getByRole('combobox').fill(word.slice(0, 1));
  await expect(palette(ada).getByRole('status')).toHaveText('');
  await palette(ada).getByRole('combobox').fill(word);
  await expect(options.filter({ hasText: 'is in the <b>garden</b>' })).toHaveCount(1);
  await ada.keyboard.press('End');
  await ada.keyboard.press('Enter');
  await expect(ada).toHaveURL(new RegExp(`/search\\?q=${word}`));
  await expect(field(ada)).toHaveValue(word);
  await expect(field(ada)).toBeFocused();
  await expect(main(ada).getByRole('status').filter({ hasText: '1 message' })).toBeVisible();
});

test('[S17] [S18] with the keys alone Ada opens a result far down, and Back returns to it: the pages, the position and the focus', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const word = uniqueWord();
  const path = await newThread(ada);
  await plantMany(path, { word, count: 70 });
  await findsOn(ada, word, /Number 70 of/);
  await ada.goto(`/search?q=${word}&order=newest`);
  await expect(field(ada)).toBeFocused();
  await expect(hit(ada, /Number 70 of/)).toBeVisible();
  await ada.keyboard.press('ArrowDown');
  await ada.keyboard.press('End');
  await expect(async () => {
    await ada.keyboard.press('End');
    await expect(hit(ada, /Number 1 of/)).toBeFocused({ timeout: 500 });
  }).toPass();
  for (let steps = 0; steps < 12; steps += 1) await ada.keyboard.press('ArrowUp');
  const wanted = hit(ada, /Number 13 of/);
  await expect(wanted).toBeFocused();
  const top = (await wanted.boundingBox())?.y;
  await ada.keyboard.press('Enter');
  await expect(
    conversation(ada)
      .getByRole('article')
      .filter({ hasText: /Number 13 of/ }),
  ).toBeFocused();

  await ada.goBack();
  await expect(wanted).toBeFocused();
  await expect(hit(ada, /Number \d+ of/)).toHaveCount(70);
  expect((await wanted.boundingBox())?.y).toBe(top);
  await ada.keyboard.press('Home');
  await ada.keyboard.press('Escape');
  await expect(field(ada)).toBeFocused();
  await ada.keyboard.press('Escape');
  await expect(field(ada)).toHaveValue('');
  await expect(main(ada)).toContainText('Search everything in your threads');
  // Emptied again before the pause after a key is over.
  await field(ada).fill(word);
  await field(ada).press('Enter');
  await field(ada).fill('');
  await expect(main(ada)).toContainText('Search everything in your threads');
  await expect(ada).toHaveURL(/\/search(\?order=newest)?$/);
});

test('[S16] filters are written into the box by their menus, and taken away by their chips; what cannot be read is underlined', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  const word = uniqueWord();
  await sendMessage(ada, `My ${word}`);
  await sendMessage(grace, `Your ${word}`);
  await findsOn(ada, word, `Your ${word}`);
  await expect(hit(ada, `My ${word}`)).toBeVisible();

  await ada.getByRole('button', { name: 'From', exact: true }).click();
  await ada.getByRole('menuitemradio', { name: 'Grace' }).click();
  await expect(field(ada)).toHaveValue(`${word} from:Grace`);
  await expect(hit(ada, `My ${word}`)).toHaveCount(0);
  await expect(hit(ada, `Your ${word}`)).toBeVisible();
  await expect(ada).toHaveURL(/from%3AGrace/);
  await ada.getByRole('button', { name: 'Remove filter from:Grace' }).click();
  await expect(field(ada)).toHaveValue(word);
  await expect(field(ada)).toBeFocused();
  await expect(hit(ada, `My ${word}`)).toBeVisible();

  await field(ada).fill(`${word} on:someday`);
  await expect(main(ada).locator('u')).toHaveText('on:someday');
  await expect(main(ada)).toContainText('This is no date.');
  await expect(hit(ada, `My ${word}`), 'the rest is searched').toBeVisible();
});

test('[S19] a typo is searched as what it probably was, saying so; no result teaches what can be searched', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const word = `${uniqueWord()}station`;
  await newThread(ada);
  await sendMessage(ada, `@nobody The ${word} opens`);
  await findsOn(ada, word, word);
  const typo = `${word.slice(0, 6)}${word.slice(7)}`;
  await field(ada).fill(`${typo} `);
  await expect(main(ada)).toContainText(`No results for “${typo}”. Did you mean this?`);
  await expect(hit(ada, word).first()).toBeVisible();
  await main(ada).getByRole('button', { name: word }).click();
  await expect(field(ada)).toHaveValue(word);
  await expect(main(ada)).not.toContainText('Did you mean');

  await field(ada).fill(`${word} from:me has:table`);
  await expect(main(ada).getByRole('heading', { name: /^No results for/ })).toBeVisible();
  await expect(main(ada)).toContainText('also has:table, has:link, has:form');
  await main(ada).getByRole('button', { name: 'Search without filters' }).click();
  await expect(hit(ada, word).first()).toBeVisible();
});

test('[S20] recent searches stay on this device until they are cleared, or their person signs out', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const [first, second] = [uniqueWord(), uniqueWord()];
  await ada.goto('/search');
  for (const text of [first, second, first]) {
    await field(ada).fill(text);
    await field(ada).press('Enter');
    await expect(ada).toHaveURL(new RegExp(text));
  }
  await ada.goto('/search');
  const recent = main(ada).getByRole('region', { name: 'Recent searches' });
  await expect(recent.getByRole('listitem')).toHaveText([first, second]);
  await recent.getByRole('button', { name: second }).click();
  await expect(field(ada)).toHaveValue(second);

  await ada.goto('/search');
  await recent.getByRole('button', { name: 'Clear' }).click();
  await expect(recent).toHaveCount(0);
  await expect(field(ada)).toBeFocused();
  await field(ada).fill(first);
  await field(ada).press('Enter');
  await expect(ada).toHaveURL(new RegExp(first));
  const stored = () =>
    ada.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(':recent searches')));
  expect(await stored()).toHaveLength(1);
  await ada.getByRole('button', { name: /account, theme and sign out$/ }).click();
  await ada.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(ada.getByRole('button', { name: 'Continue as Ada' })).toBeVisible();
  expect(await stored()).toEqual([]);
});

test('[S21] find in thread counts the matches and leads from one to the next; the focus stays, and Escape closes', async ({
  enter,
}) => {
  const { ada, grace } = await shared(enter);
  const word = uniqueWord();
  for (const number of ['one', 'two', 'three']) {
    await sendMessage(ada, `Match ${number}: ${word}`);
    await expect(messagesBy(grace, 'Ada').last()).toContainText(number);
  }
  await sendMessage(grace, 'Something else');
  await findsOn(grace, word, 'Match three');
  await openThread(grace, new URL(ada.url()).pathname);
  await grace.getByRole('button', { name: 'Thread menu' }).click();
  await grace.getByRole('menuitem', { name: 'Find in thread' }).click();
  await expect(findField(grace)).toBeFocused();
  await grace.keyboard.type(word);
  await expect(findBar(grace)).toContainText('1 of 3');
  const shown = (number: string) =>
    conversation(grace)
      .getByRole('article')
      .filter({ hasText: `Match ${number}:` });
  await expect(shown('three')).toHaveAttribute('data-highlighted', '');
  await grace.keyboard.press('Enter');
  await expect(findBar(grace)).toContainText('2 of 3');
  await expect(shown('two')).toHaveAttribute('data-highlighted', '');
  await expect(findField(grace)).toBeFocused();
  await grace.keyboard.press('Shift+Enter');
  await expect(findBar(grace)).toContainText('1 of 3');
  await findBar(grace).getByRole('button', { name: 'Newer match' }).click();
  await expect(findBar(grace), 'from the end to the other').toContainText('3 of 3');
  expect(await grace.evaluate(() => CSS.highlights.get('found')?.size)).toBe(3);
  await findField(grace).fill(uniqueWord());
  await expect(findBar(grace)).toContainText('No matches');
  await grace.keyboard.press('Escape');
  await expect(findBar(grace)).toHaveCount(0);
  await expect(conversation(grace)).toBeFocused();
  // Ctrl+F is not ours, and the command is in the palette too.
  await grace.keyboard.press('Control+k');
  await palette(grace).getByRole('combobox').fill('find in');
  await grace.keyboard.press('Enter');
  await expect(findField(grace)).toBeFocused();
});

test('[S22] after Grace was removed, what she had found before leaves the results', async ({ enter }) => {
  const { ada, grace } = await shared(enter);
  const word = uniqueWord();
  await sendMessage(ada, `Only for members: ${word}`);
  await findsOn(grace, word, word);
  await hit(grace, word).click();
  await expect(messagesBy(grace, 'Ada')).toBeFocused();
  await removeMember(ada, 'Grace');
  await expect(grace.getByRole('heading', { name: /^You don’t have access/ })).toBeVisible();
  await grace.goBack();
  await expect(field(grace)).toHaveValue(word);
  await expect(hit(grace, word)).toHaveCount(0);
  await grace.reload();
  await expect(main(grace).getByRole('heading', { name: `No results for “${word}”` })).toBeVisible();
});

test('[S15] [F37] on a phone Linus searches from the list, opens a hit, and comes back to the results and the list', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const word = uniqueWord();
  const path = await newThread(ada);
  await addMember(ada, 'Linus', 'Viewer');
  await callAs('Ada', {
    path: `/api${path.replace('/t/', '/threads/')}`,
    method: 'PATCH',
    body: { title: `Pier ${word}` },
  });
  await sendMessage(ada, `Ropes for the ${word}`);
  await expect(composer(ada)).toHaveValue('');
  const linus = await enter('Linus', 'phone');
  await findsOn(linus, word, `Ropes for the ${word}`);

  await linus.goto('/');
  await listField(linus).fill(word);
  await expect(
    linus.getByRole('region', { name: 'Messages' }).getByRole('link', { name: /^Ada .*Ropes/ }),
  ).toBeVisible();
  await linus.getByRole('link', { name: `See all results for “${word}”` }).click();
  await expect(main(linus).getByRole('region', { name: 'Threads' })).toContainText(`Pier ${word}`);
  await main(linus)
    .getByRole('link', { name: /^Ada .*Ropes/ })
    .tap();
  await expect(messagesBy(linus, 'Ada')).toBeInViewport();
  await linus.goBack();
  await expect(main(linus).getByRole('link', { name: /^Ada .*Ropes/ })).toBeVisible();
  await main(linus).getByRole('link', { name: 'All threads' }).click();
  await expect(listField(linus)).toBeVisible();
});
