import { expect, test } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { drawTree } from '@/app/_thread/markdown/draw-tree';
import { blockTree, NOTHING_KNOWN } from './block-tree';

test('[F49] paragraphs, headings and cells look at their own letters; code has its own direction, and numbers that of the table', () => {
  const html = (text: string) => renderToStaticMarkup(drawTree(blockTree(text, NOTHING_KNOWN), {}));
  expect(html('# عنوان\n\n`npm` أداة')).toBe(
    '<h1 dir="auto">عنوان</h1>\n<p dir="auto"><code dir="ltr">npm</code> أداة</p>',
  );
  expect(html('| أ | b |\n|---|---|\n| 1 | `c` |')).toContain('<td>1</td><td><code dir="ltr">c</code></td>');
  expect(html('| أ | b |\n|---|---|\n| 1 | `c` |')).toContain('<table dir="rtl">');
  expect(html('| أ | b |\n|---|---|\n| c | د |')).toMatch(
    /<th dir="auto">أ<\/th><th dir="auto">b<\/th>[^]*<td dir="auto">c<\/td><td dir="auto">د<\/td>/,
  );
});
