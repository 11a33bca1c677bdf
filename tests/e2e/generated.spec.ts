import type { Page } from 'playwright/test';
import { escapeText } from '@/model/answer';
import { composer, expect, messagesBy, test } from './fixtures';
import { plantThread } from './states/planted-threads';

const card = (...parts: string[]) => `root = Card([${parts.join(', ')}])`;

function answer(...lines: string[]): string {
  const program = ['```openui-lang', ...lines, '```'].join('\n');
  return `<content thesys="true" version="2">\n${escapeText(program)}\n</content>`;
}

/** Sixty-seven million texts, in 29 lines. */
const DOUBLING = answer(
  card('head', 'l26'),
  'head = Header("Doubled")',
  'l0 = TextContent("Again and again")',
  ...Array.from({ length: 26 }, (_, n) => `l${n + 1} = Card([l${n}, l${n}])`),
);

const generated = (page: Page) => messagesBy(page, 'Assistant').locator('.answer-c1');
const showAnyway = (page: Page) => page.getByRole('button', { name: 'Show anyway' });

test('[F40] [X94] a program that doubles 26 times shows its text, and the page works; a small one is drawn', async ({
  enter,
}) => {
  const threadId = await plantThread({
    title: 'Doubled',
    lines: [
      { by: 'Ada', text: 'A small one' },
      { by: 'Assistant', text: answer(card('Header("Drawn")', 'l0', 'l0'), 'l0 = TextContent("Twice")') },
      { by: 'Ada', text: 'A large one' },
      { by: 'Assistant', text: DOUBLING },
    ],
  });
  const ada = await enter('Ada', 'desktop', `/t/${threadId}`);
  await expect(generated(ada)).toHaveCount(1, { timeout: 30_000 });
  await expect(generated(ada)).toContainText(/Twice\s*Twice/);
  await expect(showAnyway(ada)).toBeVisible();
  await expect(messagesBy(ada, 'Assistant').last()).toContainText(/Doubled\s*Again and again/);
  await composer(ada).fill('Still here');
  await expect(composer(ada)).toHaveValue('Still here');
});

test('[F40] “Show anyway” draws what is too large to be drawn unasked', async ({ enter }) => {
  const tags = Array.from({ length: 1_100 }, (_, n) => `Tag("t${n}", "info")`);
  const lines = [
    { by: 'Ada', text: 'Many tags' },
    { by: 'Assistant', text: answer(card('tags'), `tags = TagBlock([${tags.join(', ')}])`) },
  ] as const;
  const ada = await enter('Ada', 'desktop', `/t/${await plantThread({ title: 'Tags', lines })}`);
  await showAnyway(ada).click();
  await expect(generated(ada)).toContainText('t1099', { timeout: 30_000 });
  await expect(showAnyway(ada)).toHaveCount(0);
});
