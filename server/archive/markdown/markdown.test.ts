import { describe, expect, test } from 'vitest';
import { dayStartIn } from '@/server/platform/day-start';
import { attachmentOf, fileNameOf } from '@/server/archive/file-name';
import { markdownHtml } from './html';
import { selfContained } from '@/server/archive/thread-markdown';

describe('[K2] Markdown in a file', () => {
  test.each([
    ['# A *b* `c*d*`', '<h3 dir="auto">A <em>b</em> <code>c*d*</code></h3>'],
    ['a **b _c_** ~~d~~', '<p dir="auto">a <strong>b <em>c</em></strong> <del>d</del></p>'],
    ['a_b_c * d *', '<p dir="auto">a_b_c * d *</p>'],
    ['```ts\na < b\n```\nc', '<pre tabindex="0"><code>a &lt; b</code></pre>\n<p dir="auto">c</p>'],
    ['- a\n- b\n  1. c', '<ul><li>a</li>\n<li>b\n<ol start="1"><li>c</li></ol></li></ul>'],
    ['> a\n> b\n\nc', '<blockquote><p dir="auto">a\nb</p></blockquote>\n<p dir="auto">c</p>'],
    [
      '[a](https://b.example/?c="d)',
      '<p dir="auto"><a href="https://b.example/?c=&quot;d" rel="noopener noreferrer">a</a></p>',
    ],
    ['[a] [b] c', '<p dir="auto">[a] [b] c</p>'],
    [
      '![a](https://b.example/c.png)',
      '<p dir="auto"><a href="https://b.example/c.png" rel="noopener noreferrer">a</a></p>',
    ],
    [
      'see https://a.example/b.',
      '<p dir="auto">see <a href="https://a.example/b" rel="noopener noreferrer">https://a.example/b</a>.</p>',
    ],
    ['a  \nb\\*', '<p dir="auto">a<br>b*</p>'],
    ['---', '<hr>'],
  ])('%j', (markdown, html) => {
    expect(markdownHtml(markdown, 'answer')).toBe(html);
  });

  test('a table', () => {
    expect(markdownHtml('| a | b |\n|---|--:|\n| 1 | x\\|y |\n', 'answer')).toMatch(
      /<thead><tr><th dir="auto">a<\/th>.*<tbody><tr><td dir="auto">1<\/td><td dir="auto">x\|y<\/td>/s,
    );
  });
});

describe('[K2] what a person typed, in a file', () => {
  test.each([
    ['# A *b*', '<p dir="auto"><strong>A <em>b</em></strong></p>'],
    ['a\nb\n   c\\\nd  \ne', '<p dir="auto">a<br>b<br>   c<br>d<br>e</p>'],
    ['2*3*4 2**3**4 a_b_c a~~b~~c', '<p dir="auto">2*3*4 2**3**4 a_b_c a~~b~~c</p>'],
    ['src/*.ts and dist/*.js', '<p dir="auto">src/*.ts and dist/*.js</p>'],
    [
      '**a** *b* ~~c~~ `d*e*f`',
      '<p dir="auto"><strong>a</strong> <em>b</em> <del>c</del> <code>d*e*f</code></p>',
    ],
    ['这是**重点**内容', '<p dir="auto">这是<strong>重点</strong>内容</p>'],
    ['<b>a</b> &amp;', '<p dir="auto">&lt;b&gt;a&lt;/b&gt; &amp;amp;</p>'],
    ['- a\n  b\n- c', '<ul><li>a<br>b</li>\n<li>c</li></ul>'],
    ['> a\n> b', '<blockquote><p dir="auto">a<br>b</p></blockquote>'],
    [
      '![a](https://b.example/c.png)',
      '<p dir="auto"><a href="https://b.example/c.png" rel="noopener noreferrer">a</a></p>',
    ],
    ['![a] !b', '<p dir="auto">![a] !b</p>'],
    ['[^1]: a', '<p dir="auto">[^1]: a</p>'],
  ])('%j', (typed, html) => {
    expect(markdownHtml(typed, 'typed')).toBe(html);
  });
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](data:text/html,b)',
  '`</code><script>`',
  '```\n</code></pre><script>\n```',
  '| <script> | b |\n|--|--|\n| c" onload="d | e |',
  '[<b>](https://a.example/"onload="b)',
])('[K3] %j becomes no markup and no address that runs', (markdown) => {
  const html = `${markdownHtml(markdown, 'answer')}${markdownHtml(markdown, 'typed')}`;
  expect(html).not.toMatch(/<(?:script|img|b)\b|href="(?:javascript|data)|" ?on\w+="/i);
});

test('[K2] a text in a Markdown file ends what it begins', () => {
  expect(selfContained('a\n```js\nb')).toBe('a\n```js\nb\n```');
  expect(selfContained('~~~~\n~~~\n<!-- c')).toBe('~~~~\n~~~\n<!-- c\n~~~~');
  expect(selfContained('<!-- a\n <script>\n<b> <https://a.example>')).toBe(
    '\\<!-- a\n \\<script>\n<b> <https://a.example>',
  );
});

test('[K3] a title is no header and no folder', () => {
  expect(fileNameOf('../../a\r\nSet-Cookie: b="c"; d')).toBe('a Set-Cookie b= c d');
  expect(fileNameOf('...')).toBe('thread');
  expect(fileNameOf('计划 \u202E gnp.exe')).toBe('计划 gnp.exe');
  expect(attachmentOf('计划 (1).html')).toBe(
    `attachment; filename="__ (1).html"; filename*=UTF-8''%E8%AE%A1%E5%88%92%20%281%29.html`,
  );
});

test('[K1] a day begins when its time zone says', () => {
  expect(new Date(dayStartIn('Europe/Lisbon')('2026-03-29')).toISOString()).toBe('2026-03-29T00:00:00.000Z');
  expect(new Date(dayStartIn('Europe/Lisbon')('2026-03-30')).toISOString()).toBe('2026-03-29T23:00:00.000Z');
  expect(new Date(dayStartIn('Asia/Shanghai')('2026-11-28')).toISOString()).toBe('2026-11-27T16:00:00.000Z');
});
