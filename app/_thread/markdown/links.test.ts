import { describe, expect, test } from 'vitest';
import { escapeText } from '@/model/answer';
import { askBeforeOpening, hostOf } from './links';

describe('links of an answer', () => {
  test.each([
    ['https://www.example.org/report?x=1', 'example.org'],
    ['http://localhost:3000/', 'localhost:3000'],
    ['javascript:alert(1)', null],
    ['data:text/html,hello', null],
    ['/t/somewhere', null],
    [undefined, null],
  ])('%s leads to %s', (href, host) => {
    expect(hostOf(href)).toBe(host);
  });

  test('a program asks before it opens a page', () => {
    const program = 'b = Button("Open", {type: "open_url", url: "https://example.org/a?b=1&c=2"}, "primary")';
    const asked =
      'b = Button("Open", {type: "open_link", params: {url: "https://example.org/a?b=1&c=2"}}, "primary")';
    expect(askBeforeOpening(escapeText(program))).toBe(escapeText(asked));
    expect(askBeforeOpening(program)).toBe(asked);
  });

  test('nothing else of a program changes', () => {
    const program = escapeText('t = TextContent("type: open_url, url: none")');
    expect(askBeforeOpening(program)).toBe(program);
  });
});
