// Ten everyday tasks of a new user, and the number of presses for each: docs/ten-tasks.md has the same numbers.
import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright/test';
import {
  composer,
  conversation,
  EMAILS,
  expect,
  streaming,
  newThread,
  openThread,
  messagesBy,
  shared,
  test,
} from './fixtures';
import { plantLines, stored } from './store';

const MOST = 4;
const LINES = 60;
const HOUR_MS = 3_600_000;

/** A pointer that counts its presses. Typing does not count. */
class PressCounter {
  presses = 0;

  async press(target: Locator): Promise<void> {
    this.presses += 1;
    await target.click();
  }

  /** Selects from a dropdown: one press opens it, one selects an option. */
  async choose(target: Locator, label: string): Promise<void> {
    this.presses += 2;
    await target.selectOption({ label });
  }

  async write(target: Locator, text: string): Promise<void> {
    await target.fill(text);
  }
}

/** The presses of each task, in the order of the table. */
function documentedPresses(): number[] {
  const page = fs.readFileSync(path.join(import.meta.dirname, '../../docs/ten-tasks.md'), 'utf8');
  return [...page.matchAll(/^\| \d+ \|.*\| (\d+) \|$/gm)].map(([, presses]) => Number(presses));
}

const menu = (page: Page, item: string) => page.getByRole('menuitem', { name: item, exact: true });
const threadMenu = (page: Page) => page.getByRole('button', { name: 'Thread menu' });

test('[F38] ten everyday tasks take at most four presses each, as documented', async ({ enter }) => {
  test.setTimeout(180_000);
  const pressed: number[] = [];
  const task = async (work: (counter: PressCounter) => Promise<void>) => {
    const counter = new PressCounter();
    await work(counter);
    pressed.push(counter.presses);
  };
  const { ada, grace } = await shared(enter);
  const at = new URL(ada.url()).pathname;

  // Ask.
  await task(async (counter) => {
    await counter.write(composer(ada), '@assistant what comes first? [demo echo=The plan comes first.]');
    await counter.press(ada.getByRole('button', { name: 'Send' }));
    await expect(messagesBy(grace, 'Assistant')).toContainText('The plan comes first.');
  });
  // Add a person.
  await task(async (counter) => {
    await counter.press(ada.getByRole('button', { name: /^Members/ }));
    await counter.write(ada.getByRole('dialog').getByRole('textbox', { name: 'Email' }), EMAILS.Linus);
    await counter.press(ada.getByRole('dialog').getByRole('button', { name: 'Add' }));
    await expect(ada.getByRole('listitem').filter({ hasText: 'Linus' })).toBeVisible();
    await ada.keyboard.press('Escape');
  });
  // Change a role.
  await task(async (counter) => {
    await counter.press(ada.getByRole('button', { name: /^Members/ }));
    await counter.choose(ada.getByRole('combobox', { name: 'Role of Grace' }), 'Admin');
    await expect
      .poll(async () => (await stored(`${at.replace('/t/', 'threads/')}/members/demo-grace`))?.['role'])
      .toEqual({ stringValue: 'admin' });
    await ada.keyboard.press('Escape');
  });
  // Find yesterday's answer, in a thread that has newer messages.
  await task(async (counter) => {
    await newThread(ada);
    const long = new URL(ada.url()).pathname;
    const first = firstOfYesterday(LINES, Date.now());
    await plantLines(long.replace('/t/', ''), LINES, HOUR_MS);
    await openThread(ada, long);
    await expect(conversation(ada).getByText(`Line ${LINES}`, { exact: true })).toBeVisible();
    await counter.press(
      conversation(ada)
        .getByRole('button', { name: /jump to another day$/ })
        .last(),
    );
    await counter.press(menu(ada, 'Yesterday'));
    await expect(
      conversation(ada)
        .locator('article')
        .filter({ hasText: new RegExp(`Line ${first}$`) }),
    ).toBeFocused();
    await openThread(ada, at);
  });
  // Stop.
  await task(async (counter) => {
    await counter.write(
      composer(ada),
      '@assistant go on [demo slow=60s echo=One thing follows another, and so on.]',
    );
    await composer(ada).press('Enter');
    await expect(streaming(grace)).toBeVisible();
    await counter.press(streaming(grace).getByRole('button', { name: 'Stop' }));
    await expect(messagesBy(ada, 'Assistant').last()).toContainText('Stopped by Grace');
  });
  // Regenerate an answer.
  await task(async (counter) => {
    await counter.press(messagesBy(grace, 'Assistant').last().getByRole('button', { name: 'Regenerate' }));
    await expect(streaming(ada)).toBeVisible();
    await streaming(ada).getByRole('button', { name: 'Stop' }).click();
    await expect(streaming(ada)).toHaveCount(0);
  });
  // Rename.
  await task(async (counter) => {
    await counter.press(threadMenu(ada));
    await counter.press(menu(ada, 'Rename'));
    await counter.write(ada.getByRole('textbox', { name: 'Title' }), 'What comes first');
    await ada.keyboard.press('Enter');
    await expect(grace.getByRole('heading', { name: 'What comes first' })).toBeVisible();
  });
  // Leave.
  await task(async (counter) => {
    await counter.press(threadMenu(grace));
    await counter.press(menu(grace, 'Leave thread'));
    await counter.press(grace.getByRole('dialog').getByRole('button', { name: 'Leave' }));
    await expect(grace.getByRole('navigation').getByRole('link', { name: 'What comes first' })).toHaveCount(
      0,
    );
  });
  // Switch the language.
  await task(async (counter) => {
    await counter.press(grace.getByRole('button', { name: /: account, theme and sign out$/ }));
    await counter.press(menu(grace, 'Settings'));
    await counter.press(grace.getByRole('radio', { name: '简体中文' }));
    await expect(grace.getByRole('dialog', { name: '设置' })).toBeVisible();
  });
  // Read and answer on a phone.
  const phone = await enter('Linus', 'phone');
  await task(async (counter) => {
    await counter.press(phone.getByRole('navigation').getByRole('link', { name: 'What comes first' }));
    await expect(messagesBy(phone, 'Assistant').first()).toContainText('The plan comes first.');
    await counter.write(composer(phone), 'Then let us plan.');
    await counter.press(phone.getByRole('button', { name: 'Send' }));
    await expect(messagesBy(ada, 'Linus')).toContainText('Then let us plan.');
  });

  expect(pressed).toEqual(documentedPresses());
  expect(Math.max(...pressed)).toBeLessThanOrEqual(MOST);
});

/** The number of yesterday's first message, when the messages are an hour apart and the last one is an hour old. */
function firstOfYesterday(count: number, now: number): number {
  const from = new Date(now);
  from.setDate(from.getDate() - 1);
  return count + 1 - Math.floor((now - from.setHours(0, 0, 0, 0)) / HOUR_MS);
}
