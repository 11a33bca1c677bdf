import { expect, test } from 'vitest';
import { hasFormulas, withDollars } from './formulas';

test('[F27] formulas are found with every delimiter that models use', () => {
  const texts = ['$x^2$', 'so $a_1$, b', '$$\nx\n$$', '\\(x\\)', '\\[\nx\n\\]', 'is $1$ or $n$', '其中$x$为'];
  expect(texts.filter((text) => !hasFormulas(text))).toEqual([]);
});

test('[F27] prices, code and escaped delimiters are no formulas', () => {
  const texts = [
    'It is $5 and $10.',
    'From $5, or US$7, to 10$.',
    '`$x$`',
    '```sh\necho $HOME $PATH\n```',
    'a \\$x\\$ b',
    'nothing',
  ];
  expect(texts.filter(hasFormulas)).toEqual([]);
});

test('[F27] formulas get dollar delimiters, on lines of their own where they had them, and other dollars are escaped', () => {
  expect(withDollars('\\(a\\) costs $5, `$x$`')).toBe('$a$ costs \\$5, `$x$`');
  expect(withDollars('So\n\n\\[ a = b \\]\n')).toBe('So\n\n$$\na = b\n$$\n');
  expect(withDollars('- one\n\n  $$\n  a\n  $$')).toBe('- one\n\n  $$\n  a\n  $$');
  expect(withDollars('so $$a$$ it is')).toBe('so $$a$$ it is');
});

test('[F27] [X94] a very long formula, and one that defines what it multiplies, are shown as their source', () => {
  expect(withDollars(`$$\n${'x+'.repeat(3_000)}1\n$$`)).toMatch(/^`x\+x\+/);
  expect(withDollars('$\\def\\a{xxx}\\a\\a$ and $\\delta$')).toBe('`\\def\\a{xxx}\\a\\a` and $\\delta$');
  expect(withDollars('\\(\\newcommand{\\a}{x}\\a\\)')).toBe('`\\newcommand{\\a}{x}\\a`');
});
