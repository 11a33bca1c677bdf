import type { Locator, Page } from 'playwright/test';
import { conversation, expect, streaming, newThread, messagesBy, sendMessage, test } from './fixtures';

const WIDE_TABLE = [
  `| ${Array.from({ length: 12 }, (_, column) => `Column number ${column}`).join(' | ')} |`,
  `| ${Array.from({ length: 12 }, () => '-').join(' | ')} |`,
  `| ${Array.from({ length: 12 }, (_, column) => `value ${column}`).join(' | ')} |`,
].join('\n');

test('[F26] code names its language, has colours, and is copied verbatim; copying the answer omits the name', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await ada.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await newThread(ada);
  await sendMessage(ada, '[demo echo=Look:\n\n```ts\nconst a = 1;\n\nconst b = 2;\n```\n\nThat is all.]');
  // Waits for the end: before it, there is less to copy.
  await expect(messagesBy(ada, 'Assistant')).toContainText('That is all.');
  const code = messagesBy(ada, 'Assistant').getByRole('group', { name: 'Code, TypeScript' });
  await expect.poll(() => colourOf(code, '::highlight(code-number)')).not.toBe(await colourOf(code));
  await code.getByRole('button', { name: 'Copy code' }).click();
  await expect(code.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await clipboard(ada)).toBe('const a = 1;\n\nconst b = 2;\n');
  await messagesBy(ada, 'Assistant').getByRole('button', { name: 'More' }).click();
  await ada.getByRole('menuitem', { name: 'Copy text' }).click();
  await expect.poll(() => clipboard(ada)).toContain('That is all.');
  expect(await clipboard(ada)).not.toContain('TypeScript');
});

/** Of the code itself, or of what a highlight paints in it. */
const colourOf = (code: Locator, pseudo?: string) =>
  code.locator('code').evaluate((element, which) => getComputedStyle(element, which).color, pseudo);

test('[F26] a wide table scrolls in its own box, by keyboard too, and the page does not', async ({
  enter,
}) => {
  const ada = await enter('Ada', 'phone');
  await newThread(ada);
  await sendMessage(ada, `[demo echo=${WIDE_TABLE}]`);
  const box = messagesBy(ada, 'Assistant').getByRole('region', { name: 'Table' });
  await expect(streaming(ada)).toHaveCount(0);
  await box.focus();
  await ada.keyboard.press('ArrowRight');
  await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  expect(await conversation(ada).evaluate((log) => log.scrollWidth - log.clientWidth)).toBe(0);
});

test('[F26] while an answer streams, the elements of finished blocks stay the same', async ({ enter }) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await sendMessage(ada, 'A long one [demo long=24k slow=8s]');
  const first = messagesBy(ada, 'Assistant').getByRole('listitem').first();
  await first.waitFor();
  await expect(
    messagesBy(ada, 'Assistant').getByRole('heading', { name: 'Part 1', exact: true }),
  ).toBeVisible();
  // A property that a new render would not keep.
  await first.evaluate((element) => element.setAttribute('data-kept', 'yes'));
  await expect(streaming(ada)).toHaveCount(0, { timeout: 30_000 });
  await expect(first).toHaveAttribute('data-kept', 'yes');
});

test('[F27] formulas and a diagram are rendered, by this site’s own chunks, and an invalid diagram shows its source', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  const elsewhere: string[] = [];
  ada.on('request', (request) => {
    if (!/^(http:\/\/(localhost|127\.0\.0\.1)[:/]|data:|blob:)/.test(request.url()))
      elsewhere.push(request.url());
  });
  await newThread(ada);
  await sendMessage(ada, 'Which formula and which diagram?');
  const answer = messagesBy(ada, 'Assistant').last();
  await expect(answer.getByRole('math').first()).toBeVisible({ timeout: 30_000 });
  await expect(answer).toContainText('it costs $5.');
  await expect(answer.getByRole('img', { name: /Diagram: flowchart/ })).toBeVisible({ timeout: 30_000 });
  await answer.getByRole('button', { name: 'Show source' }).click();
  await expect(answer.getByRole('group', { name: 'Code, Mermaid' })).toContainText('flowchart LR');
  await sendMessage(
    ada,
    '[demo echo=```mermaid\nno diagram at all\n```\n\n```mermaid\nflowchart LR\nA --> --> B\n```\n\nand $\\frac{1}{$ is broken]',
  );
  const broken = messagesBy(ada, 'Assistant').last();
  await expect(broken).toContainText('This kind of diagram is not drawn here. Here is its source.');
  await expect(broken).toContainText('This diagram could not be drawn. Here is its source.');
  await expect(broken).toContainText('no diagram at all');
  await expect(broken).toContainText('\\frac{1}{');
  expect(elsewhere).toEqual([]);
});

