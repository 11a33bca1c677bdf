import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { expect, test } from 'vitest';
import browserGfm from './browser-gfm';

const TEXT = `
| Day | Who |
| :-- | --: |
| Mon | ~~Ada~~ |

- [x] sent
- [ ] read

See https://example.org/a_b and[^1] ~one~.

[^1]: A footnote.
`;

test('the browser’s replacement of remark-gfm parses markdown as remark-gfm does', () => {
  const draw = (plugin: typeof remarkGfm | typeof browserGfm) =>
    renderToStaticMarkup(createElement(ReactMarkdown, { remarkPlugins: [plugin] }, TEXT));
  expect(draw(browserGfm)).toBe(draw(remarkGfm));
  expect(draw(remarkGfm)).toContain('<table>');
});
