import { describe, expect, test } from 'vitest';
import { hostOf, webAddress } from './links';

describe('links of an answer', () => {
  test.each([
    ['https://www.example.org/report?x=1', 'example.org'],
    ['http://localhost:3000/', 'localhost:3000'],
    ['https://example.org@other.example/', 'other.example'],
    ['javascript:alert(1)', null],
    ['data:text/html,hello', null],
    ['/t/somewhere', null],
    [undefined, null],
  ])('%s leads to %s', (href, host) => {
    expect(hostOf(href)).toBe(host);
  });

  test.each([
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['HTTPS://EXAMPLE.ORG', 'https://example.org/'],
    [' \thttps://exa\nmple.org ', 'https://example.org/'],
    ['//example.org/x', 'https://example.org/x'],
    ['\\\\example.org\\x', 'https://example.org/x'],
    ['/t/2', 'https://cothread.example/t/2'],
    [new URL('http://example.org/'), 'http://example.org/'],
    ['', null],
    [undefined, null],
    ['java\tscript:alert(1)', null],
    ['JavaScript:alert(1)', null],
    ['data:text/html,hello', null],
    ['blob:https://example.org/1', null],
    ['mailto:eve@example.org', null],
    ['https://', null],
  ])('[A26] %j on a page is %j', (address, href) => {
    expect(webAddress(address, 'https://cothread.example/t/1')).toBe(href);
  });
});