test('[F27] a diagram is complete with reduced motion', async ({ enter }) => {
  const ada = await enter('Ada');
  await ada.emulateMedia({ reducedMotion: 'reduce' });
  await newThread(ada);
  await sendMessage(ada, 'Which formula and which diagram?');
  const picture = messagesBy(ada, 'Assistant')
    .last()
    .getByRole('img', { name: /Diagram: flowchart/ });
  await expect(picture).toBeVisible({ timeout: 30_000 });
  const svg = decodeURIComponent((await picture.getAttribute('src')) ?? '');
  const [left, top, width, height] = /viewBox="([^"]+)"/.exec(svg)?.[1]?.split(' ').map(Number) ?? [];
  const positions = [...svg.matchAll(/class="node[^>]*transform="translate\(([-\d.]+), ([-\d.]+)\)"/g)];
  expect(positions.length).toBeGreaterThan(1);
  for (const [, x, y] of positions) {
    expect(Number(x)).toBeGreaterThan(left ?? Infinity);
    expect(Number(x)).toBeLessThan((left ?? 0) + (width ?? 0));
    expect(Number(y)).toBeGreaterThan(top ?? Infinity);
    expect(Number(y)).toBeLessThan((top ?? 0) + (height ?? 0));
  }
});

test('[F28] the details of an answer show who asked which model, how long it took, and its tokens', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await sendMessage(ada, 'Anything [demo echo=Here it is.]');
  await expect(messagesBy(ada, 'Assistant')).toContainText('Here it is.');
  await expect(streaming(ada)).toHaveCount(0);
  await messagesBy(ada, 'Assistant').getByRole('button', { name: 'More' }).click();
  await ada.getByRole('menuitem', { name: 'Details' }).click();
  const details = ada.getByRole('dialog', { name: 'Answer details' });
  await expect(details).toContainText('Asked byAda');
  await expect(details).toContainText(/Model\S/);
  await expect(details).toContainText(/First token[\d.]+ s/);
  await expect(details).toContainText(/\d+ in, \d+ out/);
  await ada.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(messagesBy(ada, 'Assistant').getByRole('button', { name: 'More' })).toBeFocused();
});

test('[F28] a model’s reasoning is collapsed, and is not part of the copied text', async ({ enter }) => {
  const ada = await enter('Ada');
  await ada.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await newThread(ada);
  await sendMessage(ada, 'Why? [demo echo=<think>Let me see.</think>\n\nBecause.]');
  const answer = messagesBy(ada, 'Assistant');
  await expect(answer).toContainText('Because.');
  await expect(answer.getByText('Let me see.')).toBeHidden();
  await answer.getByText('Reasoning').click();
  await expect(answer.getByText('Let me see.')).toBeVisible();
  await answer.getByRole('button', { name: 'Copy answer' }).click();
  await expect.poll(() => clipboard(ada)).toBe('Because.');
});

test('[R27] [R30] reasoning in a field of its own is one fold, open or not, while the answer is written and after', async ({
  enter,
}) => {
  const ada = await enter('Ada');
  await newThread(ada);
  await sendMessage(ada, 'Why? [demo reason slow=6s echo=Because it is so, and not otherwise.]');
  const answer = messagesBy(ada, 'Assistant');
  await answer.getByText('Reasoning').click();
  await expect(answer.getByText('First I read the question')).toBeVisible();
  await expect(answer).toContainText('Thinking');
  await expect(answer).toContainText('Because it is so, and not otherwise.');
  await expect(answer.getByRole('button', { name: 'Copy answer' })).toBeVisible();
  await expect(answer.getByText('First I read the question')).toBeVisible();
  await expect(answer).not.toContainText('think>');
  await sendMessage(ada, 'And this? [demo refuse echo=I will not say that.]');
  await expect(answer.last()).toContainText('I will not say that.');
  await expect(answer.last()).toContainText('The model declined this request.');
});

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
