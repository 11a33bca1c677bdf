import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { LanguageProvider } from '@/hooks/core/use-strings';
import { drawTree } from '@/app/_thread/markdown/draw-tree';
import { blockTree, NOTHING_KNOWN } from '@/app/_thread/markdown/grammar/block-tree';
import { Prose } from '@/app/_thread/markdown/markdown-prose';
import { markMentions } from './mention-marks';
import { personSyntax } from './person-syntax';

/** The elements of a message, without the direction that every block has. */
function drawn(stored: string, { endsWithNote = false } = {}): string {
  const { text, mentions } = markMentions(stored);
  const { syntax, change } = personSyntax({ mentions, endsWithNote });
  const tree = blockTree(text, NOTHING_KNOWN, syntax);
  change?.(tree, text);
  const html = renderToStaticMarkup(drawTree(tree, {}));
  return html
    .replaceAll(/ dir="\w+"/g, '')
    .replaceAll('</p>\n', '</p>')
    .trim();
}

describe('[F51] a message of a person', () => {
  test.each([
    [
      'bold and italics',
      '**a** *b* __c__ _d_',
      '<p><strong>a</strong> <em>b</em> <strong>c</strong> <em>d</em></p>',
    ],
    ['strike by two tildes, and one tilde', '~~a~~ ~b~', '<p><del>a</del> ~b~</p>'],
    [
      'bold within a word where no spaces are written',
      '这是**重点**内容 สำคัญ**มาก**ครับ 강조**한**다',
      '<p>这是<strong>重点</strong>内容 สำคัญ<strong>มาก</strong>ครับ 강조<strong>한</strong>다</p>',
    ],
    [
      'bold beside marks',
      '(**a**) *b*, **c**: "*d*"',
      '<p>(<strong>a</strong>) <em>b</em>, <strong>c</strong>: &quot;<em>d</em>&quot;</p>',
    ],
    ['bold Latin words among Chinese ones', '用**Google**搜索', '<p>用<strong>Google</strong>搜索</p>'],
    ['code', 'a `*b*` c', '<p>a <code>*b*</code> c</p>'],
    [
      'a fence with its language',
      '```ts\nconst a = 1;\n```',
      '<pre><code class="language-ts">const a = 1;\n</code></pre>',
    ],
    ['a list', '- a\n- b', '<ul>\n<li>\n<p>a</p></li>\n<li>\n<p>b</p></li>\n</ul>'],
    ['a numbered list', '3. a\n4. b', '<ol start="3">\n<li>\n<p>a</p></li>\n<li>\n<p>b</p></li>\n</ol>'],
    ['a quote', '> a\n> b', '<blockquote>\n<p>a\nb</p></blockquote>'],
    ['a link', '[a](https://b.example)', '<p><a href="https://b.example">a</a></p>'],
    [
      'an address with brackets',
      'See https://en.example/Set_(mathematics).',
      '<p>See <a href="https://en.example/Set_(mathematics)">https://en.example/Set_(mathematics)</a>.</p>',
    ],
    ['a heading, no larger than text', '# a *b*', '<p><strong>a <em>b</em></strong></p>'],
  ])('is drawn with %s', (_, text, html) => {
    expect(drawn(text)).toBe(html);
  });

  test.each([
    ['single line breaks', 'a\nb\nc', '<p>a\nb\nc</p>'],
    ['breaks that Markdown would make itself', 'a  \nb\\\nc', '<p>a\nb\nc</p>'],
    [
      'indents of lines',
      'def f():\n    return 1\n  **b**\n\tc',
      '<p>def f():\n    return 1\n  <strong>b</strong>\n\tc</p>',
    ],
    ['an indent at the beginning', 'a\n\n     b', '<p>a</p><p>     b</p>'],
    ['HTML', '<b>a</b> <!-- c --> **d**', '<p>&lt;b&gt;a&lt;/b&gt; &lt;!-- c --&gt; <strong>d</strong></p>'],
    ['a block of HTML', '<div>\n**a**\n</div>', '<p>&lt;div&gt;\n<strong>a</strong>\n&lt;/div&gt;</p>'],
    ['entities', '&lt;a&gt; &copy;', '<p>&amp;lt;a&amp;gt; &amp;copy;</p>'],
    [
      'what would be a definition',
      '[1]: https://a.example',
      '<p>[1]: <a href="https://a.example">https://a.example</a></p>',
    ],
    ['what would be a footnote', 'a[^1]\n\n[^1]: b', '<p>a[^1]</p><p>[^1]: b</p>'],
    ['words above a line', 'a\n---', '<p>a</p><hr/>'],
    ['formulas, prices and shell variables', '$a$ $HOME $5', '<p>$a$ $HOME $5</p>'],
    ['hash marks without a space', '#tag', '<p>#tag</p>'],
    ['stars between numbers', '2*3*4 = 24', '<p>2*3*4 = 24</p>'],
    ['powers', '2**3**4 and x**2**n', '<p>2**3**4 and x**2**n</p>'],
    ['stars between letters', 'a*b*c, w*h*d', '<p>a*b*c, w*h*d</p>'],
    ['underlines in words', 'snake_case_name', '<p>snake_case_name</p>'],
    ['tildes between numbers', '10~~20~~30', '<p>10~~20~~30</p>'],
    ['stars between letters of other scripts', 'а*б*в и ا*ب*ج', '<p>а*б*в и ا*ب*ج</p>'],
    ['stars in names of files', 'src/*.ts and dist/*.js', '<p>src/*.ts and dist/*.js</p>'],
    ['stars in words beside bold ones', '**2*3*4** is 24', '<p><strong>2*3*4</strong> is 24</p>'],
  ])('keeps %s', (_, text, html) => {
    expect(drawn(text)).toBe(html);
  });

  test.each(['[a](javascript:alert(1))', '[a](data:text/html,b)', '![a](javascript:b)', '[a](//b.example)'])(
    'leads nowhere by %s',
    (text) => {
      const children = createElement(Prose, {
        text,
        isOpen: false,
        with: personSyntax({ mentions: [], endsWithNote: false }),
      });
      const props = { initialLanguage: 'en', children } as const;
      const html = renderToStaticMarkup(createElement(LanguageProvider, props));
      expect(html).toContain('<span>a</span>');
      expect(html).not.toMatch(/href|src=/);
    },
  );

  test.each([
    [
      'in words',
      'Hi @[Ada](ada), @[Grace *H*](grace)!',
      '<p>Hi <mark data-uid="ada">@Ada</mark>, <mark data-uid="grace">@Grace *H*</mark>!</p>',
    ],
    ['in bold', '**@[Ada](ada)**', '<p><strong><mark data-uid="ada">@Ada</mark></strong></p>'],
    ['as they are typed in code', '`@[Ada](ada)`', '<p><code>@Ada</code></p>'],
    [
      'as they are typed in an address',
      '[a](https://b.example/@[Ada](ada))',
      '<p><a href="https://b.example/@Ada">a</a></p>',
    ],
    [
      'of the assistant',
      'So @assistant, not me@assistant.example',
      '<p>So <mark>@assistant</mark>, not me@assistant.example</p>',
    ],
  ])('shows mentions %s', (_, text, html) => {
    expect(drawn(text)).toBe(html);
  });

  test.each([
    ['of a paragraph', 'a', '<p>a<ins></ins></p>'],
    ['of a list', '- a\n- b', '<ul>\n<li>\n<p>a</p></li>\n<li>\n<p>b<ins></ins></p></li>\n</ul>'],
    ['of a quote', '> a', '<blockquote>\n<p>a<ins></ins></p></blockquote>'],
    ['below code', '```\na\n```', '<pre><code>a\n</code></pre><p data-alone=""><ins></ins></p>'],
    ['below a line', '---', '<hr/><p data-alone=""><ins></ins></p>'],
  ])('has its note at the end %s', (_, text, html) => {
    expect(drawn(text, { endsWithNote: true }).replaceAll('>\n<p data-alone', '><p data-alone')).toBe(html);
  });
});
